"""What members are told of: for now, who follows them."""

from __future__ import annotations

import sqlite3

from toolkit.demo import relations


def tell(db: sqlite3.Connection, *, member: int, kind: str, actor: int | None, post: int | None, at: int) -> None:
    """
    Tells a member what happened; never of what they did themselves, and never of somebody blocked.

    Args:
        db: A connection inside a write transaction.
        member: Who is told.
        kind: One of those that the schema knows.
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
