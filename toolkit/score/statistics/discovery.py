"""
How many of the problems a few participants find.

"Five users are enough" holds where a problem meets every third of them. Say: at least this share of the problems that
are as easy to meet as these.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


def found_share(p: npt.ArrayLike, n: npt.ArrayLike) -> np.ndarray:
    """
    Share of the problems that n participants meet, 1-(1-p)ⁿ.

    Args:
        p: Probability that one participant meets a problem, 0 to 1.
        n: Participants.

    Returns:
        Array of the shape that p and n broadcast to.

    Raises:
        ValueError: A probability that is not from 0 to 1, or fewer than no participants.

    Source: Nielsen & Landauer 1993, INTERCHI; Schmettow 2012, CACM 55(4):64 for its limits.
    """
    each, people = np.asarray(p, dtype=float), np.asarray(n, dtype=float)
    if not (((each >= 0) & (each <= 1)).all() and (people >= 0).all()):
        raise ValueError("a probability lies from 0 to 1, and participants are 0 or more")
    return np.asarray(1 - (1 - each) ** people)


def least_participants(p: float, share: float) -> int:
    """
    The fewest participants who meet a share of the problems: 6 for 85 % at p = .31, 19 at p = .10.

    Raises:
        ValueError: A probability or a share that is not between 0 and 1.
    """
    if not (0 < p < 1 and 0 < share < 1):
        raise ValueError(f"p = {p} and a share of {share}: both lie between 0 and 1")
    # The quotient of two rounded logarithms may lie a hair above the whole number that it is.
    return math.ceil(math.log1p(-share) / math.log1p(-p) - 1e-9)


class Discovery(NamedTuple):
    """
    Probability that one participant meets a problem, estimated from those who were asked.

    Attributes:
        naive: Share of the table that is marked: too high, since problems that nobody met are not in it.
        normalised: After deflation by the size of the sample.
        good_turing: After discounting by the problems that only one participant met.
        adjusted: The mean of these two, to be used.
    """

    naive: float
    normalised: float
    good_turing: float
    adjusted: float


def discovery(met: npt.ArrayLike) -> Discovery:
    """
    Estimates of p from who met what.

    Args:
        met: Shape (participants, problems), 1 or True where a participant met a problem; everyone who took part has a
            row, and every problem was met by somebody.

    Raises:
        ValueError: Another shape, fewer than two participants, something else than 0 and 1, or a problem of nobody's.

    Source: Lewis 2001, IJHCI 13:445.
    """
    table = np.asarray(met, dtype=float)
    if table.ndim != 2 or table.shape[0] < 2 or not table.shape[1] or not np.isin(table, (0, 1)).all():
        raise ValueError("who met what is a table of 0 and 1: a row for each of two participants or more")
    people, times = table.shape[0], table.sum(axis=0)
    if not times.all():
        raise ValueError(f"problem {int(times.argmin())} was met by nobody: leave it out")
    p = float(table.mean())
    normalised = (p - 1 / people) * (1 - 1 / people)
    good_turing = p / (1 + float((times == 1).mean()))
    return Discovery(p, normalised, good_turing, (normalised + good_turing) / 2)
