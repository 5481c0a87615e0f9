"""
Where a history of runs changes its level: split by E-divisive means, kept by a t test.
"""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import sample


class Split(NamedTuple):
    """The first run after a change, and how far both sides are apart."""

    at: int
    q: float


class ChangePoint(NamedTuple):
    """A change: the first run after it, its statistic Q, and the p-value of the levels on both sides."""

    at: int
    q: float
    p_value: float


def best_split(series: npt.ArrayLike, *, shortest: int = 3) -> Split | None:
    """
    Where two parts of a series differ most by Q = nm/(n+m) · [2·mean|x-y| - mean|x-x'| - mean|y-y'|].

    Args:
        series: One number per run, in order.
        shortest: The fewest runs in a part, 2 or more.

    Returns:
        The split; None where the series is too short for two parts.

    Raises:
        ValueError: No series, others than finite numbers, or parts of fewer than 2.

    Source: Matteson & James 2014, JASA 109:334.
    """
    return _split(_distances(series, shortest), shortest)


def change_points(series: npt.ArrayLike, *, significance: float = 0.001, shortest: int = 3) -> tuple[ChangePoint, ...]:
    """
    All changes of level of a series: the best split of any part, as long as both sides differ by Student's t test.

    The test is of the best of many splits, so that chance passes it more often than `significance` says: of 20 runs of
    noise about one in 15 have a change at .01, one in 100 at .001. It finds a new level of three runs, which no shuffle
    of so few can show.

    Args:
        series: One number per run, in order.
        significance: The highest p-value of a change that is kept, between its neighbours.
        shortest: The fewest runs in a part, 2 or more.

    Returns:
        In the order of the series.

    Raises:
        ValueError: No series, others than finite numbers, or parts of fewer than 2.

    Source: Matteson & James 2014, JASA 109:334 for the split; Fleming et al. 2023, Hunter, ICPE for the test.
    """
    distances = _distances(series, shortest)
    values = sample(series)
    found: list[int] = []
    parts = [(0, len(values))]
    while parts:
        start, end = parts.pop()
        split = _split(distances[start:end, start:end], shortest)
        if split is None:
            continue
        at = start + split.at
        if _p_value(values[start:at], values[at:end]) <= significance:
            found.append(at)
            parts += [(start, at), (at, end)]
    return _strong(values, sorted(found), significance)


def _strong(values: np.ndarray, found: list[int], significance: float) -> tuple[ChangePoint, ...]:
    """Those that hold between their neighbours: a change found first may be the sum of two that were found later."""
    while found:
        edges = [0, *found, len(values)]
        every = [
            ChangePoint(
                at, _difference(values[before:at], values[at:after]), _p_value(values[before:at], values[at:after])
            )
            for before, at, after in zip(edges, edges[1:], edges[2:], strict=False)
        ]
        weakest = max(every, key=lambda point: point.p_value)
        if weakest.p_value <= significance:
            return tuple(every)
        found = [at for at in found if at != weakest.at]
    return ()


def _p_value(before: np.ndarray, after: np.ndarray) -> float:
    """Of Student's t test; two constant levels are 0 apart or surely apart."""
    if not np.ptp(before) and not np.ptp(after):
        return float(before[0] == after[0])
    from scipy.stats import ttest_ind

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of levels that hardly scatter: their p-value is all but 0
        return float(ttest_ind(before, after).pvalue)


def _difference(before: np.ndarray, after: np.ndarray) -> float:
    """Q of two parts."""
    n, m = len(before), len(after)
    across = 2 * np.abs(np.subtract.outer(before, after)).mean()
    inner = (np.abs(np.subtract.outer(part, part)).sum() / (len(part) * (len(part) - 1)) for part in (before, after))
    return float(n * m / (n + m) * (across - sum(inner)))


def _distances(series: npt.ArrayLike, shortest: int) -> np.ndarray:
    if shortest < 2:
        raise ValueError(f"parts of {shortest}: two runs or more tell how far they scatter")
    values = sample(series)
    return np.asarray(np.abs(np.subtract.outer(values, values)))


def _split(distances: np.ndarray, shortest: int) -> Split | None:
    """The best split of one part, every place tried at once by sums over the upper left corners of its distances."""
    size = len(distances)
    n = np.arange(shortest, size - shortest + 1)
    if not n.size:
        return None
    m = size - n
    corner = distances.cumsum(axis=0).cumsum(axis=1)
    left, up_to, whole = corner[n - 1, n - 1], corner[n - 1, -1], corner[-1, -1]
    across, right = up_to - left, whole - 2 * up_to + left
    q = n * m / size * (2 * across / (n * m) - left / (n * (n - 1)) - right / (m * (m - 1)))
    best = int(q.argmax())
    return Split(int(n[best]), float(q[best]))
