"""
Forgetting a person: every row of theirs, whichever part they had in the study.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ROLES = ("participant", "evaluator", "coder")
FORGOTTEN = "(forgotten)"  # in place of a file's name that bears a person's code

Rows = list[dict[str, Any]]  # Any: JSON values of records


def without(rows: Iterable[Mapping[str, Any]], code: str) -> tuple[Rows, int]:
    """
    Rows without a person.

    Args:
        rows: Of one file of records, as JSON values.
        code: The person's pseudonym.

    Returns:
        What stays, and how many rows were removed or lost a file's name.
    """
    kept: Rows = []
    touched = 0
    for row in rows:
        if _is_about(row, code):
            touched += 1
        elif _says(str(row.get("file", "")), code, within=r"[A-Za-z0-9]"):
            kept.append({**row, "file": FORGOTTEN})
            touched += 1
        else:
            kept.append(dict(row))
    return kept, touched


def codes(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Every pseudonym that rows hold."""
    return {str(row[role]) for row in rows for role in ROLES if row.get(role)}


def mentions(rows: Iterable[Mapping[str, Any]], code: str) -> int:
    """How many rows of others speak of a person by their code: they are theirs to change."""
    return sum(any(_says(value, code) for value in row.values() if isinstance(value, str)) for row in rows)


def words_of(rows: Iterable[Mapping[str, Any]], code: str, least: int = 12) -> list[str]:
    """What a person wrote or said, long enough to be told from chance."""
    mine = [row for row in rows if _is_about(row, code)]
    said = (str(row.get(name) or "") for row in mine for name in ("text", "comment", "title", "description"))
    return sorted({text for text in said if len(text) >= least})


def files_of(rows: Iterable[Mapping[str, Any]]) -> Sequence[str]:
    """Files that were imported: their owner keeps them, and they would bring the person back."""
    return list(dict.fromkeys(str(row["file"]) for row in rows if row.get("file") not in (None, FORGOTTEN)))


def _is_about(row: Mapping[str, Any], code: str) -> bool:
    # An evaluator's finding that nobody else noted bears their code: E1:F3.
    own = str(row.get("problem", "")).startswith(f"{code}:")
    return own or any(row.get(role) == code for role in ROLES)


def _says(text: str, code: str, within: str = r"[A-Za-z0-9]|[_.-][A-Za-z0-9]") -> bool:
    """Whether a text bears a code by itself: P1 is not in P1.1; in a file's name, it is in P1.csv."""
    before = "".join(rf"(?<!{part})" for part in ("[A-Za-z0-9]", "[A-Za-z0-9][_.-]")[: within.count("|") + 1])
    return re.search(rf"{before}{re.escape(code)}(?!{within})", text) is not None
