"""
The five principles that a machine cannot measure: what an organisation says of itself, with evidence, by stages.

Beside the grade, never in it. A level is reached when every statement up to it is a plain yes with evidence that is
dated, owned and not too old; without any evidence nothing is above the first level.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.records import Answer, Cap, Maturity, Statement
from toolkit.score.criteria import Model
from toolkit.score.people.current import HumanTables

PRINCIPLES = (1, 2, 3, 4, 6)
LEVELS = (1, 2, 3, 4)


def maturity(
    *, people: HumanTables, model: Model, caps: Sequence[Cap], headroom: float | None, participants: int
) -> tuple[Maturity, ...]:
    """
    Every principle; nothing where nobody has assessed any.

    Args:
        people: `maturity`: one row per statement that was answered.
        model: How old evidence may be.
        caps: Barriers that were found: they may contradict.
        headroom: C1, capacity over the declared peak; None where it was not measured.
        participants: People of user tests.
    """
    if people.maturity.empty:
        return ()
    facts = _contradictions(caps, headroom, participants)
    return tuple(_principle(number, people, model, facts.get(number)) for number in PRINCIPLES)


def _principle(number: int, people: HumanTables, model: Model, fact: tuple[int, str] | None) -> Maturity:
    mine = people.maturity[people.maturity["principle"] == number]
    if mine.empty:
        return Maturity(principle=number, level=None, reason="@reason.not_assessed")
    statements = tuple(_statement(level, mine[mine["level"] == level], people.as_of, model) for level in LEVELS)
    level = _staged(statements)
    flags = (fact[1],) if fact and level >= fact[0] else ()
    return Maturity(principle=number, level=level, statements=statements, flags=flags)


def _staged(statements: Sequence[Statement]) -> int:
    """The highest level up to which every statement counts; a bare yes reaches the first and no further."""
    level = 0
    for statement in statements:
        if not statement.counts:
            break
        level = statement.level
    said = statements[0].answer is Answer.YES
    return max(level, 1) if said else level


def _statement(level: int, rows: pd.DataFrame, as_of: str, model: Model) -> Statement:
    if rows.empty:
        return Statement(level=level, answer=None, reason="@reason.not_assessed")
    row = rows.sort_values("date", kind="stable").iloc[-1]
    answer = Answer(row["answer"])
    reason = _doubt(row, as_of, model) if answer is Answer.YES else None
    return Statement(
        level=level,
        answer=answer,
        evidence=row["evidence"],
        date=row["date"],
        owner=row["owner"],
        counts=answer is Answer.YES and reason is None,
        reason=reason,
    )


def _doubt(row: pd.Series[str], as_of: str, model: Model) -> str | None:
    if not row["evidence"]:
        return "@reason.no_evidence"
    if not row["owner"]:
        return "@reason.no_owner"
    oldest = pd.Timestamp(as_of) - pd.DateOffset(months=model.people.max_age_months)
    if not row["date"] or pd.Timestamp(row["date"]) < oldest:
        return "@reason.expired" if row["date"] else "@reason.no_date"
    return None


def _contradictions(caps: Sequence[Cap], headroom: float | None, participants: int) -> dict[int, tuple[int, str]]:
    """By principle: the level from which a fact contradicts it, and the flag."""
    found: dict[int, tuple[int, str]] = {}
    if any(cap.cap == "K3" for cap in caps):
        found[6] = (3, "@flag.k3_open")
    if any(cap.condition == "@cap.k2.no_report_path" for cap in caps):
        found[2] = (3, "@flag.no_report_path")
    if headroom is not None and headroom < 1:
        found[4] = (3, "@flag.no_headroom")
    if participants == 0:
        found[3] = (3, "@flag.no_user_data")
    return found
