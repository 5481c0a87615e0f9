"""An author asks the moderators to look again at what they took down."""

from __future__ import annotations

import sqlite3

from toolkit.demo import notifications

DECISIONS = ("restore", "uphold")
TEXT_MAX_CHARACTERS = 500


def create(db: sqlite3.Connection, *, post: int, author: int, text: str, at: int) -> bool:
    """A new appeal; False while another one on the same message waits."""
    cursor = db.execute(
        "INSERT OR IGNORE INTO appeals (post_id, author_id, text, created_at) VALUES (?, ?, ?, ?)",
        (post, author, text, at),
    )
    return bool(cursor.rowcount)


def latest(db: sqlite3.Connection, post: int) -> sqlite3.Row | None:
    """The last appeal on a message, decided or not."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM appeals WHERE post_id = ? ORDER BY id DESC LIMIT 1", (post,)
    ).fetchone()
    return row


def waiting(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """The appeals nobody decided on, oldest first, with the message and why it was taken down."""
    return db.execute(
        "SELECT e.id, e.post_id, e.text AS plea, e.created_at, p.text, p.lang, p.created_at AS published_at,"
        " i.width, i.height, i.alternative, a.username, a.display_name, t.rule, t.explanation"
        " FROM appeals e JOIN posts p ON p.id = e.post_id JOIN members a ON a.id = p.author_id"
        " LEFT JOIN pictures i ON i.post_id = p.id"
        " LEFT JOIN reports t ON t.id = (SELECT max(id) FROM reports WHERE post_id = p.id AND decision = 'remove')"
        " WHERE e.decision IS NULL ORDER BY e.id"
    ).fetchall()


def decide(db: sqlite3.Connection, appeal: int, *, decision: str, answer: str, moderator: int, at: int) -> bool:
    """
    Puts the message back or leaves it down, and tells its author.

    Returns:
        False when the appeal is unknown or was decided before.
    """
    row = db.execute("SELECT post_id, author_id FROM appeals WHERE id = ? AND decision IS NULL", (appeal,)).fetchone()
    if row is None:
        return False
    if decision == "restore":
        db.execute("UPDATE posts SET removed = 0 WHERE id = ?", (row["post_id"],))
    db.execute(
        "UPDATE appeals SET decision = ?, answer = ?, decided_by = ?, decided_at = ? WHERE id = ?",
        (decision, answer, moderator, at, appeal),
    )
    notifications.tell(db, member=row["author_id"], kind="appeal", actor=None, post=row["post_id"], at=at)
    return True
