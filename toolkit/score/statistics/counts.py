"""
Counts of events, such as errors: how many there are in an attempt, or in a chance of making one.
"""

from __future__ import annotations

from typing import overload

import numpy as np
from scipy import special

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, plain, tail


@overload
def poisson(k: int, n: float, confidence: float = ...) -> tuple[float, float]: ...
@overload
def poisson(k: np.ndarray, n: np.ndarray | float, confidence: float = ...) -> tuple[np.ndarray, np.ndarray]: ...
def poisson(
    k: int | np.ndarray, n: float | np.ndarray, confidence: float = CONFIDENCE
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """
    Interval of a rate from k events in n units of exposure, by the chi-squared quantiles.

    Args:
        k: Events.
        n: Exposure: attempts, hours.
        confidence: Of the two-sided interval.

    Returns:
        Lower and upper bound of events per unit; arrays of the shape that k and n broadcast to.

    Raises:
        ValueError: Fewer than no events, or no exposure.

    Source: Garwood 1936, Biometrika 28:437.
    """
    events, exposure = np.broadcast_arrays(np.asarray(k, dtype=float), np.asarray(n, dtype=float))
    if not ((events >= 0) & (exposure > 0)).all():
        raise ValueError("events are 0 or more, and the exposure they were counted in is above 0")
    # gammaincinv(k, q) is half the q quantile of a chi-squared with 2k degrees of freedom; there is none for k = 0.
    low = np.where(events == 0, 0.0, special.gammaincinv(np.maximum(events, 1), tail(confidence)))
    high = special.gammaincinv(events + 1, 1 - tail(confidence))
    return plain(low / exposure), plain(high / exposure)


def errors_per_attempt(errors: int, attempts: int, confidence: float = CONFIDENCE) -> Estimate:
    """
    Errors in an attempt, with the interval of a Poisson rate.

    Args:
        errors: Unintended actions, slips, mistakes and omissions together.
        attempts: In which they were counted.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than no errors, or no attempt.

    Source: Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed., ch. 2.
    """
    low, high = poisson(errors, attempts, confidence)
    return Estimate(errors / attempts, low, high)


def errors_per_opportunity(errors: int, attempts: int, opportunities: int, confidence: float = CONFIDENCE) -> Estimate:
    """
    Errors in a chance of making one: compares tasks of different length.

    Args:
        errors: Unintended actions, slips, mistakes and omissions together.
        attempts: In which they were counted.
        opportunities: Chances of making an error in one attempt.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Fewer than no errors, no attempt or no opportunity.

    Source: Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed., ch. 2.
    """
    return errors_per_attempt(errors, attempts * opportunities, confidence)
