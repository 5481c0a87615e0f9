"""
The header of every kind of file: what sheets write and what is imported.
"""

from __future__ import annotations

from toolkit.errors import UsageError
from toolkit.studies.instruments import instruments
from toolkit.studies.kind import ITEM, kinds
from toolkit.studies.kinds.answers import columns_of

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
    if kind in instruments():
        return columns_of(kind)
    own = {name: one.columns for name, one in kinds().items() if name != ITEM}
    if kind not in own:
        raise UsageError(f"there is no kind of file {kind!r}; choose one of: {', '.join([*own, *instruments()])}")
    return own[kind]


def csv_template(kind: str) -> str:
    """
    A CSV file that holds a header and no row yet.

    Args:
        kind: tasks, inspections, matches, severities, segments, maturity, or a questionnaire's name.

    Raises:
        UsageError: There is no such kind.
    """
    return f"{MARK}{','.join(header(kind))}\r\n"
