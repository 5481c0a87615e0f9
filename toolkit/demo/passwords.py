"""Forgotten passwords: one-use tokens that live an hour and of which only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3

VALID_S = 3600


def ask(db: sqlite3.Connection, member: int, *, at: int) -> str:
    """A new token for this member, who may hold several until one is used."""
    token = secrets.token_urlsafe(32)
    db.execute("INSERT INTO password_resets VALUES (?, ?, ?)", (_hash(token), member, at))
    return token


def forget_expired(db: sqlite3.Connection, *, at: int) -> None:
    """Deletes the tokens that are too old to be used."""
    db.execute("DELETE FROM password_resets WHERE created_at <= ?", (at - VALID_S,))


def holder(db: sqlite3.Connection, token: str, *, at: int) -> int | None:
    """Whose token it is, while it can still be used."""
    row = db.execute(
        "SELECT member_id FROM password_resets WHERE token_hash = ? AND created_at > ?", (_hash(token), at - VALID_S)
    ).fetchone()
    return int(row["member_id"]) if row else None


def use(db: sqlite3.Connection, token: str, *, at: int) -> int | None:
    """Whose token it is, as `holder` says; it and the member's other ones can never be used again."""
    member = holder(db, token, at=at)
    if member is not None:
        db.execute("DELETE FROM password_resets WHERE member_id = ?", (member,))
    return member


def _hash(token: str) -> str:
    # Tokens are as long as a key and cannot be guessed: a slow hash would protect nothing more.
    return hashlib.sha256(token.encode()).hexdigest()
