"""
What is wrong with files of human evidence: all of it is told at once, with file, row, column and remedy.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import StudyError

MOST_TOLD = 50


class Faults:
    """Collects what is wrong while files are read."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def __len__(self) -> int:
        return len(self._told)

    def add(self, path: Path, row: int, column: str, what: str, remedy: str) -> None:
        """
        Keep one fault.

        Args:
            path: The file.
            row: As a spreadsheet counts them, the header being 1; 0 for the file as a whole.
            column: As it is named here; "" for the row as a whole.
            what: What is wrong.
            remedy: What to do.
        """
        where = f"{path}:{row}" if row else str(path)
        self._told.append(f"{where}: {f'column {column!r}: ' if column else ''}{what}; {remedy}")

    def raise_if_any(self) -> None:
        """
        Tell all faults, the first of them in words, the others by their number.

        Raises:
            StudyError: There are some.
        """
        if not self._told:
            return
        lines = self._told[:MOST_TOLD]
        if more := len(self._told) - len(lines):
            lines.append(f"and {more} more")
        count = "a fault" if len(self._told) == 1 else f"{len(self._told)} faults"
        raise StudyError(f"{count}, nothing was imported\n" + "\n".join(lines))
