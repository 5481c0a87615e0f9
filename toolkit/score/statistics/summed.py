"""
Completion, time and satisfaction of a task in one figure, for comparison with others who publish it. No score uses it:
its completion term is biased upwards, and a mean of three lets a good one hide a bad one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import special

MIDDLE = 4.0  # of a satisfaction scale from 1 to 7


def single_usability(
    completion: float, times_s: npt.ArrayLike, satisfaction: npt.ArrayLike, *, limit_s: float, middle: float = MIDDLE
) -> float:
    """
    Single Usability Metric, SUM: mean of three shares, completed, within the time and satisfied, all normal ones.

    Source: Sauro & Kindlund 2005, CHI.

    Args:
        completion: Share of people who reached the goal, 0 to 1.
        times_s: Seconds of each who did, more than 0.
        satisfaction: Answers after the task, one a person.
        limit_s: Seconds that the task may take.
        middle: Answer that is neither good nor bad.

    Returns:
        0 to 1; NaN where fewer than two times or answers differ, so that nothing tells how far people do.
    """
    quick = special.ndtr(_standard(np.log(np.asarray(times_s, dtype=float)), np.log(limit_s)))
    content = special.ndtr(-_standard(np.asarray(satisfaction, dtype=float), middle))
    return float(np.mean([completion, quick, content]))


def _standard(values: np.ndarray, limit: float) -> float:
    """How many standard deviations a limit lies above the mean."""
    if len(values) < 2 or np.ptp(values) == 0:
        return float("nan")
    return float((limit - values.mean()) / values.std(ddof=1))
