"""What members are to each other: who follows whom, and who has blocked whom."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

# A block works both ways; `a` is the other member, `:viewer` the reader's number or NULL. Listing the few members
# concerned once a query costs less than asking two questions for each row of the feed.
NOT_BLOCKED = (
    "a.id NOT IN (SELECT blocked_id FROM blocks WHERE blocker_id = :viewer"
    " UNION ALL SELECT blocker_id FROM blocks WHERE blocked_id = :viewer)"
)
FOLLOWED = "a.id IN (SELECT followed_id FROM follows WHERE follower_id = :viewer)"


class Circle(NamedTuple):
    """How many follow a member, and how many the member follows."""

    followers: int
    followed: int


def follow(db: sqlite3.Connection, *, follower: int, followed: int, at: int) -> bool:
    """Follows a member; False when it was so before."""
    return bool(db.execute("INSERT OR IGNORE INTO follows VALUES (?, ?, ?)", (follower, followed, at)).rowcount)


def unfollow(db: sqlite3.Connection, *, follower: int, followed: int) -> None:
    """Follows a member no more."""
    db.execute("DELETE FROM follows WHERE follower_id = ? AND followed_id = ?", (follower, followed))


def follows(db: sqlite3.Connection, follower: int, followed: int) -> bool:
    """Whether the first follows the second."""
    sql = "SELECT 1 FROM follows WHERE follower_id = ? AND followed_id = ?"
    return db.execute(sql, (follower, followed)).fetchone() is not None


def circle(db: sqlite3.Connection, member: int) -> Circle:
    """The two counts of a member's page."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM follows WHERE followed_id = :member),"
        " (SELECT count(*) FROM follows WHERE follower_id = :member)",
        {"member": member},
    ).fetchone()
    return Circle(*row)


def block(db: sqlite3.Connection, *, blocker: int, blocked: int, at: int) -> None:
    """Neither sees the other from now on, and neither follows the other any more."""
    db.execute("INSERT OR IGNORE INTO blocks VALUES (?, ?, ?)", (blocker, blocked, at))
    unfollow(db, follower=blocker, followed=blocked)
    unfollow(db, follower=blocked, followed=blocker)


def unblock(db: sqlite3.Connection, *, blocker: int, blocked: int) -> None:
    """Takes a block back; a block by the other stays."""
    db.execute("DELETE FROM blocks WHERE blocker_id = ? AND blocked_id = ?", (blocker, blocked))


def has_blocked(db: sqlite3.Connection, blocker: int, blocked: int) -> bool:
    """Whether the first has blocked the second."""
    sql = "SELECT 1 FROM blocks WHERE blocker_id = ? AND blocked_id = ?"
    return db.execute(sql, (blocker, blocked)).fetchone() is not None


def blocked_between(db: sqlite3.Connection, a: int, b: int) -> bool:
    """Whether one of the two has blocked the other."""
    return has_blocked(db, a, b) or has_blocked(db, b, a)


def blocked_by(db: sqlite3.Connection, blocker: int) -> list[sqlite3.Row]:
    """The members this one has blocked, by name."""
    return db.execute(
        "SELECT a.id, a.username, a.display_name, b.created_at FROM blocks b JOIN members a ON a.id = b.blocked_id"
        " WHERE b.blocker_id = ? ORDER BY a.display_name, a.id",
        (blocker,),
    ).fetchall()
