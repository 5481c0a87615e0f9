"""How often each page was opened: a count a day and page, of those who accepted, and never who it was."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime


def count(db: sqlite3.Connection, endpoint: str, *, at: int) -> None:
    """One visit more of this page on this day."""
    db.execute(
        "INSERT INTO visits (day, endpoint, count) VALUES (?, ?, 1)"
        " ON CONFLICT (day, endpoint) DO UPDATE SET count = count + 1",
        (_day(at), endpoint),
    )


def total(db: sqlite3.Connection) -> int:
    """How many visits were ever counted."""
    return int(db.execute("SELECT coalesce(sum(count), 0) FROM visits").fetchone()[0])


def _day(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()
