"""All that La Place keeps about a member, to take away."""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from typing import Any

from toolkit.demo.i18n import iso

# One query a part; `:member` is whose data it is.
_PARTS = {
    "messages": (
        "SELECT id, text, lang, created_at, edited_at, removed FROM posts WHERE author_id = :member ORDER BY id"
    ),
    "pictures": (
        "SELECT c.post_id AS message, c.media_type, c.alternative, c.content FROM pictures c"
        " JOIN posts p ON p.id = c.post_id WHERE p.author_id = :member ORDER BY c.post_id"
    ),
    "replies": (
        "SELECT id, post_id AS message, text, lang, created_at FROM replies WHERE author_id = :member ORDER BY id"
    ),
    "likes": "SELECT post_id AS message FROM likes WHERE member_id = :member ORDER BY post_id",
    "follows": (
        "SELECT a.username, f.created_at FROM follows f JOIN members a ON a.id = f.followed_id"
        " WHERE f.follower_id = :member ORDER BY a.username"
    ),
    "blocks": (
        "SELECT a.username, b.created_at FROM blocks b JOIN members a ON a.id = b.blocked_id"
        " WHERE b.blocker_id = :member ORDER BY a.username"
    ),
    "direct_messages": (
        "SELECT s.username AS sender, r.username AS recipient, m.text, m.lang, m.created_at, m.read_at FROM messages m"
        " JOIN members s ON s.id = m.sender_id JOIN members r ON r.id = m.recipient_id"
        " WHERE :member IN (m.sender_id, m.recipient_id) ORDER BY m.id"
    ),
    "reports": (
        "SELECT id, post_id AS message, reason, details, created_at, decision, decided_at FROM reports"
        " WHERE reporter_id = :member ORDER BY id"
    ),
    "appeals": (
        "SELECT post_id AS message, text, created_at, decision, answer, decided_at FROM appeals"
        " WHERE author_id = :member ORDER BY id"
    ),
}
_PROFILE = (
    "SELECT username, display_name, email, role, visibility, searchable, bio, lang, joined_at FROM members"
    " WHERE id = :member"
)


def everything(db: sqlite3.Connection, member: int) -> dict[str, Any]:  # Any: what JSON can hold
    """The profile and every part by its name; moments in UTC, pictures in base 64, nothing of the password."""
    found = {part: db.execute(sql, {"member": member}).fetchall() for part, sql in _PARTS.items()}
    profile = db.execute(_PROFILE, {"member": member}).fetchone()
    return {"profile": _told(profile), **{part: [_told(row) for row in rows] for part, rows in found.items()}}


def _told(row: sqlite3.Row) -> dict[str, Any]:  # Any: what JSON can hold
    return {name: _value(name, row[name]) for name in row.keys()}  # noqa: SIM118 - iterating a row gives its values


def _value(name: str, value: Any) -> Any:  # Any: SQLite gives what the column holds
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if name.endswith("_at") and value is not None:
        return iso(value)
    return bool(value) if name in ("searchable", "removed") else value
