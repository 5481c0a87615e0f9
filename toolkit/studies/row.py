"""
One row: its cells read as what they should be, and whatever is wrong with one told with a remedy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit._toml import closest
from toolkit.studies.faults import Faults
from toolkit.studies.privacy import LONGEST, is_code, personal

_DAY = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$")
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_GROUPED = re.compile(r"^[+-]?[1-9]\d{0,2},\d{3}$")
YES = frozenset({"1", "yes", "oui", "true", "vrai", "x"})
NO = frozenset({"0", "no", "non", "false", "faux"})
NOTHING = frozenset({"none", "no", "non", "aucun", "aucune", "0", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What holds for all files of one command.

    Attributes:
        study: Its name.
        today: ISO 8601; nothing can have happened later.
        date: The day of rows that do not tell theirs; "" when nobody said.
        kind: What the files hold; "" to see it from their header.
        journeys: Names of the journeys of the suite; empty where there is none.
    """

    study: str
    today: str
    date: str = ""
    kind: str = ""
    journeys: Collection[str] = ()


class Row:
    """
    One row of a file.

    Args:
        path: The file.
        number: As a spreadsheet counts rows.
        cells: Texts by column.
        asked: What holds for all rows.
        faults: Where to tell what is wrong.
    """

    def __init__(self, path: Path, number: int, cells: Mapping[str, str], asked: Asked, faults: Faults) -> None:
        self.path, self.number, self.cells, self.asked = path, number, cells, asked
        self._faults = faults
        self._before = len(faults)

    @property
    def well(self) -> bool:
        """Whether nothing was wrong so far."""
        return len(self._faults) == self._before

    def fault(self, column: str, what: str, remedy: str) -> None:
        """Tell what is wrong with one cell."""
        self._faults.add(self.path, self.number, column, what, remedy)

    def raw(self, column: str) -> str:
        """The cell as it is written; "" where there is none."""
        return self.cells.get(column, "")

    def code(self, column: str, *, needed: bool = True) -> str:
        """A person's pseudonym."""
        text = self.raw(column)
        if not text and needed:
            self.fault(column, "is empty", "write the person's code, such as P07")
        elif text and (personal(text) or not is_code(text)):
            what = personal(text) or "something that looks like a name"
            shown = f"{text!r} is {what}" if what.startswith("something") else f"holds {what}"
            self.fault(column, shown, "write a code such as P07, and keep the key to the codes elsewhere")
        return text

    def name(self, column: str, remedy: str, *, needed: bool = True) -> str:
        """A short text that other rows refer to."""
        text = self.text(column)
        if not text and needed:
            self.fault(column, "is empty", remedy)
        return text

    def text(self, column: str) -> str:
        """Free words, in which nobody can be reached."""
        text = self.raw(column)
        if len(text) > LONGEST:  # longer is a transcript, not a remark
            self.fault(column, f"{len(text)} characters", f"keep to {LONGEST}")
            return text
        if (what := personal(text)) and not text.startswith(("https://", "http://")):
            self.fault(column, f"holds {what}", "take it out, or put […] in its place")
        return text

    def assistive(self, column: str = "assistive_tech") -> str:
        """What a person is assisted by; `none` in any of the words for it."""
        text = self.text(column)
        return "none" if folded(text) in NOTHING else text

    def day(self, column: str = "date", *, needed: bool = True) -> str:
        """An ISO 8601 day that has come."""
        text = self.raw(column) or (self.asked.date if needed else "")
        if not text:
            if needed:
                self.fault(column, "is empty", "write the day as 2026-10-01, or give --date for all rows")
            return ""
        found = _DAY.match(text)
        try:
            day = date(*map(int, found.groups())).isoformat() if found else ""
        except ValueError:
            day = ""
        if not day:
            self.fault(column, f"{text!r} is no day", "write it as 2026-10-01: year, month, day")
        elif day > self.asked.today:
            self.fault(column, f"{day} is still to come", "write the day on which it was gathered")
        return day

    def number_(self, column: str, low: float, high: float) -> float | None:
        """A number, with a point or a comma; None where the cell is empty."""
        text = re.sub(r"\s", "", self.raw(column))
        if not text:
            return None
        if not _NUMBER.match(text) or _GROUPED.match(text):
            self.fault(column, f"{text!r} is no number", "write digits, and at most one point or comma: 12.5")
            return None
        value = float(text.replace(",", "."))
        if not low <= value <= high:
            self.fault(column, f"{text} is out of range", f"from {low:g} to {high:g}")
            return None
        return value

    def whole(self, column: str, low: int, high: int, *, needed: bool = False) -> int | None:
        """A whole number; None where the cell is empty."""
        if needed and not self.raw(column):
            self.fault(column, "is empty", f"write a whole number from {low} to {high}")
            return None
        value = self.number_(column, low, high)
        if value is not None and value != int(value):
            self.fault(column, f"{value:g} is no whole number", f"from {low} to {high}")
            return None
        return None if value is None else int(value)

    def word(self, column: str, words: Mapping[str, object], remedy: str) -> str:
        """One of some words, whatever its case and accents; "" where it is none of them."""
        text = folded(self.raw(column))
        if text in words:
            return text
        if _NUMBER.match(text):
            number = f"{float(text.replace(',', '.')):g}"  # 1.0, as programs write a column of numbers
            if number in words:
                return number
        near = closest(text, words) if text and not _NUMBER.match(text) else None
        what = f"{self.raw(column)!r} is not understood" if text else "is empty"
        self.fault(column, what, f"did you mean {near!r}? {remedy}" if near else remedy)
        return ""

    def yes(self, column: str) -> bool:
        """Yes or no; an empty cell is a no."""
        if not self.raw(column):
            return False
        return self.word(column, dict.fromkeys([*YES, *NO]), "write yes or no") in YES

    def journey(self, column: str = "journey") -> str:
        """A journey of the suite, or nothing."""
        text = self.raw(column)
        # A journey with parameters bears them after a dash.
        if text and self.asked.journeys and text.partition("-")[0] not in self.asked.journeys:
            near = closest(text, self.asked.journeys)
            advice = f"did you mean {near!r}?" if near else f"known: {', '.join(sorted(self.asked.journeys))}."
            self.fault(column, f"there is no journey {text!r}", f"{advice} Or leave it empty and describe the place")
        return text


def folded(text: str) -> str:
    """
    A word without case and accents.

    Example:
        >>> folded("Réussi ")
        'reussi'
    """
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold().strip()
