"""
A run as it is compared with others: its series, its findings, and its scores with all their draws.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from toolkit.records import SERVICE_WORKERS, Scorecard, Series
from toolkit.score.compare import Measured
from toolkit.score.criteria import load_model
from toolkit.score.evidence import prepare
from toolkit.score.sums import add_up
from toolkit.score.tables import read_tables
from toolkit.settings import Settings
from toolkit.store import RunFolder


def remembered(card: Scorecard, series: Sequence[Series]) -> Measured:
    """
    A run of which only the scorecard and the series are left: its scores have no draws.

    Args:
        card: Its scorecard.
        series: What it measured.
    """
    about = card.run
    unfinished = () if card.complete else (f"@reason.run_incomplete|missing={len(card.missing)}",)
    return Measured(
        run=about.run,
        series=series,
        findings=card.findings,
        scores=_scores(card),
        doubts=(*card.validity, *unfinished),
        platform=about.platform,
        environment=about.environment,
        tried=frozenset(one.journey for one in card.journeys if one.n),
        cores=about.machine.get("cores", ""),
        service_workers=about.machine.get(SERVICE_WORKERS, ""),
    )


def measured(folder: RunFolder, card: Scorecard, series: Sequence[Series], settings: Settings) -> Measured:
    """
    A run whose evidence is there: scored again for its draws.

    People are drawn as in every other run, since it is the same people that were asked; attempts are drawn apart, since
    two runs have none in common. Drawn alike, they would rise and fall together, and a difference would look surer
    than it is.

    Args:
        folder: The run.
        card: Its scorecard.
        series: What it measured.
        settings: The model, and the seed, which is the same for all that is compared.

    Raises:
        EvidenceError: The evidence is damaged.
    """
    path = settings.score.criteria
    model = load_model(settings.path(path) if path else None)
    evidence = prepare(tables=read_tables(folder), model=model, settings=settings, as_of=card.as_of)
    draws = add_up(evidence=evidence, seed=settings.score.seed, run=card.run.run).draws
    limit = min((cap.limit for cap in card.caps), default=100.0)
    barriers = min((cap.limit for cap in card.caps if cap.cap in model.caps), default=100.0)
    found: dict[str, np.ndarray] = {name: values for name, values in draws.dimensions.items() if values.size > 1}
    found["technical_index"] = np.minimum(barriers, draws.technical)
    if card.grade.score is not None:
        found["grade"] = np.minimum(limit, draws.quality)
    return remembered(card, series)._replace(draws=found)


def _scores(card: Scorecard) -> dict[str, float]:
    whole = {"grade": card.grade.score, "technical_index": card.grade.technical_index}
    parts = {one.dimension: one.score for one in card.dimensions}
    return {name: value for name, value in {**whole, **parts}.items() if value is not None}
