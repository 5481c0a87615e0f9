"""
From evidence to everything that is added up: metric values, scores, dimensions, and what they make together.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.score import values
from toolkit.score.aggregate import Composite, compose
from toolkit.score.criteria import Model
from toolkit.score.evidence import Evidence
from toolkit.score.sampling import Drawing
from toolkit.score.scores import Scored, score_criteria


class Sums(NamedTuple):
    """
    All scores of a run, and what they add up to.

    Attributes:
        metrics: One row per metric, journey and persona (`values.COLUMNS`).
        scored: Every criterion, measured or not.
        point: The values as measured.
        draws: The values of every draw.
    """

    metrics: pd.DataFrame
    scored: dict[str, Scored]
    point: Composite
    draws: Composite


def add_up(*, evidence: Evidence, seed: int, run: str = "") -> Sums:
    """
    Everything, with draws.

    Args:
        evidence: A run's.
        seed: Of all draws.
        run: Its id, where its draws are held against those of other runs; see `Drawing`.
    """
    model = evidence.model
    metrics = values.measure_all(evidence)
    participants = len(evidence.people.participants)
    drawing = Drawing(count=model.uncertainty.draws, seed=seed, participants=participants, run=run)
    scored = score_criteria(model=model, values=metrics, importance=_importance(evidence), drawing=drawing)
    draws = compose(model, {name: one.draws for name, one in scored.items() if one.draws is not None})
    return Sums(metrics, scored, _point(model, scored), draws)


def point_after(*, evidence: Evidence, before: Evidence, sums: Sums) -> Composite:
    """
    What evidence adds up to where some of it is different, without draws; only what that touches is measured again.

    Args:
        evidence: As it would be.
        before: As it is.
        sums: Of what it is.
    """
    touched = values.changed(evidence, before)
    scored = score_criteria(
        model=evidence.model,
        values=values.measure_only(evidence, touched),
        importance=_importance(evidence),
        drawing=None,
        only=touched,
    )
    return _point(evidence.model, sums.scored | scored)


def _point(model: Model, scored: dict[str, Scored]) -> Composite:
    return compose(model, {name: one.point for name, one in scored.items() if one.point is not None})


def _importance(evidence: Evidence) -> dict[str, float]:
    return dict(zip(evidence.journeys["journey"], evidence.journeys["importance"], strict=True))
