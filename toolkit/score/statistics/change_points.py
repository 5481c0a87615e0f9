"""
Where a history of runs changes its level: E-divisive means, which asks for no distribution.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import sample


class Split(NamedTuple):
    """The first run after a change, and how far both sides are apart."""

    at: int
    q: float


class ChangePoint(NamedTuple):
    """A change: the first run after it, its statistic, and the probability of one as great by chance."""

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


def change_points(
    series: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    permutations: int = 999,
    significance: float = 0.05,
    shortest: int = 3,
) -> tuple[ChangePoint, ...]:
    """
    All changes of a series: the best split of any part, as long as shuffled parts seldom have one as good.

    Time grows with the permutations and the square of the series, memory with the square.

    Args:
        series: One number per run, in order.
        rng: Seeded by the caller.
        permutations: How often parts are shuffled to test a split.
        significance: The highest probability by chance of a split that is kept. Few runs can be shuffled in few ways
            only: a part of 9 that falls into 3 and 6 has a probability of .02 at least.
        shortest: The fewest runs in a part, 2 or more.

    Returns:
        In the order of the series.

    Raises:
        ValueError: No series, others than finite numbers, or parts of fewer than 2.

    Source: Matteson & James 2014, JASA 109:334; for performance tests Daly et al. 2020, ICPE.
    """
    distances = _distances(series, shortest)
    found: list[ChangePoint] = []
    while True:
        edges = [0, *sorted(point.at for point in found), len(distances)]
        parts = [np.arange(start, end) for start, end in pairwise(edges)]
        best = _best_of(distances, parts, shortest)
        if best is None:
            break
        allowed = significance * (permutations + 1)
        as_good = 1  # the order that was found
        for _ in range(permutations):
            other = _best_of(distances, [rng.permutation(part) for part in parts], shortest)
            # The same parts, added up in another order, are as good.
            as_good += other is not None and other.q >= best.q * (1 - 1e-9)
            if as_good > allowed:  # as most series of noise soon have it
                break
        if as_good > allowed:
            break
        found.append(ChangePoint(best.at, best.q, as_good / (permutations + 1)))
    return tuple(sorted(found))


def _distances(series: npt.ArrayLike, shortest: int) -> np.ndarray:
    if shortest < 2:
        raise ValueError(f"parts of {shortest}: two runs or more tell how far they scatter")
    values = sample(series)
    return np.asarray(np.abs(np.subtract.outer(values, values)))


def _best_of(distances: np.ndarray, parts: list[np.ndarray], shortest: int) -> Split | None:
    """The best split of any part, by its place in the whole."""
    best, start = None, 0
    for part in parts:
        split = _split(distances[np.ix_(part, part)], shortest)
        if split is not None and (best is None or split.q > best.q):
            best = Split(start + split.at, split.q)
        start += len(part)
    return best


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
