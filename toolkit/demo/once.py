"""Forms that are sent twice do their work once: each carries a key, and the second with a key is led like the first."""

from __future__ import annotations

import secrets
import sqlite3

FIELD = "once"
KEY_MAX_CHARACTERS = 64
# A form left open for longer than a day is one that somebody came back to.
KEPT_S = 24 * 3600


def key() -> str:
    """A key for one form."""
    return secrets.token_urlsafe(16)


def led_to(db: sqlite3.Connection, *, member: int, key: str) -> str | None:
    """Where this member's form with this key led to, or None when it comes for the first time or has no key."""
    row = db.execute("SELECT address FROM submissions WHERE member_id = ? AND key = ?", (member, key)).fetchone()
    return str(row["address"]) if row else None


def remember(db: sqlite3.Connection, *, member: int, key: str, address: str, at: int) -> None:
    """Keeps where a form led to, in the transaction that did its work; a form without a key is not kept."""
    if not 0 < len(key) <= KEY_MAX_CHARACTERS:
        return
    db.execute("DELETE FROM submissions WHERE created_at < ?", (at - KEPT_S,))
    db.execute(
        "INSERT INTO submissions (member_id, key, address, created_at) VALUES (?, ?, ?, ?)", (member, key, address, at)
    )
