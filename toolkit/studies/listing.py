"""
What a study holds, told in a line: rows, people, days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

PEOPLE = ("participant", "evaluator")


class Held(NamedTuple):
    """What one kind of a study holds; `first` and `last` are days, "" where none is told."""

    kind: str
    rows: int
    people: int
    first: str
    last: str


def held(tables: Mapping[str, Sequence[Any]]) -> list[Held]:
    """What is there of each kind; answers count as filled-in questionnaires, passages with their codes."""
    return [_held(name, records) for name, records in tables.items() if records]


def _held(name: str, records: Sequence[Any]) -> Held:
    days = sorted(filter(None, (getattr(one, "date", "") for one in records)))
    people = {getattr(one, role) for one in records for role in PEOPLE if getattr(one, role, "")}
    rows = len({(one.participant, one.instrument, one.date) for one in records}) if name == "answers" else len(records)
    if name == "segments":
        rows = sum(bool(one.code) for one in records)
    return Held(name, rows, len(people), days[0] if days else "", days[-1] if days else "")
