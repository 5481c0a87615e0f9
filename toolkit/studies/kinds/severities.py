"""
How bad each evaluator holds a problem to be, rated blind after the lists were compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import SeverityRecord
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = ("evaluator", "problem", "severity")


def _read(row: Row) -> Sequence[SeverityRecord]:
    evaluator = row.code("evaluator")
    problem = row.name("problem", "write the name that all agreed on, or E1:F3 for a finding that nobody else noted")
    severity = row.whole("severity", 0, 4, needed=True)
    if severity is None:
        return ()
    return (SeverityRecord(study=row.asked.study, evaluator=evaluator, problem=problem, severity=severity),)


def _key(record: SeverityRecord) -> tuple[object, ...]:
    return record.evaluator, record.problem


KIND = Kind(COLUMNS, frozenset(COLUMNS), _read, _key, dated=False)
