"""
Agreement of people who judged the same things: coders of interviews, evaluators of pages.

None stands where agreement cannot be told from chance, since everything was judged alike.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, normal_quantile

Level = Literal["nominal", "ordinal", "interval", "ratio"]

# Krippendorff 2004, Content Analysis, 2nd ed., p. 241.
FIRM, TENTATIVE = 0.8, 0.667


def crossed(first: Sequence[str] | Sequence[int], second: Sequence[str] | Sequence[int]) -> np.ndarray:
    """
    Table of two people's judgements of the same things, for `cohen`.

    Args:
        first: One judgement per thing.
        second: Another person's, in the same order.

    Returns:
        Square: rows are the first one's categories, columns the second one's, both in ascending order.

    Raises:
        ValueError: Not as many judgements of both.
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} judgements and {len(second)}: both people judge the same things")
    categories, index = np.unique(np.asarray([*first, *second]), return_inverse=True)
    table = np.zeros((len(categories), len(categories)), dtype=int)
    np.add.at(table, (index[: len(first)], index[len(first) :]), 1)
    return table


def cohen(table: npt.ArrayLike, confidence: float = CONFIDENCE) -> Estimate | None:
    """
    Cohen's kappa of two people, with its interval.

    Args:
        table: Square: how many things the first put into the row's category and the second into the column's.
        confidence: Of the two-sided interval.

    Returns:
        Kappa and interval; None where both used one category only.

    Raises:
        ValueError: A table that is not square, or holds no counts.

    Source: Cohen 1960; Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72:323 for the standard error.
    """
    counts = _counts(table)
    if counts.shape[0] != counts.shape[1]:
        raise ValueError(f"a table of {counts.shape[0]} by {counts.shape[1]} categories: both people use the same ones")
    if np.isclose(counts.sum(axis=0) @ counts.sum(axis=1), counts.sum() ** 2):
        return None
    from statsmodels.stats.inter_rater import cohens_kappa

    with np.errstate(invalid="ignore"):
        result = cohens_kappa(counts)
    kappa, error = float(result.kappa), float(result.std_kappa)
    if not np.isfinite(error):  # one of the two used a single category: nothing says how far kappa may be off
        return Estimate(kappa, -1.0, 1.0)
    half = normal_quantile(confidence) * error
    return Estimate(kappa, max(-1.0, kappa - half), min(1.0, kappa + half))


def fleiss(counts: npt.ArrayLike) -> float | None:
    """
    Fleiss' kappa of a fixed number of people for each thing.

    Args:
        counts: Shape (things, categories): how many people put the thing there.

    Returns:
        Kappa; None where only one category was used.

    Raises:
        ValueError: No counts, fewer than two people, or things that were judged by different numbers of them.

    Source: Fleiss 1971, Psychological Bulletin 76:378.
    """
    table = _counts(counts)
    people = table.sum(axis=1)
    if people[0] < 2 or (people != people[0]).any():
        raise ValueError("every thing is judged by the same number of people, two or more")
    if np.count_nonzero(table.sum(axis=0)) < 2:
        return None
    from statsmodels.stats.inter_rater import fleiss_kappa

    return float(fleiss_kappa(table))


def krippendorff(ratings: npt.ArrayLike, level: Level) -> float | None:
    """
    Krippendorff's alpha: any number of people, not all of whom need to have judged everything.

    Args:
        ratings: Shape (people, things), NaN where somebody did not judge; categories are numbered.
        level: What the numbers are: `nominal` (names), `ordinal` (ranks), `interval` (equal steps), `ratio` (from 0).

    Returns:
        Alpha, at most 1; None where nothing was judged twice, or all judgements that were are alike.

    Raises:
        ValueError: Another shape, infinite ratings, an unknown level, or a ratio below 0.

    Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; 2004, Content Analysis, 2nd ed., ch. 11.
    """
    table = np.asarray(ratings, dtype=float)
    if table.ndim != 2 or np.isinf(table).any():
        raise ValueError("ratings are a table of finite numbers: a row per person, a column per thing")
    table = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    values = np.unique(table[~np.isnan(table)])
    uses = (table[..., None] == values).sum(axis=0)  # (things, values)
    # Pairs of judgements of one thing, scaled so that each judgement weighs the same; equal pairs lie 0 apart below.
    coincidences = uses.T @ (uses / (uses.sum(axis=1, keepdims=True) - 1))
    margins = uses.sum(axis=0)
    distances = _distances(values, margins, level)
    expected = float(margins @ distances @ margins)
    if expected == 0:
        return None
    return 1 - (int(margins.sum()) - 1) * float((coincidences * distances).sum()) / expected


def any_two(findings: Sequence[Collection[Hashable]]) -> float:
    """
    Any-two agreement of evaluators: what two of them found both, of what either found, over all pairs.

    Args:
        findings: One evaluator's findings each, matched beforehand.

    Returns:
        Mean share, 0 to 1; two who found nothing agree.

    Raises:
        ValueError: Fewer than two evaluators.

    Source: Hertzum & Jacobsen 2001, IJHCI 13:421.
    """
    if len(findings) < 2:
        raise ValueError(f"agreement of {len(findings)}: two evaluators or more are needed")
    pairs = [(set(one), set(other)) for one, other in combinations(findings, 2)]
    return sum(len(one & other) / len(one | other) if one | other else 1.0 for one, other in pairs) / len(pairs)


def agreement_reading(alpha: float) -> str:
    """`firm` from .8, `tentative` from .667; below, `unsettled`: do not rest on an average (Krippendorff 2004)."""
    if alpha >= FIRM:
        return "firm"
    return "tentative" if alpha >= TENTATIVE else "unsettled"


def _distances(values: np.ndarray, margins: np.ndarray, level: Level) -> np.ndarray:
    """Squared differences of values, as the level of measurement sees them."""
    if level == "nominal":
        return np.asarray(values[:, None] != values, dtype=float)
    if level == "ordinal":
        ranks = margins.cumsum() - margins / 2
        return np.asarray((ranks[:, None] - ranks) ** 2)
    if level == "interval":
        return np.asarray((values[:, None] - values) ** 2)
    if level != "ratio":
        raise ValueError(f"{level!r} is not one of nominal, ordinal, interval, ratio")
    if (values < 0).any():
        raise ValueError("ratios are 0 or more")
    sums = values[:, None] + values
    return np.asarray(((values[:, None] - values) / np.where(sums == 0, 1, sums)) ** 2)


def _counts(table: npt.ArrayLike) -> np.ndarray:
    counts = np.asarray(table, dtype=float)
    if counts.ndim != 2 or not (counts >= 0).all() or not counts.sum() > 0:
        raise ValueError("a table of counts has two dimensions and none below 0, and something was counted")
    return counts
