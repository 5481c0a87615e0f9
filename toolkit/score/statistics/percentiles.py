"""
Percentiles of a sample, with intervals that ask for no distribution, and the sample that a percentile needs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy import special

from toolkit.score.statistics.estimates import CONFIDENCE, Interval, tail


def percentile_ranks(n: int, p: float, confidence: float = CONFIDENCE) -> tuple[int | None, int | None]:
    """
    Ranks (from 1) of the order statistics around a percentile; None where no rank is far enough out.

    Args:
        n: Size of the sample.
        p: The percentile, between 0 and 1.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: An empty sample, or a percentile that is not between 0 and 1.

    Example:
        >>> percentile_ranks(100, 0.95)
        (90, 100)

    Source: Conover 1999, Practical Nonparametric Statistics, 3rd ed., § 3.2.
    """
    if n < 1 or not 0 < p < 1:
        raise ValueError(f"percentile {p} of {n} values: it lies between 0 and 1, and there is a value")
    low = _binomial_quantile(tail(confidence), n, p)
    high = _binomial_quantile(1 - tail(confidence), n, p) + 1
    return (low if low >= 1 else None), (high if high <= n else None)


def percentile_interval(ordered: Sequence[float] | np.ndarray, p: float, confidence: float = CONFIDENCE) -> Interval:
    """
    Interval of a percentile, free of any distribution.

    Args:
        ordered: The sample in ascending order.
        p: The percentile, between 0 and 1.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: An empty sample, or a percentile that is not between 0 and 1.
    """
    low, high = percentile_ranks(len(ordered), p, confidence)
    return Interval(
        None if low is None else float(ordered[low - 1]), None if high is None else float(ordered[high - 1])
    )


def least_n(p: float, confidence: float = CONFIDENCE) -> int:
    """
    The smallest sample whose maximum bounds a percentile from above, one-sided: 59 for p95, 299 for p99.

    Raises:
        ValueError: A percentile that is not between 0 and 1.
    """
    if not 0 < p < 1:
        raise ValueError(f"a percentile lies between 0 and 1, not at {p}")
    return math.ceil(math.log(1 - confidence) / math.log(p))


def percentile(ordered: Sequence[float] | np.ndarray, p: float) -> float | None:
    """A percentile of an ascending sample, or None where `least_n` says that the sample cannot carry it."""
    if len(ordered) < (least_n(p) if p >= 0.9 else 1):
        return None
    return float(np.quantile(np.asarray(ordered), p))


def _binomial_quantile(q: float, n: int, p: float) -> int:
    """Smallest k with P(X <= k) >= q."""
    k = max(0, math.ceil(float(special.bdtrik(q, n, p)) - 1e-9))
    # bdtrik solves for a real k: step to the whole one that its neighbours confirm.
    while k > 0 and float(special.bdtr(k - 1, n, p)) >= q:
        k -= 1
    while float(special.bdtr(k, n, p)) < q:
        k += 1
    return k
