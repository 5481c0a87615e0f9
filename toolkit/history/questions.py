"""
What is asked of the database, as SELECTs; the newest run comes first.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from toolkit.history import tables

RUNS, SCORES = tables.runs.c, tables.scores.c
LISTED = [column for column in RUNS if column.name != "scorecard"]

Question = Select[Any]  # Any: columns of every type


def runs(
    *,
    label: str | None = None,
    platform: str | None = None,
    limit: int | None = None,
    complete: bool = False,
    without: Collection[str] = (),
    before: str | None = None,
) -> Question:
    """Listed runs; what is None or empty does not matter. `before` is when a later one began."""
    question = _of(_newest(select(*LISTED)), label, platform).limit(limit)
    if complete:
        question = question.where(RUNS.complete)
    if before is not None:
        question = question.where(RUNS.started < before)
    return question.where(RUNS.run.not_in(sorted(without))) if without else question


def beginning(name: str) -> Question:
    """Listed runs whose id begins so."""
    return _newest(select(*LISTED)).where(RUNS.run.startswith(name, autoescape=True))


def trend(subject: str, *, label: str | None, platform: str | None, limit: int | None) -> Question:
    """Run, start, value, low and high of one score."""
    columns = select(RUNS.run, RUNS.started, SCORES.value, SCORES.low, SCORES.high)
    question = columns.join_from(tables.scores, tables.runs).where(SCORES.subject == subject)
    return _of(_newest(question), label, platform).limit(limit)


def series() -> Question:
    """Every series, in the order in which it was measured."""
    return select(tables.series).order_by(tables.series.c.run, tables.series.c.position)


def findings() -> Question:
    """Every finding, in its scorecard's order."""
    return select(tables.findings).order_by(tables.findings.c.run, tables.findings.c.position)


def _newest(question: Question) -> Question:
    return question.order_by(RUNS.started.desc(), RUNS.run.desc())


def _of(question: Question, label: str | None, platform: str | None) -> Question:
    if label is not None:
        question = question.where(RUNS.label == label)
    return question if platform is None else question.where(RUNS.platform == platform)
