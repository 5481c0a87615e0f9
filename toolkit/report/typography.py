"""
Numbers, dates and spaces as a language writes them.

French follows the Office québécois de la langue française: a no-break space before `:` and `%`, a thin one before
`;`, `!` and `?` and between thousands, a decimal comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

NBSP = "\u00a0"
THIN = "\u202f"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """How one language writes numbers, lists and dates."""

    thousands: str
    decimal: str
    percent_sign: str
    and_word: str
    months: tuple[str, ...]
    day_first: str
    clock: str
    french: bool

    def number(self, value: float, decimals: int = 0) -> str:
        """`1,234.5` or `1 234,5`; a negative number has a real minus sign."""
        plain = f"{abs(value):,.{decimals}f}"
        text = plain.replace(",", "\0").replace(".", self.decimal).replace("\0", self.thousands)
        return MINUS + text if value < 0 and plain.strip("0.") else text

    def percent(self, ratio: float, decimals: int = 0) -> str:
        """A ratio as a percentage; only 1 is written 100 and only 0 is written 0."""
        while decimals < 3 and 0 < ratio < 1 and round(ratio * 100, decimals) in (0, 100):
            decimals += 1
        return self.number(ratio * 100, decimals) + self.percent_sign

    def duration(self, ms: float) -> str:
        """Milliseconds, seconds or minutes, whichever reads best."""
        if ms < 999.5:
            return self.number(ms) + NBSP + ("ms" if ms else "s")
        if ms < 59_950:
            return self.number(ms / 1000, 1) + NBSP + "s"
        minutes, seconds = divmod(round(ms / 1000), 60)
        return f"{self.number(minutes)}{NBSP}min" + (f"{NBSP}{seconds:02d}{NBSP}s" if seconds else "")

    def date(self, text: str) -> str:
        """An ISO time as a day and a time in UTC; text that is no time stays what it is."""
        at = _moment(text)
        return text if at is None else self._day(at) + self.clock.format(hour=at.hour, minute=at.minute)

    def day(self, text: str) -> str:
        """An ISO date, or the day of an ISO time; text that is neither stays what it is."""
        at = _moment(text)
        return text if at is None else self._day(at)

    def _day(self, at: datetime) -> str:
        day = "1er" if self.french and at.day == 1 else str(at.day)
        return self.day_first.format(day=day, month=self.months[at.month - 1], year=at.year)

    def listing(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + f" {self.and_word} " + items[-1]

    def typo(self, text: str) -> str:
        """Our own sentences with the spaces and signs of print; what stands between backticks is left alone."""
        parts = text.split("`")
        parts[::2] = [self._typo(part) for part in parts[::2]]
        return "`".join(parts)

    def _typo(self, text: str) -> str:
        text = re.sub(r"(?<=\w)'", "’", text).replace("...", "…")
        if not self.french:
            return text
        text = re.sub(r"(?<=[\w)»}…%]) ?(?=[;!?](?:\s|$))", THIN, text)
        text = re.sub(r" (?=[:%»])", NBSP, text)
        text = text.replace("« ", f"«{NBSP}")
        return re.sub(r"(?<=\d) (?=\d{3}(?!\d))", THIN, text)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


FRENCH = Typography(
    thousands=THIN,
    decimal=",",
    percent_sign=NBSP + "%",
    and_word="et",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day_first="{day} {month} {year}",
    clock=f", {{hour}}{NBSP}h{NBSP}{{minute:02d}} UTC",
    french=True,
)
ENGLISH = Typography(
    thousands=",",
    decimal=".",
    percent_sign="%",
    and_word="and",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day_first="{day} {month} {year}",
    clock=", {hour:02d}:{minute:02d} UTC",
    french=False,
)
BY_LANGUAGE = {"fr": FRENCH, "en": ENGLISH}
