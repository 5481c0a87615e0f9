"""
The self-assessment: one row a statement, by principle and level.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import Answer, MaturityRecord
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = ("principle", "level", "answer", "evidence", "date", "owner")
PRINCIPLES = (1, 2, 3, 4, 6)
ANSWERS = {
    **dict.fromkeys(("yes", "oui"), Answer.YES),
    **dict.fromkeys(("partly", "partial", "partiel", "partielle", "en partie"), Answer.PARTLY),
    **dict.fromkeys(("no", "non"), Answer.NO),
}


def _read(row: Row) -> Sequence[MaturityRecord]:
    principle = row.whole("principle", 1, 6, needed=True)
    if principle == 5:
        row.fault("principle", "5 is measured, not assessed", "remove the row; there are 1, 2, 3, 4 and 6")
    level = row.whole("level", 1, 4, needed=True)
    answer = row.word("answer", ANSWERS, "write yes, partly or no")
    evidence, owner, day = row.text("evidence"), row.text("owner"), row.day(needed=False)
    if not row.well or principle is None or level is None:
        return ()
    record = MaturityRecord(
        study=row.asked.study,
        principle=principle,
        level=level,
        answer=ANSWERS[answer],
        evidence=evidence,
        date=day,
        owner=owner,
    )
    return (record,)


def _key(record: MaturityRecord) -> tuple[object, ...]:
    return record.principle, record.level


KIND = Kind(COLUMNS, frozenset({"principle", "level", "answer"}), _read, _key, dated=False)
