"""
What a table holds, seen from its header.
"""

from __future__ import annotations

from collections import Counter

from toolkit._toml import closest
from toolkit.studies.csvfile import Table
from toolkit.studies.faults import Faults
from toolkit.studies.instruments import instruments, item_of
from toolkit.studies.kind import ITEM, Kind, kinds
from toolkit.studies.row import Asked


def recognise(table: Table, asked: Asked, faults: Faults) -> str | None:
    """The name of a table's kind; None, and faults, where the header does not fit any."""
    name = asked.kind or _likest(table)
    kind = kinds()[name]
    before = len(faults)
    _lacking(table, name, kind, faults)
    if not asked.kind and len(faults) > before:
        known = ", ".join(kinds())
        faults.add(table.path, 1, "", f"read as {name}", f"give --kind where it is another: {known}")
    _unknown(table, name, kind, faults)
    if kind.dated and "date" not in table.columns and not asked.date:
        faults.add(table.path, 1, "date", "there is no such column", "add it, or give --date for all rows")
    return name if len(faults) == before else None


def _likest(table: Table) -> str:
    """The kind whose needed columns are there, else the one that shares most columns."""

    def likeness(name: str) -> tuple[bool, int, int]:
        kind = kinds()[name]
        present = set(table.columns)
        whole = kind.needed <= present and (name != ITEM or any(map(item_of, present)))
        return whole, sum(map(kind.knows, present)), -len(kind.needed - present)

    return max(kinds(), key=likeness)


def _lacking(table: Table, name: str, kind: Kind, faults: Faults) -> None:
    for column in sorted(kind.needed - set(table.columns)):
        faults.add(table.path, 1, column, "there is no such column", f"add it; `virage study template {_word(name)}`")
    if name != ITEM:
        return
    given = [item for column in table.columns if (item := item_of(column))]
    if not given:
        known = ", ".join(f"{one.name}1" for one in instruments().values())
        faults.add(table.path, 1, "", "there is no column of a questionnaire", f"they begin with {known}")
    for item, n in Counter(given).items():
        if n > 1:
            faults.add(table.path, 1, f"{item.instrument}{item.number}", "stands there twice", "remove one of the two")
    for instrument in sorted({item.instrument for item in given}):
        numbers = {item.number for item in given if item.instrument == instrument}
        for number in range(1, instruments()[instrument].items + 1):
            if number not in numbers:
                remedy = "add it, and leave the cells empty where nobody answered"
                faults.add(table.path, 1, f"{instrument}{number}", "there is no such column", remedy)


def _unknown(table: Table, name: str, kind: Kind, faults: Faults) -> None:
    for column in dict.fromkeys(table.columns):
        if column and not kind.knows(column):
            missing = [known for known in kind.columns if known not in table.columns]
            near = closest(column, missing or kind.columns)
            advice = f"did you mean {near!r}? Or remove it" if near else f"remove it; known: {', '.join(kind.columns)}"
            faults.add(table.path, 1, column, f"is no column of {name}", advice)


def _word(name: str) -> str:
    return {"answers": "sus", "inspections": "inspection"}.get(name, name)
