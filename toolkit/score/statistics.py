"""
Estimates and their intervals. Two-sided 95 % unless asked otherwise; every function is a formula with a name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy import special

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A lower and an upper bound; None where the sample cannot give one."""

    low: float | None
    high: float | None


class Estimate(NamedTuple):
    """A value with its interval."""

    value: float
    low: float
    high: float


def jeffreys(x: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """
    Interval of a proportion: quantiles of Beta(x+½, n-x+½), closed at 0 when x = 0 and at 1 when x = n.

    Source: Brown, Cai & DasGupta 2001, Statistical Science 16:101.
    """
    _check_counts(x, n)
    tail = (1 - confidence) / 2
    low = 0.0 if x == 0 else float(special.betaincinv(x + 0.5, n - x + 0.5, tail))
    high = 1.0 if x == n else float(special.betaincinv(x + 0.5, n - x + 0.5, 1 - tail))
    return low, high


def adjusted_wald(x: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """
    Interval of a proportion by Agresti and Coull, clipped to [0, 1].

    Source: Sauro & Lewis 2005, HFES 49: the best coverage for small completion rates.
    """
    _check_counts(x, n)
    z = _z(confidence)
    trials = n + z * z
    centre = (x + z * z / 2) / trials
    half = z * math.sqrt(centre * (1 - centre) / trials)
    return max(0.0, centre - half), min(1.0, centre + half)


def wilson(x: int, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """
    Score interval of a proportion.

    Source: Wilson 1927, JASA 22:209.
    """
    _check_counts(x, n)
    z = _z(confidence)
    p = x / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


class Points(NamedTuple):
    """Point estimates of one proportion."""

    mle: float
    laplace: float
    jeffreys: float
    wilson: float


def points(x: int, n: int) -> Points:
    """
    The point estimates of x successes in n trials.

    Source: Lewis & Sauro 2006, Journal of Usability Studies 1(3):136.
    """
    _check_counts(x, n)
    z2 = _z(CONFIDENCE) ** 2
    return Points(x / n, (x + 1) / (n + 2), (x + 0.5) / (n + 1), (x + z2 / 2) / (n + z2))


def believed_completion(x: int, n: int) -> float:
    """Point estimate of a proportion believed to lie in [.5, 1]: Wilson below .5, x/n to .9, Laplace above."""
    estimate = points(x, n)
    if estimate.mle < 0.5:
        return estimate.wilson
    return estimate.mle if estimate.mle <= 0.9 else estimate.laplace


def geometric_mean(values: Sequence[float], confidence: float = CONFIDENCE) -> Estimate:
    """
    Geometric mean with the t interval of the logarithms: for times of fewer than 25 people.

    Raises:
        ValueError: Fewer than two values, or one that is not positive.

    Source: Sauro & Lewis 2010, CHI.
    """
    if len(values) < 2 or min(values) <= 0:
        raise ValueError("a geometric mean with interval needs two or more positive values")
    logs = np.log(np.asarray(values, dtype=float))
    mean, spread = float(logs.mean()), float(logs.std(ddof=1))
    t = float(special.stdtrit(len(values) - 1, (1 + confidence) / 2))
    half = t * spread / math.sqrt(len(values))
    return Estimate(math.exp(mean), math.exp(mean - half), math.exp(mean + half))


def percentile_ranks(n: int, p: float, confidence: float = CONFIDENCE) -> tuple[int | None, int | None]:
    """
    Ranks (from 1) of the order statistics around a percentile; None where no rank is far enough out.

    Example:
        >>> percentile_ranks(100, 0.95)
        (90, 100)
    """
    tail = (1 - confidence) / 2
    low, high = _binomial_quantile(tail, n, p), _binomial_quantile(1 - tail, n, p) + 1
    return (low if low >= 1 else None), (high if high <= n else None)


def percentile_interval(ordered: Sequence[float] | np.ndarray, p: float) -> Interval:
    """
    Interval of a percentile, free of any distribution.

    Args:
        ordered: The sample in ascending order.
        p: The percentile, 0 to 1.
    """
    low, high = percentile_ranks(len(ordered), p)
    return Interval(
        None if low is None else float(ordered[low - 1]), None if high is None else float(ordered[high - 1])
    )


def least_n(p: float, confidence: float = CONFIDENCE) -> int:
    """
    The smallest sample whose maximum bounds a percentile from above, one-sided: 59 for p95, 299 for p99.
    """
    return math.ceil(math.log(1 - confidence) / math.log(p))


def percentile(ordered: Sequence[float] | np.ndarray, p: float) -> float | None:
    """A percentile of an ascending sample, or None where `least_n` says that the sample cannot carry it."""
    if len(ordered) < (least_n(p) if p >= 0.9 else 1):
        return None
    return float(np.quantile(np.asarray(ordered), p))


def apdex(satisfied: int, tolerating: int, total: int) -> float:
    """
    Apdex: satisfied within T, tolerating within 4T, errors count as frustrated.

    Source: Apdex specification 1.1.
    """
    return (satisfied + tolerating / 2) / total


def poisson(k: int, n: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Interval of a rate from k events in n units of exposure, by the chi-squared quantiles."""
    tail = (1 - confidence) / 2
    low = 0.0 if k == 0 else float(special.gammaincinv(k, tail)) / n
    return low, float(special.gammaincinv(k + 1, 1 - tail)) / n


BY_NAME: dict[str, Callable[[int, int], tuple[float, float]]] = {
    "jeffreys": jeffreys,
    "adjusted_wald": adjusted_wald,
    "wilson": wilson,
}


def _z(confidence: float) -> float:
    return float(special.ndtri((1 + confidence) / 2))


def _binomial_quantile(q: float, n: int, p: float) -> int:
    """Smallest k with P(X <= k) >= q."""
    k = max(0, math.ceil(float(special.bdtrik(q, n, p)) - 1e-9))
    # bdtrik solves for a real k: step to the whole one that its neighbours confirm.
    while k > 0 and float(special.bdtr(k - 1, n, p)) >= q:
        k -= 1
    while float(special.bdtr(k, n, p)) < q:
        k += 1
    return k


def _check_counts(x: int, n: int) -> None:
    if not 0 <= x <= n or n < 1:
        raise ValueError(f"{x} of {n}: successes lie between 0 and n, and n is at least 1")
