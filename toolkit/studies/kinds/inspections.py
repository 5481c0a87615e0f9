"""
Ergonomic inspections: one row a finding; a criterion that was looked at without any has a row with an empty finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit._toml import closest
from toolkit.records import InspectionRecord
from toolkit.studies.ergonomics import criteria
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = (
    *("evaluator", "criterion", "date", "finding", "title", "description"),
    *("journey", "place", "severity", "fixed"),
)
_NUMBER = re.compile(r"^(\d(?:[.,]\d){0,2})(?![\d.,/-])")


def criterion_of(row: Row, *, needed: bool) -> str:
    """A criterion's number; a word after it does not matter."""
    text = row.raw("criterion")
    if not text and not needed:
        return ""
    found = _NUMBER.match(text)
    number = found[1].replace(",", ".") if found else text
    if number not in criteria():
        near = closest(number, criteria())
        advice = f"did you mean {near}? " if near else ""
        remedy = f"{advice}there are {', '.join(criteria())}; format the column as text, so that 1.2.1 is no date"
        row.fault("criterion", f"{text!r} is no criterion" if text else "is empty", remedy)
    return number


def _read(row: Row) -> Sequence[InspectionRecord]:
    finding, title = row.text("finding"), row.text("title")
    description = row.text("description")
    severity = row.whole("severity", 0, 4)
    if not finding and (title or description or severity is not None):
        row.fault("finding", "is empty beside what was found", "give it a short name of its own, such as F3")
    values = {
        "evaluator": row.code("evaluator"),
        "criterion": criterion_of(row, needed=True),
        "date": row.day(),
        "journey": row.journey(),
        "place": row.text("place"),
    }
    fixed = row.yes("fixed")
    if not row.well:
        return ()
    record = InspectionRecord(
        study=row.asked.study,
        finding=finding,
        title=title,
        description=description,
        severity=severity,
        fixed=fixed,
        **values,
    )
    return (record,)


def _key(record: InspectionRecord) -> tuple[object, ...]:
    # An evaluator's finding has one name, whatever the criterion; what was only looked at is known by its criterion.
    return (record.evaluator, record.finding) if record.finding else (record.evaluator, "", record.criterion)


KIND = Kind(COLUMNS, frozenset({"evaluator", "criterion", "finding"}), _read, _key)
