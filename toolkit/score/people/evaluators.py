"""
How far evaluators agree, and how many problems all of them have missed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from toolkit.records import Agreement, Discovery, Number
from toolkit.score.statistics.agreement import agreement_reading, any_two, krippendorff
from toolkit.score.statistics.discovery import discovery, found_share


def agreement_of(
    seen: np.ndarray, ratings: np.ndarray, studies: Sequence[str], looked: np.ndarray
) -> tuple[Agreement, ...]:
    """
    Any-two over findings, Krippendorff's alpha over severities.

    Args:
        seen: Evaluators (rows) by problem: whether they noted it.
        ratings: The same shape: severity, NaN where there is none.
        studies: Each evaluator's study.
        looked: Whether each inspected at all; some only rate.
    """
    raters = int((~np.isnan(ratings)).any(axis=1).sum())
    shared = _any_two(seen, studies, looked)
    alpha = krippendorff(ratings, "ordinal")
    few = "@reason.too_few_evaluators"
    return (
        Agreement(
            measure="any_two",
            about="findings",
            value=shared,
            n=seen.shape[1],
            raters=int(looked.sum()),
            reason=few if shared is None else None,
        ),
        Agreement(
            measure="alpha",
            about="severities",
            value=alpha,
            n=int(((~np.isnan(ratings)).sum(axis=0) > 1).sum()),
            raters=raters,
            reading=None if alpha is None else agreement_reading(alpha),
            reason=few if alpha is None else None,
        ),
    )


def _any_two(seen: np.ndarray, studies: Sequence[str], looked: np.ndarray) -> float | None:
    """Over the pairs of each study: evaluators of two studies have not compared their lists."""
    lists: dict[str, list[set[int]]] = {}
    for row in np.flatnonzero(looked).tolist():
        lists.setdefault(studies[row], []).append(set(np.flatnonzero(seen[row]).tolist()))
    pairs = {study: math.comb(len(found), 2) for study, found in lists.items()}
    if not seen.any() or not any(pairs.values()):
        return None
    return sum(any_two(lists[study]) * n for study, n in pairs.items() if n) / sum(pairs.values())


def discovery_of(seen: np.ndarray) -> Discovery | None:
    """With three lists or more: how often one evaluator sees a problem tells how many nobody has seen."""
    evaluators, problems = seen.shape
    if evaluators < 3 or not problems or not seen.any(axis=0).all():
        return None
    p = discovery(seen).adjusted
    found = float(found_share(p, evaluators))
    return Discovery(participants=evaluators, problems=problems, p=Number(value=p, n=problems), found=found)
