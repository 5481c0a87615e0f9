"""
The header of every kind of file: what sheets write and what is imported.
"""

from __future__ import annotations

from toolkit.errors import UsageError
from toolkit.studies.instruments import instruments

PERSON = ("participant", "segment", "assistive_tech")
HEADERS = {
    "tasks": (
        *PERSON,
        "task",
        "date",
        "success",
        "time_s",
        "errors",
        "visited_states",
        "minimum",
        "seq",
        "comment",
    ),
    "inspections": (
        "evaluator",
        "criterion",
        "date",
        "finding",
        "title",
        "description",
        "journey",
        "place",
        "severity",
        "fixed",
    ),
    "matches": ("evaluator", "finding", "problem"),
    "severities": ("evaluator", "problem", "severity"),
    "segments": (
        "group",
        "participant",
        "segment_id",
        "start",
        "end",
        "text",
        "code",
        "coder",
        "journey",
        "criterion",
        "severity",
        "date",
    ),
    "maturity": ("principle", "level", "answer", "evidence", "date", "owner"),
}
# Columns of free text: a spreadsheet would take what begins with = + - @ for a formula.
FREE = (
    "segment",
    "assistive_tech",
    "visited_states",
    "comment",
    "title",
    "description",
    "journey",
    "place",
    "evidence",
    "owner",
)
MARK = "\ufeff"  # spreadsheets take a file without it for another encoding


def header(kind: str) -> tuple[str, ...]:
    """
    The columns of a kind of file, or of a questionnaire by its name.

    Raises:
        UsageError: There is no such kind.
    """
    if kind in HEADERS:
        return HEADERS[kind]
    if one := instruments().get(kind):
        return (*PERSON, "date", *(f"{kind}{item}" for item in range(1, one.items + 1)))
    known = ", ".join([*HEADERS, *instruments()])
    raise UsageError(f"there is no kind of file {kind!r}; choose one of: {known}")


def csv_template(kind: str) -> str:
    """
    A CSV file that holds a header and no row yet.

    Args:
        kind: tasks, inspections, matches, severities, segments, maturity, or a questionnaire's name.

    Raises:
        UsageError: There is no such kind.
    """
    return f"{MARK}{','.join(header(kind))}\r\n"
