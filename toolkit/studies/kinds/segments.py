"""
Focus groups: one row a code that one coder gave to one passage; without a code, that it was read and given none.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import SegmentRecord
from toolkit.studies.kind import Kind
from toolkit.studies.kinds.inspections import criterion_of
from toolkit.studies.row import Row

COLUMNS = (
    *("group", "participant", "segment_id", "start", "end", "text"),
    *("code", "coder", "journey", "criterion", "severity", "date"),
)
MOST = 10_000_000


def _read(row: Row) -> Sequence[SegmentRecord]:
    text = row.text("text")
    start, end = row.whole("start", 0, MOST), row.whole("end", 0, MOST)
    first = start or 0
    last = first + len(text) if end is None else end
    if last < first:
        row.fault("end", f"{last} is before the start, {first}", "the end is the position after the last character")
    values = {
        "group": row.name("group", "write the group's name, such as G1"),
        "participant": row.code("participant", needed=False),
        "segment": row.name("segment_id", "number the passages of each group"),
        "date": row.day(),
        "code": row.name("code", "write the name of the code", needed=False),
        "coder": row.code("coder"),
        "journey": row.journey(),
        "criterion": criterion_of(row, needed=False),
    }
    severity = row.whole("severity", 0, 4)
    if not row.well:
        return ()
    return (SegmentRecord(study=row.asked.study, start=first, end=last, text=text, severity=severity, **values),)


def _key(record: SegmentRecord) -> tuple[object, ...]:
    return record.group, record.segment, record.code, record.coder


KIND = Kind(COLUMNS, frozenset({"group", "segment_id", "code", "coder"}), _read, _key)
