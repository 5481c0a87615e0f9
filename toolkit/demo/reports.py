"""Reports of messages, and what moderators decide on them."""

from __future__ import annotations

import sqlite3

REASONS = ("insult", "false", "spam", "private", "danger", "other")
DECISIONS = ("remove", "keep")


def create(db: sqlite3.Connection, *, post: int, reporter: int, reason: str, details: str, at: int) -> int:
    """A new report; its number."""
    cursor = db.execute(
        "INSERT INTO reports (post_id, reporter_id, reason, details, created_at) VALUES (?, ?, ?, ?, ?)",
        (post, reporter, reason, details, at),
    )
    return int(cursor.lastrowid or 0)


def one(db: sqlite3.Connection, report: int) -> sqlite3.Row | None:
    """One report."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM reports WHERE id = ?", (report,)).fetchone()
    return row


def waiting(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """The reports nobody decided on whose message still exists, oldest first."""
    return db.execute(
        "SELECT t.id, t.post_id, t.reason, t.details, t.created_at, p.text, p.lang, p.created_at AS published_at,"
        " a.username, a.display_name, b.username AS reporter_username, b.display_name AS reporter_name"
        " FROM reports t JOIN posts p ON p.id = t.post_id JOIN members a ON a.id = p.author_id"
        " JOIN members b ON b.id = t.reporter_id WHERE t.decision IS NULL ORDER BY t.id"
    ).fetchall()


def decide(db: sqlite3.Connection, report: int, *, decision: str, moderator: int, at: int) -> bool:
    """
    Takes the message down or keeps it, and closes every open report on it.

    Returns:
        False when the report is unknown or was decided before.
    """
    row = db.execute(
        "SELECT post_id FROM reports WHERE id = ? AND decision IS NULL AND post_id IS NOT NULL", (report,)
    ).fetchone()
    if row is None:
        return False
    if decision == "remove":
        db.execute("UPDATE posts SET removed = 1 WHERE id = ?", (row["post_id"],))
    db.execute(
        "UPDATE reports SET decision = ?, decided_by = ?, decided_at = ? WHERE post_id = ? AND decision IS NULL",
        (decision, moderator, at, row["post_id"]),
    )
    return True
