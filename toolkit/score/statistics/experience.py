"""
Questionnaires of how a product is experienced: UEQ-S, AttrakDiff, VisAWI-S.

None of their authors says how to fill in an unanswered item: a scale that lacks one is NaN for that participant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.answers import answers

# Hinderks, Schrepp & Thomaschewski 2018, WEBIST: lower bounds of all categories but the worst.
UEQ_S_BENCHMARK: Mapping[str, tuple[float, float, float, float]] = MappingProxyType(
    {
        "pragmatic": (0.73, 1.15, 1.55, 1.73),
        "hedonic": (0.57, 0.88, 1.25, 1.55),
        "overall": (0.68, 1.02, 1.40, 1.58),
    }
)
# Worst quarter of the products, the next two quarters, the next 15 %, and the best tenth.
UEQ_S_CATEGORIES = ("bad", "below_average", "above_average", "good", "excellent")
VISAWI_CUT_OFF = 4.5  # Hirschfeld & Thielsch 2015: the mean above which a site is found appealing


class UeqS(NamedTuple):
    """Scales of the UEQ-S from -3 to 3, one value per participant."""

    pragmatic: np.ndarray
    hedonic: np.ndarray
    overall: np.ndarray


def ueq_s(values: npt.ArrayLike) -> UeqS:
    """
    User Experience Questionnaire, short: means of items 1–4, 5–8 and all, each answer less 4.

    Args:
        values: Shape (participants, 8), answers 1 to 7 with the favourable word on the right.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Schrepp, Hinderks & Thomaschewski 2017, IJIMAI 4(6):103.
    """
    table = answers(values, items=8, low=1, high=7) - 4
    return UeqS(table[:, :4].mean(axis=1), table[:, 4:].mean(axis=1), table.mean(axis=1))


def ueq_s_inconsistent(values: npt.ArrayLike) -> np.ndarray:
    """
    Who answered at random, perhaps: items of one scale that lie more than 3 apart.

    Args:
        values: Shape (participants, 8), answers 1 to 7 with the favourable word on the right.

    Returns:
        One truth value per participant; an item that was not answered cannot contradict another.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Hinderks, Schrepp & Thomaschewski 2018, WEBIST.
    """
    table = answers(values, items=8, low=1, high=7).reshape(-1, 2, 4)
    highest = np.where(np.isnan(table), -np.inf, table).max(axis=2)
    lowest = np.where(np.isnan(table), np.inf, table).min(axis=2)
    return np.asarray((highest - lowest > 3).any(axis=1))


def ueq_s_category(scale: str, mean: float) -> str:
    """
    Where a mean stands among the products of the benchmark: one of UEQ_S_CATEGORIES.

    Args:
        scale: `pragmatic`, `hedonic` or `overall`.
        mean: Mean of the participants, -3 to 3.

    Raises:
        ValueError: Another scale, or a mean that is not on it.

    Source: Hinderks, Schrepp & Thomaschewski 2018, WEBIST.
    """
    if scale not in UEQ_S_BENCHMARK or not -3 <= mean <= 3:
        raise ValueError(f"{scale} at {mean}: scales are {', '.join(UEQ_S_BENCHMARK)}, from -3 to 3")
    return UEQ_S_CATEGORIES[bisect_right(UEQ_S_BENCHMARK[scale], mean)]


class AttrakDiff(NamedTuple):
    """Scales of AttrakDiff from -3 to 3, one value per participant."""

    pragmatic: np.ndarray
    stimulation: np.ndarray
    identity: np.ndarray
    attractiveness: np.ndarray


def attrakdiff(values: npt.ArrayLike) -> AttrakDiff:
    """
    AttrakDiff: means of seven pairs of words each.

    Args:
        values: Shape (participants, 28), answers -3 to 3, sorted by scale (PQ, HQ-S, HQ-I, ATT), favourable word at 3.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Hassenzahl, Burmester & Koller 2003; French: Lallemand, Koenig, Gronier & Martin 2015, ERAP 65:239.
    """
    return AttrakDiff(*answers(values, items=28, low=-3, high=3).reshape(-1, 4, 7).mean(axis=2).T)


def visawi_s(values: npt.ArrayLike) -> np.ndarray:
    """
    Visual aesthetics of a site, short: mean of simplicity, diversity, colourfulness and craftsmanship.

    Args:
        values: Shape (participants, 4), answers 1 to 7.

    Returns:
        Means 1 to 7, one per participant; their mean is compared with VISAWI_CUT_OFF.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Moshagen & Thielsch 2013, Behaviour & Information Technology 32:1305.
    """
    return np.asarray(answers(values, items=4, low=1, high=7).mean(axis=1))
