"""
Questionnaires: one row a person, one column an item, named after the questionnaire: `sus1` to `sus10`.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import AnswerRecord
from toolkit.studies.instruments import Item, instruments, item_of
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = ("participant", "segment", "assistive_tech", "date")


def columns_of(instrument: str) -> tuple[str, ...]:
    """The columns of a questionnaire's file."""
    items = instruments()[instrument].items
    return (*COLUMNS, *(f"{instrument}{number}" for number in range(1, items + 1)))


def _read(row: Row) -> Sequence[AnswerRecord]:
    who = {
        "study": row.asked.study,
        "participant": row.code("participant"),
        "segment": row.text("segment"),
        "assistive_tech": row.assistive(),
        "date": row.day(),
    }
    items = {column: item for column in row.cells if (item := item_of(column))}
    given = {column: _answer(row, column, item) for column, item in items.items()}
    answered = {items[column].instrument for column, answer in given.items() if answer is not None}
    if row.well and not answered:
        row.fault("", "no item is answered", "remove the row of who answered nothing")
    if not row.well:
        return ()
    # Of a questionnaire that the person did not fill in at all, nothing is kept.
    return [
        AnswerRecord(instrument=item.instrument, item=item.number, answer=given[column], **who)
        for column, item in items.items()
        if item.instrument in answered
    ]


def _answer(row: Row, column: str, item: Item) -> int | None:
    return row.whole(column, item.low, item.high)


def _key(record: AnswerRecord) -> tuple[object, ...]:
    return record.participant, record.instrument, record.date


def _owns(column: str) -> bool:
    return item_of(column) is not None


KIND = Kind(COLUMNS, frozenset({"participant"}), _read, _key, owns=_owns)
