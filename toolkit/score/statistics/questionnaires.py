"""
Scores of usability questionnaires, from raw answers to one number per participant.

An unanswered item is filled in only where the authors of the instrument say how; else the score is missing, NaN.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.answers import answers, mean_of_given
from toolkit.score.statistics.estimates import CONFIDENCE, Estimate
from toolkit.score.statistics.proportions import net_promoter_interval

TLX_COMPARISONS = 15  # pairs of six scales


def sus(values: npt.ArrayLike) -> np.ndarray:
    """
    System Usability Scale, also in French (F-SUS): 2.5·[Σodd (r-1) + Σeven (5-r)]; unanswered counts as 3.

    Args:
        values: Shape (participants, 10), answers 1 to 5.

    Returns:
        Scores 0 to 100, one per participant; NaN for who answered nothing.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Brooke 1996; Gronier & Baudet 2021, doi:10.1080/10447318.2021.1898828.
    """
    table = answers(values, items=10, low=1, high=5)
    filled = np.where(np.isnan(table), 3.0, table)
    score = 2.5 * ((filled[:, 0::2] - 1).sum(axis=1) + (5 - filled[:, 1::2]).sum(axis=1))
    return np.where(np.isnan(table).all(axis=1), np.nan, score)


def umux(values: npt.ArrayLike) -> np.ndarray:
    """
    Usability Metric for User Experience: four items, the second and fourth turned round.

    Args:
        values: Shape (participants, 4), answers 1 to 7.

    Returns:
        Scores 0 to 100, one per participant.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Finstad 2010, Interacting with Computers 22:323.
    """
    table = answers(values, items=4, low=1, high=7)
    return np.asarray(((table[:, 0::2] - 1).sum(axis=1) + (7 - table[:, 1::2]).sum(axis=1)) * 100 / 24)


def umux_lite(values: npt.ArrayLike) -> np.ndarray:
    """
    UMUX-Lite: capabilities and ease of use, (q1+q2-2)·100/12.

    Args:
        values: Shape (participants, 2), answers 1 to 7.

    Returns:
        Scores 0 to 100, one per participant.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Lewis, Utesch & Maher 2013, CHI.
    """
    return np.asarray((answers(values, items=2, low=1, high=7).sum(axis=1) - 2) * 100 / 12)


def umux_lite_as_sus(values: npt.ArrayLike) -> np.ndarray:
    """
    UMUX-Lite on the scale of SUS, .65·x+22.9: 22.9 to 87.9. The linear score is nearer to SUS above the average.

    Args:
        values: Shape (participants, 2), answers 1 to 7.

    Returns:
        Scores 22.9 to 87.9, one per participant.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Lewis, Utesch & Maher 2013, CHI.
    """
    return np.asarray(0.65 * umux_lite(values) + 22.9)


def seq(values: npt.ArrayLike) -> np.ndarray:
    """
    Single Ease Question, averaged over the tasks that each participant rated.

    Args:
        values: Shape (participants, tasks), answers 1 (very difficult) to 7 (very easy).

    Returns:
        Means 1 to 7, one per participant; NaN for who rated nothing.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Sauro & Dumas 2009, CHI.
    """
    return mean_of_given(answers(values, low=1, high=7))


def asq(values: npt.ArrayLike) -> np.ndarray:
    """
    After-Scenario Questionnaire: mean of its three items, or of those answered. Say which end is the good one.

    Args:
        values: Shape (participants, 3), answers 1 to 7.

    Returns:
        Means 1 to 7, one per participant; NaN for who answered nothing.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Lewis 1991, SIGCHI Bulletin 23(1):78; Lewis 1995, IJHCI 7:57 for items left out.
    """
    return mean_of_given(answers(values, items=3, low=1, high=7))


def supr_q(values: npt.ArrayLike) -> np.ndarray:
    """
    SUPR-Q: mean of seven items and of half the likelihood to recommend. Its percentiles are licensed, and not here.

    Args:
        values: Shape (participants, 8), answers 1 to 5, the last one 0 to 10.

    Returns:
        Scores .875 to 5, one per participant; NaN for who left an item out.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.

    Source: Sauro 2015, Journal of Usability Studies 10(2):68.
    """
    table = answers(values, items=8, low=0, high=10)
    seven = answers(table[:, :7], items=7, low=1, high=5)
    return np.asarray((seven.sum(axis=1) + table[:, 7] / 2) / 8)


class NetPromoter(NamedTuple):
    """
    Net promoter score in points.

    Attributes:
        score: Promoters less detractors, of a hundred, -100 to 100.
        adjusted: The adjusted score with its interval.
        n: Who answered.
    """

    score: float
    adjusted: Estimate
    n: int


def nps(values: npt.ArrayLike, confidence: float = CONFIDENCE) -> NetPromoter:
    """
    Net promoter score: share of 9 and 10 less share of 0 to 6.

    Args:
        values: Shape (participants,), answers 0 to 10; NaN is left out.
        confidence: Of the two-sided interval.

    Raises:
        ValueError: Another shape, an answer that is not on the scale, or none.

    Source: Reichheld 2003, Harvard Business Review 81(12):46.
    """
    column = answers(np.reshape(np.asarray(values, dtype=float), (-1, 1)), low=0, high=10)
    given = column[~np.isnan(column)]
    promoters, detractors = int((given >= 9).sum()), int((given <= 6).sum())
    adjusted = net_promoter_interval(promoters, detractors, len(given), confidence)
    return NetPromoter(100 * (promoters - detractors) / len(given), adjusted, len(given))


def tlx(values: npt.ArrayLike) -> np.ndarray:
    """
    NASA-TLX without weights: mean of its six scales.

    Args:
        values: Shape (participants, 6), ratings 0 to 100.

    Returns:
        Workload 0 to 100, one per participant.

    Raises:
        ValueError: Another shape, or a rating that is not on the scale.

    Source: Hart & Staveland 1988; Hart 2006, HFES 50 for the raw form.
    """
    return np.asarray(answers(values, items=6, low=0, high=100, whole=False).mean(axis=1))


def tlx_weighted(values: npt.ArrayLike, weights: npt.ArrayLike) -> np.ndarray:
    """
    NASA-TLX with the weights of each participant's pairwise comparisons: Σ wᵢrᵢ / 15.

    Args:
        values: Shape (participants, 6), ratings 0 to 100.
        weights: Same shape: how often a scale was chosen, 0 to 5; 15 in a row.

    Returns:
        Workload 0 to 100, one per participant.

    Raises:
        ValueError: Another shape, a rating or weight that is not on its scale, or weights that do not add up.

    Source: Hart & Staveland 1988.
    """
    ratings = answers(values, items=6, low=0, high=100, whole=False)
    chosen = answers(weights, items=6, low=0, high=5)
    if chosen.shape != ratings.shape or (chosen.sum(axis=1) != TLX_COMPARISONS).any():
        raise ValueError(f"weights are given for every participant and add up to {TLX_COMPARISONS}")
    return np.asarray((chosen * ratings).sum(axis=1) / TLX_COMPARISONS)
