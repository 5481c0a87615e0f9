"""
How well what was found fits what was to be found: precision, recall, and what the two make together.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, tail


def f1(right: int, wrong: int, missed: int, confidence: float = CONFIDENCE) -> Estimate:
    """
    The harmonic mean of precision and recall, with the interval of its posterior.

    Args:
        right: Found, and to be found.
        wrong: Found, and not to be found.
        missed: To be found, and not found.
        confidence: Of the two-sided interval; closed at 0 when nothing is right, at 1 when nothing is wrong or missed.

    Raises:
        ValueError: A count below 0, or nothing at all.

    Source: Goutte & Gaussier 2005, ECIR, LNCS 3408:345, with Jeffreys' prior.
    """
    total = _total(right, wrong, missed)
    shape = right + 0.5, wrong + missed + 1.0
    low, high = (float(special.betaincinv(*shape, q)) for q in (tail(confidence), 1 - tail(confidence)))
    return Estimate(
        2 * right / (total + right),
        0.0 if right == 0 else float(_harmonic(low)),
        1.0 if right == total else float(_harmonic(high)),
    )


def f1_draws(right: int, wrong: int, missed: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draws from the same posterior, shape (draws,)."""
    _total(right, wrong, missed)
    return np.asarray(_harmonic(rng.beta(right + 0.5, wrong + missed + 1.0, draws)))


def _total(right: int, wrong: int, missed: int) -> int:
    total = right + wrong + missed
    if min(right, wrong, missed) < 0 or total == 0:
        raise ValueError(f"{right} right, {wrong} wrong, {missed} missed: counts are 0 or more, and not all of them 0")
    return total


def _harmonic(share: float | np.ndarray) -> float | np.ndarray:
    """From the share of what is right in all that was found or to be found."""
    return 2 * share / (1 + share)
