"""
User tests: one row a person and task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.records import TaskRecord
from toolkit.studies.kind import Kind
from toolkit.studies.row import Row

COLUMNS = (
    *("participant", "segment", "assistive_tech", "task", "date", "success", "time_s", "errors"),
    *("visited_states", "minimum", "seq", "comment"),
)
PARTLY = ("0.5", "0,5", "partly", "partial", "partiel", "partielle", "en partie")
SUCCESS = {
    **dict.fromkeys(("1", "yes", "oui", "true", "vrai", "reussi"), 1.0),
    **dict.fromkeys(PARTLY, 0.5),
    **dict.fromkeys(("0", "no", "non", "false", "faux", "echec"), 0.0),
}
LONGEST_S = 86_400
MOST = 10_000


def _read(row: Row) -> Sequence[TaskRecord]:
    success = row.word("success", SUCCESS, "write 1, 0.5 or 0 (yes, partly, no)")
    seconds = row.number_("time_s", 0, LONGEST_S)
    if seconds == 0:
        row.fault("time_s", "is 0", "leave it empty when no time was taken")
    values = {
        "participant": row.code("participant"),
        "segment": row.text("segment"),
        "assistive_tech": row.assistive(),
        "task": row.name("task", "write the journey's name, such as publish"),
        "date": row.day(),
        "comment": row.text("comment"),
    }
    errors, minimum, seq = row.whole("errors", 0, MOST), row.whole("minimum", 1, MOST), row.whole("seq", 1, 7)
    visited = states(row.text("visited_states"))
    if not row.well:
        return ()
    record = TaskRecord(
        study=row.asked.study,
        success=SUCCESS[success],
        time_s=seconds,
        errors=errors,
        visited=visited,
        minimum=minimum,
        seq=seq,
        **values,
    )
    return (record,)


def states(text: str) -> tuple[str, ...]:
    """
    The path of states that a cell tells, `>` between them.

    Example:
        >>> states("home > search > home")
        ('home', 'search', 'home')
    """
    return tuple(part for part in (part.strip() for part in re.split(r"\s*[>→]\s*", text)) if part)


def _key(record: TaskRecord) -> tuple[object, ...]:
    return record.participant, record.task, record.date


KIND = Kind(COLUMNS, frozenset({"participant", "task", "success"}), _read, _key)
