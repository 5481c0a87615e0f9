"""
Percentiles of times of which some were not waited for: they lasted longer than the time-out, nobody knows how long.
"""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import CONFIDENCE, sample, tail


class CensoredPercentile(NamedTuple):
    """A percentile with its interval; None for what lies beyond the time-outs."""

    value: float | None
    low: float | None
    high: float | None


def censored_percentile(
    times: npt.ArrayLike, censored: npt.ArrayLike, p: float, confidence: float = CONFIDENCE
) -> CensoredPercentile:
    """
    Percentile by Kaplan and Meier's estimate, with the interval that its log-log band gives.

    Args:
        times: How long each lasted, or was waited for.
        censored: One truth value per time: given up, not ended.
        p: The percentile, between 0 and 1.
        confidence: Of the two-sided interval.

    Returns:
        The first time by which a share p had ended, and bounds.

    Raises:
        ValueError: No times, rows of different length, or a percentile that is not between 0 and 1.

    Source: Kaplan & Meier 1958, JASA 53:457; Brookmeyer & Crowley 1982, Biometrics 38:29 for the interval.
    """
    row, given_up = sample(times), np.asarray(censored, dtype=bool)
    if given_up.shape != row.shape or not 0 < p < 1:
        raise ValueError(f"percentile {p}: it lies between 0 and 1, and every time is censored or not")
    from scipy import stats

    left = stats.ecdf(stats.CensoredData(uncensored=row[~given_up], right=row[given_up])).sf
    with warnings.catch_warnings():
        # The band has no width where nothing or everything has ended, which is filled in below.
        warnings.simplefilter("ignore", RuntimeWarning)
        band = left.confidence_interval(1 - 2 * tail(confidence), method="log-log")
    # scipy-stubs takes the curves of the band for numbers.
    lowest, highest = (np.asarray(side.probabilities) for side in band)  # type: ignore[attr-defined]  # see above
    curves = (
        left.probabilities,
        np.where(np.isnan(lowest), left.probabilities, lowest),
        np.where(np.isnan(highest), 1.0, highest),
    )
    return CensoredPercentile(*(_reached(left.quantiles, curve, 1 - p) for curve in curves))


def _reached(times: np.ndarray, curve: np.ndarray, share: float) -> float | None:
    """The first time at which no more than a share is left, but for what rounding adds."""
    reached = curve <= share + 1e-12
    return float(times[reached.argmax()]) if reached.any() else None
