"""What members are told of: answers, likes, followers, letters, and what moderation decided."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from toolkit.demo import relations

KINDS = ("reply", "like", "follow", "message", "decision", "appeal")
LIST_SIZE = 50

# What is still told: nothing by somebody blocked since, in either direction.
_HEARD = (
    "FROM notifications n LEFT JOIN members a ON a.id = n.actor_id LEFT JOIN posts p ON p.id = n.post_id"
    f" WHERE n.member_id = :viewer AND (n.actor_id IS NULL OR {relations.NOT_BLOCKED})"
)
_LETTERS = (
    "FROM messages m JOIN members a ON a.id = m.sender_id"
    f" WHERE m.recipient_id = :viewer AND m.read_at IS NULL AND {relations.NOT_BLOCKED}"
)


class Unread(NamedTuple):
    """How many notifications and how many letters a member has not seen."""

    notifications: int = 0
    messages: int = 0


def tell(db: sqlite3.Connection, *, member: int, kind: str, actor: int | None, post: int | None, at: int) -> None:
    """
    Tells a member what happened; never of what they did themselves, and never of somebody blocked.

    Args:
        db: A connection inside a write transaction.
        member: Who is told.
        kind: One of `KINDS`.
        actor: Who did it; None is the moderation team.
        post: The message it is about, if any.
        at: When, in seconds since 1970.
    """
    if actor is not None and (actor == member or relations.blocked_between(db, actor, member)):
        return
    db.execute(
        "INSERT INTO notifications (member_id, kind, actor_id, post_id, created_at) VALUES (?, ?, ?, ?, ?)",
        (member, kind, actor, post, at),
    )


def take_back(db: sqlite3.Connection, *, kind: str, actor: int, post: int) -> None:
    """Forgets what was told of something that is undone, such as a like."""
    db.execute("DELETE FROM notifications WHERE kind = ? AND actor_id = ? AND post_id = ?", (kind, actor, post))


def unread(db: sqlite3.Connection, member: int) -> Unread:
    """How many notifications and letters wait for a member."""
    row = db.execute(
        f"SELECT (SELECT count(*) {_HEARD} AND n.read_at IS NULL), (SELECT count(*) {_LETTERS})",
        {"viewer": member},
    ).fetchone()
    return Unread(*row)


def newest(db: sqlite3.Connection, member: int) -> list[sqlite3.Row]:
    """A member's last notifications, newest first, with who, about which message, and which report was decided."""
    return db.execute(
        "SELECT n.id, n.kind, n.post_id, n.created_at, n.read_at, a.id AS actor_id, a.username, a.display_name,"  # noqa: S608
        " p.author_id, p.text, p.lang, (SELECT max(t.id) FROM reports t"
        "  WHERE t.post_id = n.post_id AND t.reporter_id = n.member_id) AS report_id"
        f" {_HEARD} ORDER BY n.id DESC LIMIT {LIST_SIZE}",
        {"viewer": member},
    ).fetchall()


def mark_read(db: sqlite3.Connection, member: int, *, at: int) -> None:
    """Everything a member was told is seen now."""
    db.execute("UPDATE notifications SET read_at = ? WHERE member_id = ? AND read_at IS NULL", (at, member))


def mark_letters_read(db: sqlite3.Connection, member: int, *, sender: int, at: int) -> None:
    """What announced the letters of this sender is seen once they are."""
    db.execute(
        "UPDATE notifications SET read_at = ? WHERE member_id = ? AND kind = 'message' AND actor_id = ?"
        " AND read_at IS NULL",
        (at, member, sender),
    )
