"""
Ways through a site: what was visited, against what was needed.

A state is a page or view, named by its template and the dialog that is open, never by its raw address. Only people get
lost: of a scripted journey these numbers say what it costs, not how it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

LOST_ABOVE = 0.5
NOT_LOST_BELOW = 0.4


def lostness(minimum: npt.ArrayLike, visits: npt.ArrayLike, distinct: npt.ArrayLike) -> np.ndarray:
    """
    Smith's lostness √((N/S-1)² + (R/N-1)²): 0 on the shortest way, at most √2 for who reached the goal.

    Args:
        minimum: R, states that the goal needs, from where the participant started.
        visits: S, states visited, each time counted.
        distinct: N, different states visited.

    Returns:
        Array of the shape that the arguments broadcast to.

    Raises:
        ValueError: Fewer than one state, or more different states than visits.

    Source: Smith 1996, Interacting with Computers 8:365.
    """
    r, s, n = _states(minimum, visits, distinct)
    return np.asarray(np.hypot(n / s - 1, r / n - 1))


def lostness_reading(value: float) -> str:
    """`not_lost` below .4, `lost` above .5, `unclear` between them (Smith 1996)."""
    if value < NOT_LOST_BELOW:
        return "not_lost"
    return "lost" if value > LOST_ABOVE else "unclear"


def optimality(minimum: npt.ArrayLike, visits: npt.ArrayLike) -> np.ndarray:
    """
    Share of the visits that the goal needed, R/S: 1 on the shortest way.

    Args:
        minimum: R, states that the goal needs.
        visits: S, states visited, each time counted.

    Returns:
        Array of the shape that the arguments broadcast to.

    Raises:
        ValueError: Fewer than one state.
    """
    r, s, _ = _states(minimum, visits, 1)
    return np.asarray(r / s)


def backtrack_ratio(visits: npt.ArrayLike, distinct: npt.ArrayLike) -> np.ndarray:
    """
    Share of the visits that were returns, (S-N)/S: 0 for who never went back.

    Args:
        visits: S, states visited, each time counted.
        distinct: N, different states visited.

    Returns:
        Array of the shape that the arguments broadcast to.

    Raises:
        ValueError: Fewer than one state, or more different states than visits.
    """
    _, s, n = _states(1, visits, distinct)
    return np.asarray((s - n) / s)


def deviation(path: Sequence[str], references: Iterable[Sequence[str]]) -> float:
    """
    Levenshtein distance to the nearest reference path, over the length of the longer of the two: 0 to 1.

    Args:
        path: States in the order of the visits.
        references: Every way to the goal that is as good as any.

    Raises:
        ValueError: An empty path, or no reference.

    Source: Levenshtein 1966, Soviet Physics Doklady 10:707.
    """
    paths = list(references)
    if not paths or not all((path, *paths)):
        raise ValueError("a path is compared with one reference or more, and none of them is empty")
    return min(edits(path, reference) / max(len(path), len(reference)) for reference in paths)


def edits(path: Sequence[str], other: Sequence[str]) -> int:
    """The least number of states to insert, delete or exchange to turn one path into the other."""
    row = list(range(len(other) + 1))
    for done, state in enumerate(path, start=1):
        diagonal, row[0] = row[0], done
        for column, goal in enumerate(other, start=1):
            exchanged = diagonal + (state != goal)
            diagonal = row[column]
            row[column] = min(exchanged, row[column] + 1, row[column - 1] + 1)
    return row[-1]


def _states(
    minimum: npt.ArrayLike, visits: npt.ArrayLike, distinct: npt.ArrayLike
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r, s, n = np.asarray(minimum, dtype=float), np.asarray(visits, dtype=float), np.asarray(distinct, dtype=float)
    if not ((r >= 1).all() and (n >= 1).all() and (s >= n).all()):
        raise ValueError("every path has a state, and no more different states than visits")
    return r, s, n
