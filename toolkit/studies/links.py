"""
What rows of one kind say of another: a match names a finding, a rating names a problem.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit._toml import closest
from toolkit.studies.faults import Faults
from toolkit.studies.reading import Batch


def check_links(batch: Batch, tables: Mapping[str, Sequence[Any]]) -> None:
    """
    Make sure that what was read leads somewhere.

    Args:
        batch: What was read.
        tables: The study as it will be, by kind.

    Raises:
        StudyError: It does not.
    """
    faults = Faults()
    _matches(batch, tables.get("inspections", ()), faults)
    _severities(batch, tables, faults)
    faults.raise_if_any()


def problems(tables: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Every problem that can be rated, with a title: the agreed name, or `E1:F3` for what nobody else noted."""
    agreed = {(one.evaluator, one.finding): one.problem for one in tables.get("matches", ())}
    found: dict[str, str] = {}
    for one in tables.get("inspections", ()):
        if one.finding:
            name = agreed.get((one.evaluator, one.finding), f"{one.evaluator}:{one.finding}")
            found[name] = found.get(name) or one.title
    return found


def _matches(batch: Batch, inspections: Sequence[Any], faults: Faults) -> None:
    noted: dict[str, list[str]] = {}
    for one in inspections:
        noted.setdefault(one.evaluator, []).append(one.finding)
    for record, path, row in batch.records.get("matches", ()):
        if record.evaluator not in noted:
            remedy = "import the inspection with it, or before"
            faults.add(path, row, "evaluator", f"{record.evaluator} has noted nothing", remedy)
        elif record.finding not in noted[record.evaluator]:
            near = closest(record.finding, filter(None, noted[record.evaluator]))
            remedy = f"did you mean {near!r}?" if near else f"{record.evaluator}'s inspection does not have it"
            faults.add(path, row, "finding", f"{record.evaluator} has no finding {record.finding!r}", remedy)


def _severities(batch: Batch, tables: Mapping[str, Sequence[Any]], faults: Faults) -> None:
    if not tables.get("matches"):
        return  # rated before lists were compared: odd, and told as such
    known = problems(tables)
    for record, path, row in batch.records.get("severities", ()):
        if record.problem not in known:
            near = closest(record.problem, known)
            remedy = f"did you mean {near!r}?" if near else "name it as the matches do"
            faults.add(path, row, "problem", f"there is no problem {record.problem!r}", remedy)
