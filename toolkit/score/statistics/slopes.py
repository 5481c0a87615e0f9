"""
Lines through points that may hold outliers: the median of all slopes between two of them.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, normal_quantile, sample

LEAST = 3


def theil_sen(x: npt.ArrayLike, y: npt.ArrayLike, confidence: float = CONFIDENCE) -> Estimate:
    """
    Slope of y over x, with the interval that Kendall's statistic gives.

    Args:
        x: Where each value was taken.
        y: The values.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than three points, or all at one place.

    Source: Theil 1950; Sen 1968, JASA 63:1379.
    """
    places, values = sample(x, least=LEAST), sample(y, least=LEAST)
    if len(places) != len(values):
        raise ValueError(f"{len(places)} places and {len(values)} values: one of each a point")
    left, right = np.triu_indices(len(places), 1)
    apart = places[right] - places[left]
    if not apart.any():
        raise ValueError("all points are at one place: no line goes through them")
    slopes = np.sort((values[right] - values[left])[apart != 0] / apart[apart != 0])
    spread = normal_quantile(confidence) * math.sqrt(_variance(places, values))
    low = max(round((len(slopes) - spread) / 2) - 1, 0)
    high = min(round((len(slopes) + spread) / 2), len(slopes) - 1)
    return Estimate(float(np.median(slopes)), float(slopes[low]), float(slopes[high]))


def _variance(places: np.ndarray, values: np.ndarray) -> float:
    """Of Kendall's S, ties taken out."""
    n = len(places)
    ties = sum(_tied(np.unique(row, return_counts=True)[1]) for row in (places, values))
    return max(0.0, (n * (n - 1) * (2 * n + 5) - ties) / 18)


def _tied(counts: np.ndarray) -> float:
    return float((counts * (counts - 1) * (2 * counts + 5)).sum())
