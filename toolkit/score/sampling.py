"""
How values are drawn again: each kind of value says how its sample is resampled, and people are drawn once for all.

Proportions are drawn from their Beta posterior. Percentiles are taken of resampled attempts. What people did, took and
said is drawn by whole participants, the same ones for every metric of a draw, so that completion, time and
satisfaction stay together. A value that brings no sample is drawn from a normal that is cut in two halves, one for
each bound of its 95 % interval.
"""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from toolkit.score.statistics.resampling import (
    coupled_beta,
    participant_weights,
    quantile_draws,
    weighted_means,
    weighted_medians,
)
from toolkit.score.statistics.retrieval import f1_draws

Z_95 = 1.959964


class Drawing:
    """
    What all draws of one scorecard share.

    Args:
        count: How many draws.
        seed: Of everything.
        participants: How many people there are to be drawn.
        run: Sets the draws of what a machine measured apart from those of other runs, which share nothing with it but
            the people; "" sets nothing apart.
    """

    def __init__(self, *, count: int, seed: int, participants: int = 0, run: str = "") -> None:
        self.count = count
        self._seed = seed
        self._participants = participants
        self._run = run

    def stream(self, name: str, *, of_machine: bool = False) -> np.random.Generator:
        """A stream of random numbers of its own for each name, so that one criterion more changes no other."""
        own = [zlib.crc32(self._run.encode())] if of_machine and self._run else []
        return np.random.default_rng([self._seed, zlib.crc32(name.encode()), *own])

    @functools.cached_property
    def people(self) -> np.ndarray:
        """How often each participant (column) is in each draw (row)."""
        return participant_weights(self._participants, self.count, self.stream("participants"))


class Sample(Protocol):
    """What a value was made of."""

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """The value in every draw; shape (draws,)."""
        ...


@dataclass(frozen=True, slots=True)
class Proportion:
    """x of n, of which no more than `limit` is believed."""

    passed: int
    n: int
    limit: float = 1.0

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """From Beta(x+½, n-x+½)."""
        drawn = rng.beta(self.passed + 0.5, self.n - self.passed + 0.5, drawing.count)
        return np.asarray(np.minimum(self.limit, drawn))


@dataclass(frozen=True, slots=True)
class Halves:
    """A value of which only the 95 % interval is known; NaN where it has no bound: nothing is invented there."""

    value: float
    low: float
    high: float

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """From a normal cut in two, never below 0."""
        z = rng.standard_normal(drawing.count)
        below = 0.0 if np.isnan(self.low) else max(0.0, self.value - self.low) / Z_95
        above = 0.0 if np.isnan(self.high) else max(0.0, self.high - self.value) / Z_95
        return np.asarray(np.maximum(0.0, self.value + np.where(z < 0, below, above) * z))


@dataclass(frozen=True, slots=True)
class Percentile:
    """A percentile `p` of attempts, given in ascending order."""

    ordered: np.ndarray
    p: float

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """Of attempts resampled with replacement."""
        return quantile_draws(self.ordered, self.p, drawing.count, rng)


@dataclass(frozen=True, slots=True)
class Harmony:
    """The harmonic mean of precision and recall."""

    right: int
    wrong: int
    missed: int

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """From its posterior."""
        return f1_draws(self.right, self.wrong, self.missed, drawing.count, rng)


@dataclass(frozen=True, slots=True)
class BlockRatio:
    """
    A sum over a count, by blocks of time of a load test: what happens in one second depends on the second before.

    `trials` marks a proportion: its posterior is drawn on top, so that no failure seen is not none possible.
    """

    sums: np.ndarray
    counts: np.ndarray
    trials: bool = False

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """Of blocks resampled with replacement."""
        weights = participant_weights(len(self.sums), drawing.count, rng)
        sums, counts = weights @ self.sums, weights @ self.counts
        if self.trials:
            return np.asarray(rng.beta(sums + 0.5, counts - sums + 0.5))
        return np.asarray(sums / counts)


@dataclass(frozen=True, slots=True)
class PersonShare:
    """x of n people; `index` is each person's number, `passed` whether they did."""

    index: np.ndarray
    passed: np.ndarray

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """Jeffreys' posterior, in the order in which the same people make other values rise and fall."""
        drawn = weighted_means(drawing.people[:, self.index], self.passed.astype(float))
        point = float(self.passed.mean())
        return coupled_beta(int(self.passed.sum()), len(self.passed), np.where(np.isnan(drawn), point, drawn), rng)


@dataclass(frozen=True, slots=True)
class PersonMean:
    """A mean over people; with `exponential`, of logarithms, which makes it a geometric mean."""

    index: np.ndarray
    values: np.ndarray
    exponential: bool = False

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """Over the people of each draw; the point where none of them is in it."""
        del rng
        drawn = weighted_means(drawing.people[:, self.index], self.values)
        drawn = np.where(np.isnan(drawn), self.values.mean(), drawn)
        return np.asarray(np.exp(drawn) if self.exponential else drawn)


@dataclass(frozen=True, slots=True)
class PersonMedian:
    """A median over people."""

    index: np.ndarray
    values: np.ndarray

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """Over the people of each draw; the point where none of them is in it."""
        del rng
        drawn = weighted_medians(drawing.people[:, self.index], self.values)
        return np.asarray(np.where(np.isnan(drawn), np.median(self.values), drawn))
