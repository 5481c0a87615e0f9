"""
Times on task: they are skewed to the right, so that means are taken of their logarithms.

Means of scores, which are not skewed, stand here too: their interval is the same t.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, sample, t_quantile


def geometric_mean(values: Sequence[float] | np.ndarray, confidence: float = CONFIDENCE) -> Estimate:
    """
    Geometric mean with the t interval of the logarithms: for times of fewer than 25 people.

    Args:
        values: Times, of successful attempts only.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than two values, or one that is not positive.

    Source: Sauro & Lewis 2010, CHI.
    """
    return _exponential(mean(_logarithms(values), confidence))


def geometric_mean_ratio(
    values: Sequence[float] | np.ndarray, others: Sequence[float] | np.ndarray, confidence: float = CONFIDENCE
) -> Estimate:
    """
    Geometric mean of some values over that of others, with Welch's interval of the difference of logarithms.

    Args:
        values: Times of one group or version.
        others: Times of another, independent of the first.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than two values in a group, or one that is not positive.

    Source: Welch 1947, Biometrika 34:28, on logarithms.
    """
    logs, other_logs = _logarithms(values), _logarithms(others)
    difference = float(logs.mean() - other_logs.mean())
    if np.ptp(logs) == 0 and np.ptp(other_logs) == 0:
        # Welch's degrees of freedom are 0/0 where nothing varies.
        return _exponential(Estimate(difference, difference, difference))
    from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

    welch = CompareMeans(DescrStatsW(logs), DescrStatsW(other_logs))
    low, high = welch.tconfint_diff(alpha=1 - confidence, usevar="unequal")
    return _exponential(Estimate(difference, float(low), float(high)))


def mean(values: Sequence[float] | np.ndarray, confidence: float = CONFIDENCE) -> Estimate:
    """
    Arithmetic mean with its t interval: for scores of questionnaires.

    Args:
        values: One per participant.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than two values.
    """
    row = sample(values, least=2)
    centre = float(row.mean())
    half = half_width(float(row.std(ddof=1)), len(row), confidence)
    return Estimate(centre, centre - half, centre + half)


def half_width(deviation: float, n: int, confidence: float = CONFIDENCE) -> float:
    """
    How far the t interval of a mean reaches to each side: says what a study of n people can tell.

    Args:
        deviation: Standard deviation of the sample, or the one that is expected.
        n: Participants.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than two participants.
    """
    if n < 2:
        raise ValueError(f"a mean of {n} has no interval: two or more are needed")
    return t_quantile(confidence, n - 1) * deviation / math.sqrt(n)


def tasks_per_minute(completion: float, time_s: float) -> float:
    """
    Efficiency: completed tasks in a minute.

    Args:
        completion: Completion rate, 0 to 1.
        time_s: Geometric mean of the time on task.

    Raises:
        ValueError: A time that is not positive.

    Source: ISO/IEC 25022:2016, time efficiency.
    """
    if time_s <= 0:
        raise ValueError(f"a time on task of {time_s} s: it is above 0")
    return 60 * completion / time_s


def relative_efficiency(expert_s: float, user_s: float) -> float:
    """
    Efficiency of users relative to an expert's: 1 where they are as fast.

    Args:
        expert_s: Time of an expert on the same task.
        user_s: Time of the users.

    Raises:
        ValueError: A time that is not positive.

    Source: ISO/IEC 25022:2016.
    """
    if min(expert_s, user_s) <= 0:
        raise ValueError(f"times on task of {expert_s} s and {user_s} s: they are above 0")
    return expert_s / user_s


def _logarithms(values: Sequence[float] | np.ndarray) -> np.ndarray:
    row = np.asarray(values, dtype=float)
    if row.ndim != 1 or len(row) < 2 or not (row > 0).all():
        raise ValueError("a geometric mean with interval needs two or more positive values")
    return np.asarray(np.log(sample(row)))


def _exponential(estimate: Estimate) -> Estimate:
    return Estimate(*map(math.exp, estimate))
