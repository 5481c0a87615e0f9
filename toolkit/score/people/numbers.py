"""
Numbers of people's making, each with its n and interval, or with the reason why it is not there.
"""

from __future__ import annotations

import numpy as np

from toolkit.records import Number
from toolkit.score.statistics import adjusted_wald, geometric_mean, percentile_interval, times

NOT_MEASURED = Number(value=None, n=0, reason="@reason.not_measured")


def proportion(x: int, n: int) -> Number:
    """X of n with the adjusted Wald interval, which holds its promise for few people."""
    if not n:
        return NOT_MEASURED
    low, high = adjusted_wald(x, n)
    return Number(value=x / n, n=n, low=low, high=high)


def mean(values: np.ndarray, within: tuple[float, float]) -> Number:
    """A mean with its t interval, which ends where the scale does; one value has none."""
    if not len(values):
        return NOT_MEASURED
    if len(values) == 1:
        return Number(value=float(values[0]), n=1)
    value, low, high = times.mean(values)
    return Number(value=value, n=len(values), low=max(low, within[0]), high=min(high, within[1]))


def geometric(values: np.ndarray) -> Number:
    """A geometric mean of positive values with the t interval of their logarithms; one value has none."""
    if not len(values):
        return NOT_MEASURED
    if len(values) == 1:
        return Number(value=float(values[0]), n=1)
    value, low, high = geometric_mean(values)
    return Number(value=value, n=len(values), low=low, high=high)


def median(values: np.ndarray) -> Number:
    """A median with the interval of order statistics, which few values may not have."""
    if not len(values):
        return NOT_MEASURED
    ordered = np.sort(values)
    low, high = percentile_interval(ordered, 0.5)
    return Number(value=float(np.median(ordered)), n=len(ordered), low=low, high=high)
