"""
Which finding of which evaluator is which problem: what they agreed on when they compared their lists.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import MatchRecord
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = ("evaluator", "finding", "problem")


def _read(row: Row) -> Sequence[MatchRecord]:
    evaluator = row.code("evaluator")
    finding = row.name("finding", "write the name that the evaluator gave it, such as F3")
    problem = row.name("problem", "write the name that all agreed on, such as no_receipt")
    return (MatchRecord(study=row.asked.study, evaluator=evaluator, finding=finding, problem=problem),)


def _key(record: MatchRecord) -> tuple[object, ...]:
    return record.evaluator, record.finding


KIND = Kind(COLUMNS, frozenset(COLUMNS), _read, _key, dated=False)
