"""
What a SUS score means: its grade, percentile, adjective and acceptability among published studies.
"""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import numpy.typing as npt

from toolkit.score.curves import pl

# Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed., table 8.5: lower bounds of the curved grades.
GRADES = (
    (0.0, "F"),
    (51.7, "D"),
    (62.7, "C-"),
    (65.0, "C"),
    (71.1, "C+"),
    (72.6, "B-"),
    (74.1, "B"),
    (77.2, "B+"),
    (78.9, "A-"),
    (80.8, "A"),
    (84.1, "A+"),
)
# The same table: percentile at the lower bound of a grade; 68 is the mean of their studies. Straight lines between.
PERCENTILES = (
    (0.0, 0.0),
    (51.7, 15.0),
    (62.7, 35.0),
    (65.0, 41.0),
    (68.0, 50.0),
    (71.1, 60.0),
    (72.6, 65.0),
    (74.1, 70.0),
    (77.2, 80.0),
    (78.9, 85.0),
    (80.8, 90.0),
    (84.1, 96.0),
    (100.0, 100.0),
)
# Bangor, Kortum & Miller 2009, Journal of Usability Studies 4(3):114: mean score of each adjective.
ADJECTIVES = (
    (12.5, "worst_imaginable"),
    (20.3, "awful"),
    (35.7, "poor"),
    (50.9, "ok"),
    (71.4, "good"),
    (85.5, "excellent"),
    (90.9, "best_imaginable"),
)
# On the curved grades: D and C are marginal.
MARGINAL, ACCEPTABLE = 51.7, 72.6


def sus_grade(score: float) -> str:
    """
    Grade on the curved scale, A+ to F, of a mean rounded to one decimal.

    Raises:
        ValueError: A score that is not from 0 to 100.

    Source: Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed., ch. 8.
    """
    bounds, grades = zip(*GRADES, strict=True)
    return str(grades[bisect_right(bounds, _rounded(score)) - 1])


def sus_percentile(scores: npt.ArrayLike) -> np.ndarray:
    """
    Share of published studies with a lower score, straight lines between the published points.

    Args:
        scores: SUS scores, 0 to 100.

    Returns:
        Percentiles 0 to 100; array of the shape of `scores`, NaN where they are.

    Raises:
        ValueError: A score that is not from 0 to 100.

    Source: Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed., ch. 8; the lines are ours.
    """
    values = np.asarray(scores, dtype=float)
    if ((values < 0) | (values > 100)).any():
        raise ValueError("a SUS score lies from 0 to 100")
    return pl(values, PERCENTILES)


def sus_adjective(score: float) -> str:
    """
    The adjective whose mean is nearest, `worst_imaginable` to `best_imaginable`.

    Raises:
        ValueError: A score that is not from 0 to 100.

    Source: Bangor, Kortum & Miller 2009, Journal of Usability Studies 4(3):114.
    """
    checked = _rounded(score)
    return min(ADJECTIVES, key=lambda adjective: abs(adjective[0] - checked))[1]


def sus_acceptability(score: float) -> str:
    """
    `not_acceptable`, `marginal` or `acceptable`, of a mean rounded to one decimal.

    Raises:
        ValueError: A score that is not from 0 to 100.

    Source: Bangor, Kortum & Miller 2008, IJHCI 24:574, on the bounds of the curved grades.
    """
    checked = _rounded(score)
    if checked < MARGINAL:
        return "not_acceptable"
    return "marginal" if checked < ACCEPTABLE else "acceptable"


def _rounded(score: float) -> float:
    """One decimal, halves upwards as people round: 84.05, which no float is, becomes 84.1."""
    if not 0 <= score <= 100:
        raise ValueError(f"a SUS score lies from 0 to 100, not at {score}")
    return float(np.floor(np.round(10 * score, 6) + 0.5) / 10)
