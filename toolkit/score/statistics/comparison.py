"""
Two sets of independent runs: whether they differ, by how much, and how surely.

A small p-value says that a difference is real, not that it matters: judge by the interval of the shift or ratio.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import CONFIDENCE, normal_quantile, sample, tail

# Romano et al. 2006, AIR Forum: bounds of Cliff's delta.
SMALL, MEDIUM, LARGE = 0.147, 0.33, 0.474
EXACT_BELOW = 50  # values in a set; from there on the normal is near enough


class Significance(NamedTuple):
    """A statistic and the probability of one as far out if nothing differs."""

    statistic: float
    p_value: float


def mann_whitney(
    values: npt.ArrayLike,
    others: npt.ArrayLike,
    alternative: Literal["two-sided", "less", "greater"] = "two-sided",
) -> Significance:
    """
    Mann and Whitney's U test.

    Args:
        values: One number per run.
        others: Another version's, measured independently.
        alternative: What the values are suspected to be, compared with the others.

    Returns:
        U: pairs in which the value is above the other, ties half; and p.

    Raises:
        ValueError: No values, or others than finite numbers.

    Source: Mann & Whitney 1947, Annals of Mathematical Statistics 18:50.
    """
    from scipy import stats

    result = stats.mannwhitneyu(sample(values), sample(others), alternative=alternative)
    return Significance(float(result.statistic), float(result.pvalue))


class Shift(NamedTuple):
    """A difference or a ratio with its interval; None for bounds that so few runs cannot give."""

    value: float
    low: float | None
    high: float | None


def hodges_lehmann(values: npt.ArrayLike, others: npt.ArrayLike, confidence: float = CONFIDENCE) -> Shift:
    """
    Shift of values against others: median of all pairwise differences, with Moses' interval.

    The interval is exact for sets of fewer than 50, and by the normal approximation above. Memory is taken for all
    pairs: this is for runs, not for requests.

    Args:
        values: One number per run.
        others: Another version's, measured independently.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: No values, or others than finite numbers.

    Source: Hodges & Lehmann 1963, Annals of Mathematical Statistics 34:598; Hollander & Wolfe 1999, § 4.2–4.3.
    """
    x, y = sample(values), sample(others)
    differences = np.sort(np.subtract.outer(x, y), axis=None)
    value = float(np.median(differences))
    rank = _outer_rank(len(x), len(y), tail(confidence))
    if not rank:
        return Shift(value, None, None)
    return Shift(value, float(differences[rank - 1]), float(differences[-rank]))


def hodges_lehmann_ratio(values: npt.ArrayLike, others: npt.ArrayLike, confidence: float = CONFIDENCE) -> Shift:
    """
    How many times the others the values are: the shift of logarithms, for times and sizes.

    Args:
        values: One positive number per run.
        others: Another version's, measured independently.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: No values, or others than positive numbers.

    Source: Hodges & Lehmann 1963, on logarithms.
    """
    x, y = sample(values), sample(others)
    if min(x.min(), y.min()) <= 0:
        raise ValueError("a ratio is one of positive values")
    value, low, high = hodges_lehmann(np.log(x), np.log(y), confidence)
    return Shift(math.exp(value), None if low is None else math.exp(low), None if high is None else math.exp(high))


def prediction_interval(values: npt.ArrayLike, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """
    Where one more value of the same kind is to be expected, if they are normal.

    Args:
        values: One number per run, two or more.
        confidence: That it lies there.

    Raises:
        ValueError: Fewer than two values, or others than finite numbers.

    Source: Hahn & Meeker 1991, Statistical Intervals, § 4.7.
    """
    row = sample(values)
    if len(row) < 2:
        raise ValueError("two values or more tell how far they scatter")
    from scipy import stats

    far = stats.t.ppf(1 - tail(confidence), len(row) - 1) * row.std(ddof=1) * math.sqrt(1 + 1 / len(row))
    return float(row.mean() - far), float(row.mean() + far)


def cliffs_delta(values: npt.ArrayLike, others: npt.ArrayLike) -> float:
    """
    Cliff's delta: pairs in which the value is above the other, less those in which it is below, of all pairs.

    Args:
        values: One number per run.
        others: Another version's.

    Returns:
        -1 (all below) to 1 (all above).

    Raises:
        ValueError: No values, or others than finite numbers.

    Source: Cliff 1993, Psychological Bulletin 114:494.
    """
    x, y = sample(values), np.sort(sample(others))
    below, up_to = np.searchsorted(y, x, side="left"), np.searchsorted(y, x, side="right")
    return float((below.sum() - (len(y) - up_to).sum()) / (len(x) * len(y)))


def effect_reading(delta: float) -> str:
    """`negligible` below .147 either way, `small` below .33, `medium` below .474, else `large` (Romano et al. 2006)."""
    size = abs(delta)
    if size < SMALL:
        return "negligible"
    if size < MEDIUM:
        return "small"
    return "medium" if size < LARGE else "large"


def adjusted_p_values(p_values: npt.ArrayLike) -> np.ndarray:
    """
    Benjamini and Hochberg's adjusted p-values: those at or below .05 hold 5 % of false discoveries on average.

    Args:
        p_values: Of all that was tested together, also of what did not differ.

    Returns:
        Adjusted p-values in the same order.

    Raises:
        ValueError: No p-values, or some that are not from 0 to 1.

    Source: Benjamini & Hochberg 1995, JRSS B 57:289.
    """
    row = sample(p_values)
    if row.min() < 0 or row.max() > 1:
        raise ValueError("a p-value lies from 0 to 1")
    from scipy import stats

    return np.asarray(stats.false_discovery_control(row, method="bh"))


def _outer_rank(m: int, n: int, outside: float) -> int:
    """The rank of the lower bound among m·n ordered differences; 0 where even the lowest is not low enough."""
    if m >= EXACT_BELOW or n >= EXACT_BELOW:
        deviation = math.sqrt(m * n * (m + n + 1) / 12)
        return max(0, math.ceil(m * n / 2 - normal_quantile(1 - 2 * outside) * deviation - 0.5))
    return int((_u_probabilities(m, n).cumsum() < outside).sum())


@lru_cache(maxsize=64)
def _u_probabilities(m: int, n: int) -> np.ndarray:
    """P(U = u) for u = 0 … mn if nothing differs, by who holds the highest of all values (Mann & Whitney 1947)."""
    fewer = [np.ones(1)] * (n + 1)  # for no value against 0 … n others
    for i in range(1, m + 1):
        row = [np.ones(1)]
        for j in range(1, n + 1):
            u = np.zeros(i * j + 1)
            u[j:] += i / (i + j) * fewer[j]  # a value is highest, and above all j others
            u[: i * (j - 1) + 1] += j / (i + j) * row[j - 1]  # one of the others is
            row.append(u)
        fewer = row
    return fewer[n]
