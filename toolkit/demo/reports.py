"""Reports of messages, and what moderators decide on them."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from toolkit.demo import notifications

REASONS = ("insult", "false", "spam", "private", "danger", "other")
DECISIONS = ("remove", "keep")


class Verdict(NamedTuple):
    """What a moderator decides: to remove or to keep, by which rule of the code of conduct, and why."""

    decision: str
    rule: str
    explanation: str


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
        " i.width, i.height, i.alternative, a.username, a.display_name, b.username AS reporter_username,"
        " b.display_name AS reporter_name"
        " FROM reports t JOIN posts p ON p.id = t.post_id JOIN members a ON a.id = p.author_id"
        " JOIN members b ON b.id = t.reporter_id LEFT JOIN pictures i ON i.post_id = p.id"
        " WHERE t.decision IS NULL ORDER BY t.id"
    ).fetchall()


def ruling(db: sqlite3.Connection, post: int) -> sqlite3.Row | None:
    """Why a message was taken down last: `rule`, `explanation`, `decided_at`."""
    row: sqlite3.Row | None = db.execute(
        "SELECT rule, explanation, decided_at FROM reports WHERE post_id = ? AND decision = 'remove'"
        " ORDER BY decided_at DESC, id DESC LIMIT 1",
        (post,),
    ).fetchone()
    return row


def decide(db: sqlite3.Connection, report: int, verdict: Verdict, *, moderator: int, at: int) -> bool:
    """
    Takes the message down or keeps it, closes every open report on it, and tells all whom it concerns.

    Returns:
        False when the report is unknown or was decided before.
    """
    row = db.execute(
        "SELECT post_id FROM reports WHERE id = ? AND decision IS NULL AND post_id IS NOT NULL", (report,)
    ).fetchone()
    if row is None:
        return False
    post = row["post_id"]
    if verdict.decision == "remove":
        db.execute("UPDATE posts SET removed = 1 WHERE id = ?", (post,))
    _tell(db, post, verdict, at=at)
    db.execute(
        "UPDATE reports SET decision = ?, rule = ?, explanation = ?, decided_by = ?, decided_at = ?"
        " WHERE post_id = ? AND decision IS NULL",
        (*verdict, moderator, at, post),
    )
    return True


def _tell(db: sqlite3.Connection, post: int, verdict: Verdict, *, at: int) -> None:
    """Whoever reported learns the decision; the author, that a message was taken down, never that one was reported."""
    sql = "SELECT DISTINCT reporter_id FROM reports WHERE post_id = ? AND decision IS NULL ORDER BY reporter_id"
    told = [int(row["reporter_id"]) for row in db.execute(sql, (post,))]
    if verdict.decision == "remove":
        told.append(int(db.execute("SELECT author_id FROM posts WHERE id = ?", (post,)).fetchone()[0]))
    for member in dict.fromkeys(told):
        notifications.tell(db, member=member, kind="decision", actor=None, post=post, at=at)
