"""
Two ways of doing the same thing, taken in turns: what they differ by, whatever else the machine is doing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import comb, inf
from statistics import median
from typing import NamedTuple

CONFIDENCE = 0.95
FEWEST = 6  # the true median lies between the extremes of five in 94 of 100 cases


class Median(NamedTuple):
    """
    A median of `n` values, and the interval that holds the true one in at least 95 of 100 cases.

    Fewer than `FEWEST` values have none: it is without bounds.
    """

    n: int
    value: float
    low: float
    high: float


class Pair(NamedTuple):
    """What ours and what bare cost, one right after the other."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """Ours over bare."""
        return self.ours / self.bare

    @property
    def difference(self) -> float:
        """Ours less bare."""
        return self.ours - self.bare


def median_of(values: list[float]) -> Median:
    """The median and its order-statistic interval (the sign test's): no distribution is assumed."""
    ranked = sorted(values)
    if len(ranked) < FEWEST:
        return Median(len(ranked), median(ranked), -inf, inf)
    rank = _rank(len(ranked))
    return Median(len(ranked), median(ranked), ranked[rank], ranked[-1 - rank])


def _rank(n: int) -> int:
    """How many values may be left out at each end; 0 keeps all of them."""
    left_out, tail = 0, 0.5**n
    while tail + comb(n, left_out + 1) * 0.5**n <= (1 - CONFIDENCE) / 2:
        left_out += 1
        tail += comb(n, left_out) * 0.5**n
    return left_out


def in_turns(n: int, ours: Callable[[], float], bare: Callable[[], float]) -> Iterator[Pair]:
    """The costs of `n` pairs, in the order ours, bare, bare, ours: what drifts or lingers falls on both alike."""
    for number in range(n):
        if number % 2 == 0:
            cost = ours()
            yield Pair(cost, bare())
        else:
            cost = bare()
            yield Pair(ours(), cost)
