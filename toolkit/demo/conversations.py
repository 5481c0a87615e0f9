"""Letters between two members: sending, reading, and who wrote last."""

from __future__ import annotations

import sqlite3

from toolkit.demo import notifications, relations

LETTER_MAX_CHARACTERS = 1000
# The end of a long exchange is what people come back for.
THREAD_SIZE = 100


def send(db: sqlite3.Connection, *, sender: int, recipient: int, text: str, lang: str, at: int) -> int:
    """A new letter, of which its recipient is told; its number."""
    cursor = db.execute(
        "INSERT INTO messages (sender_id, recipient_id, text, lang, created_at) VALUES (?, ?, ?, ?, ?)",
        (sender, recipient, text, lang, at),
    )
    notifications.tell(db, member=recipient, kind="message", actor=sender, post=None, at=at)
    return int(cursor.lastrowid or 0)


def of(db: sqlite3.Connection, member: int) -> list[sqlite3.Row]:
    """One row for each member that this one writes with: who, the last letter, how many wait; newest first."""
    return db.execute(
        "SELECT a.id AS other_id, a.username, a.display_name, m.sender_id, m.text, m.lang, m.created_at, c.unread"  # noqa: S608
        " FROM (SELECT iif(sender_id = :viewer, recipient_id, sender_id) AS other, max(id) AS last,"
        "  sum(recipient_id = :viewer AND read_at IS NULL) AS unread"
        "  FROM messages WHERE sender_id = :viewer OR recipient_id = :viewer GROUP BY other) c"
        " JOIN messages m ON m.id = c.last JOIN members a ON a.id = c.other"
        f" WHERE {relations.NOT_BLOCKED} ORDER BY m.id DESC",
        {"viewer": member},
    ).fetchall()


def between(db: sqlite3.Connection, member: int, other: int) -> list[sqlite3.Row]:
    """The last letters of two members, oldest first."""
    rows = db.execute(
        "SELECT id, sender_id, text, lang, created_at, read_at FROM messages"
        " WHERE (sender_id = :member AND recipient_id = :other) OR (sender_id = :other AND recipient_id = :member)"
        " ORDER BY id DESC LIMIT :size",
        {"member": member, "other": other, "size": THREAD_SIZE},
    ).fetchall()
    return rows[::-1]


def mark_read(db: sqlite3.Connection, member: int, *, sender: int, at: int) -> None:
    """A member has seen what this sender wrote to them."""
    db.execute(
        "UPDATE messages SET read_at = ? WHERE recipient_id = ? AND sender_id = ? AND read_at IS NULL",
        (at, member, sender),
    )
    notifications.mark_letters_read(db, member, sender=sender, at=at)
