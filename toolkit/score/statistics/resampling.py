"""
Bootstrap draws: what an estimate would have been with other participants, requests or minutes of load.

All is deterministic given a generator. Values of one participant stay together, so that what hangs together in people
hangs together in the draws; nothing takes memory of draws times requests.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import sample

DRAWS = 2000


def participant_weights(n: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    """
    How often each draw takes each participant.

    Args:
        n: Participants.
        draws: How many.
        rng: Seeded by the caller.

    Returns:
        Whole numbers of shape (draws, n); every row adds up to n.

    Raises:
        ValueError: No participants.

    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 6.
    """
    if n < 1:
        raise ValueError(f"{n} participants: there is one or more to draw from")
    return np.asarray(rng.multinomial(n, np.full(n, 1 / n), size=draws))


def weighted_means(weights: np.ndarray, values: npt.ArrayLike) -> np.ndarray:
    """
    Mean of each draw over those who have a value.

    Args:
        weights: Shape (draws, participants).
        values: Shape (participants,) or (participants, metrics), NaN where there is none.

    Returns:
        Shape (draws,) or (draws, metrics); NaN for draws without anyone who has a value.

    Raises:
        ValueError: Not one row of values per participant.
    """
    table = _per_participant(weights, values)
    given = ~np.isnan(table)
    return _quotient(weights @ np.where(given, table, 0.0), weights @ given)


def weighted_medians(weights: np.ndarray, values: npt.ArrayLike) -> np.ndarray:
    """
    Median of each draw over those who have a value; the mean of the middle two where they are even in number.

    Args:
        weights: Whole numbers of shape (draws, participants).
        values: Shape (participants,), NaN where there is none.

    Returns:
        Shape (draws,); NaN for draws without anyone who has a value.

    Raises:
        ValueError: Not one value per participant.
    """
    column = _per_participant(weights, values)
    if column.ndim != 1:
        raise ValueError("medians are taken of one value per participant")
    order = np.argsort(column)[: int((~np.isnan(column)).sum())]
    if not order.size:
        return np.full(len(weights), np.nan)
    people = weights[:, order].cumsum(axis=1)
    total = people[:, -1:]
    # A rank (from 0) belongs to the first value whose people and those before are more than that.
    lower, upper = (people <= (total - 1) // 2).sum(axis=1), (people <= total // 2).sum(axis=1)
    last = len(order) - 1
    middle = (column[order[np.minimum(lower, last)]] + column[order[np.minimum(upper, last)]]) / 2
    return np.asarray(np.where(total[:, 0] > 0, middle, np.nan))


def quantile_draws(ordered: npt.ArrayLike, p: float, draws: int, rng: np.random.Generator) -> np.ndarray:
    """
    Quantiles of bootstrap samples, without drawing these: exact, and in time and memory of the draws alone.

    Resampled values are the sample's quantile function at uniform numbers. So their k-th of n is that function at the
    k-th of n uniforms, a Beta(k, n-k+1), and the next one above lies at a Beta(1, n-k) of what is left up to 1.

    Args:
        ordered: The sample in ascending order.
        p: The quantile, 0 to 1, by NumPy's linear definition: at (n-1)·p, counted from 0.
        draws: How many.
        rng: Seeded by the caller.

    Returns:
        Shape (draws,).

    Raises:
        ValueError: A sample that is empty or not ascending, or a quantile that is not from 0 to 1.

    Source: David & Nagaraja 2003, Order Statistics, 3rd ed., § 2.1 and 2.5.
    """
    values = sample(ordered)
    if (np.diff(values) < 0).any() or not 0 <= p <= 1:
        raise ValueError(f"quantile {p}: it lies from 0 to 1, and the sample ascends")
    n = len(values)
    below, between = divmod((n - 1) * p, 1)
    rank = int(below) + 1
    first = rng.beta(rank, n - rank + 1, draws)
    low = _at(values, first)
    if between == 0:
        return low
    high = _at(values, first + (1 - first) * rng.beta(1, n - rank, draws))
    return np.asarray(low + between * (high - low))


def coupled_beta(x: int, n: int, by: npt.ArrayLike, rng: np.random.Generator) -> np.ndarray:
    """
    Draws of a proportion from Beta(x+½, n-x+½), in the order of given draws of the same people.

    The spread is that of Jeffreys' interval, also where all or nobody succeeded; what goes up and down together is that
    of whole participants.

    Args:
        x: Successes.
        n: Trials.
        by: Shape (draws,): what `weighted_means` gave of the successes. Equal ones are put in random order.
        rng: Seeded by the caller.

    Returns:
        Shape (draws,).

    Raises:
        ValueError: Successes that are not between 0 and n, or draws that are not finite.

    Source: Iman & Conover 1982, Communications in Statistics B 11:311, for the ranks.
    """
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n}: successes lie between 0 and n")
    ranked = sample(by)
    order = np.lexsort((rng.random(len(ranked)), ranked))
    drawn = np.empty(len(ranked))
    drawn[order] = np.sort(rng.beta(x + 0.5, n - x + 0.5, len(ranked)))
    return drawn


class Blocks(NamedTuple):
    """A series in blocks: the sum of each, and how many values it holds."""

    sums: np.ndarray
    counts: np.ndarray


def in_blocks(values: npt.ArrayLike, length: int) -> Blocks:
    """
    A series cut into blocks that follow each other.

    Args:
        values: In the order of time.
        length: Values in a block; the last one may hold fewer. Longer than what follows from each other.

    Raises:
        ValueError: No values, or blocks without any.

    Source: Carlstein 1986, Annals of Statistics 14:1171.
    """
    row = sample(values)
    if length < 1:
        raise ValueError(f"blocks of {length}: they hold one value or more")
    starts = np.arange(0, len(row), length)
    return Blocks(np.add.reduceat(row, starts), np.diff(starts, append=len(row)))


def block_means(blocks: Blocks, draws: int, rng: np.random.Generator) -> np.ndarray:
    """
    Means of series put together from blocks that are drawn again: right where values depend on those just before.

    Args:
        blocks: Of a series, or errors and requests of each minute.
        draws: How many.
        rng: Seeded by the caller.

    Returns:
        Shape (draws,); NaN for draws of empty blocks only.

    Raises:
        ValueError: No blocks, or not one sum and one count of at least 0 each.

    Source: Carlstein 1986, Annals of Statistics 14:1171.
    """
    sums, counts = sample(blocks.sums), sample(blocks.counts)
    if len(sums) != len(counts) or counts.min() < 0:
        raise ValueError("every block has a sum, and a count of 0 or more")
    weights = participant_weights(len(sums), draws, rng)
    return _quotient(weights @ sums, weights @ counts)


def _per_participant(weights: np.ndarray, values: npt.ArrayLike) -> np.ndarray:
    table = np.asarray(values, dtype=float)
    if weights.ndim != 2 or table.ndim not in (1, 2) or len(table) != weights.shape[1]:
        raise ValueError(f"values of shape {table.shape} and weights of {weights.shape}: one row per participant")
    return table


def _quotient(sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
    return np.where(counts > 0, sums / np.where(counts > 0, counts, 1), np.nan)


def _at(values: np.ndarray, uniform: np.ndarray) -> np.ndarray:
    # A uniform of exactly 1 would be one past the end.
    return np.asarray(values[np.minimum((uniform * len(values)).astype(int), len(values) - 1)])
