"""
What is wrong with evidence, gathered first and said once.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import EvidenceError

MOST_FAULTS = 50


class Faults:
    """A list of faults that becomes one error."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._count = 0

    def add(self, path: Path, number: int, field: str, reason: str) -> None:
        """
        Note one fault.

        Args:
            path: The file.
            number: Its line, or its row in a table of samples; from 1; 0 for the file as a whole.
            field: The column, or "" for the line as a whole.
            reason: What is wrong.
        """
        self._count += 1
        if len(self._lines) < MOST_FAULTS:
            self._lines.append(f"{path}{f':{number}' if number else ''}: {field + ': ' if field else ''}{reason}")

    def raise_if_any(self) -> None:
        """
        End here when anything was noted.

        Raises:
            EvidenceError: Every fault on a line of its own, the first 50 of them.
        """
        if not self._count:
            return
        more = self._count - len(self._lines)
        rest = [f"… and {more} more"] if more else []
        remedy = "The evidence cannot be scored; run `virage measure` again, or remove the damaged lines."
        raise EvidenceError("\n".join([*self._lines, *rest, remedy]))
