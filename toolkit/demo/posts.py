"""Messages, replies and likes: every question and change, with who may see what in one place."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from toolkit.demo import relations

# Who may see an author's messages; `a` is the author, `:viewer` the reader's number or NULL.
MAY_SEE = (
    "((a.visibility = 'public' OR (a.visibility = 'members' AND :viewer IS NOT NULL) OR a.id = :viewer)"
    f" AND {relations.NOT_BLOCKED})"
)
SHOWN = f"p.removed = 0 AND {MAY_SEE}"

_COLUMNS = f"""
  p.id, p.author_id, p.text, p.lang, p.created_at, p.edited_at, p.removed, a.username, a.display_name, a.visibility,
  i.width, i.height, i.alternative,
  (SELECT count(*) FROM replies r JOIN members a ON a.id = r.author_id
    WHERE r.post_id = p.id AND {MAY_SEE}) AS reply_count,
  (SELECT count(*) FROM likes l WHERE l.post_id = p.id) AS like_count,
  EXISTS (SELECT 1 FROM likes l WHERE l.post_id = p.id AND l.member_id = :viewer) AS liked
"""  # noqa: S608 - constants only
# CROSS JOIN keeps SQLite walking messages from the newest instead of sorting those of every author.
_PICTURE = "LEFT JOIN pictures i ON i.post_id = p.id"
_FROM = f"FROM posts p CROSS JOIN members a ON a.id = p.author_id {_PICTURE}"

# Marks around a hit; members cannot type them, since `forms.clean` drops control characters.
HIT_START, HIT_END = "\x02", "\x03"


class Page(NamedTuple):
    """One page of a longer list."""

    rows: list[sqlite3.Row]
    total: int
    number: int
    last: int


def feed(db: sqlite3.Connection, *, viewer: int | None, number: int, size: int, followed: bool = False) -> Page:
    """The messages this reader may see, newest first; of those they follow alone, if asked."""
    where = f"{_FROM} WHERE {SHOWN}" + (f" AND {relations.FOLLOWED}" if followed else "")
    return _page(db, where, {"viewer": viewer}, number=number, size=size)


def by_author(db: sqlite3.Connection, author: int, *, viewer: int | None, number: int, size: int) -> Page:
    """One member's messages, newest first; authors also see what moderation took down."""
    where = f"{_FROM} WHERE p.author_id = :author AND {MAY_SEE} AND (p.removed = 0 OR p.author_id = :viewer)"
    return _page(db, where, {"viewer": viewer, "author": author}, number=number, size=size)


def search(db: sqlite3.Connection, words: str, *, viewer: int | None, number: int, size: int) -> Page:
    """The messages that hold all the words, newest first, with marks around the hits."""
    query = match_query(words)
    if not query:
        return Page([], 0, 1, 1)
    where = (
        f"FROM posts_text JOIN posts p ON p.id = posts_text.rowid JOIN members a ON a.id = p.author_id {_PICTURE}"
        f" WHERE posts_text MATCH :query AND {SHOWN}"
    )
    hits = f"highlight(posts_text, 0, '{HIT_START}', '{HIT_END}') AS marked,"
    return _page(db, where, {"viewer": viewer, "query": query}, number=number, size=size, extra=hits)


def match_query(words: str) -> str:
    """Words as an FTS5 query: all of them, the last one perhaps unfinished; no operator of FTS5 gets through."""
    terms = [f'"{term}"' for term in re.findall(r"\w+", words)]
    return " ".join(terms) + "*" if terms else ""


def newer_than(db: sqlite3.Connection, since: int, *, viewer: int | None, followed: bool = False) -> sqlite3.Row:
    """How many messages of others (or only of those followed) came after number `since`, and the last one's number."""
    of_whom = f" AND {relations.FOLLOWED}" if followed else ""
    row: sqlite3.Row = db.execute(
        f"SELECT count(*) AS n, coalesce(max(p.id), :since) AS last {_FROM}"
        f" WHERE p.id > :since AND {SHOWN} AND a.id IS NOT :viewer{of_whom}",
        {"since": since, "viewer": viewer},
    ).fetchone()
    return row


def newest(db: sqlite3.Connection) -> int:
    """The number of the last message ever published, 0 when there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM posts").fetchone()[0])


def one(db: sqlite3.Connection, post: int, *, viewer: int | None, moderator: bool = False) -> sqlite3.Row | None:
    """
    One message, if this reader may see it.

    What moderation took down stays visible to its author and to moderators; a reported message of a member who
    shows theirs to nobody is visible to moderators, who must judge it.
    """
    row: sqlite3.Row | None = db.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE p.id = :post AND"  # noqa: S608 - constants only
        f" (({SHOWN}) OR a.id = :viewer OR (:moderator AND"
        " (p.removed = 1 OR EXISTS (SELECT 1 FROM reports t WHERE t.post_id = p.id))))",
        {"post": post, "viewer": viewer, "moderator": moderator},
    ).fetchone()
    return row


def replies(db: sqlite3.Connection, post: int, *, viewer: int | None) -> list[sqlite3.Row]:
    """The replies this reader may see, oldest first."""
    return db.execute(
        "SELECT r.id, r.author_id, r.text, r.lang, r.created_at, a.username, a.display_name"  # noqa: S608
        f" FROM replies r JOIN members a ON a.id = r.author_id WHERE r.post_id = :post AND {MAY_SEE} ORDER BY r.id",
        {"post": post, "viewer": viewer},
    ).fetchall()


def publish(db: sqlite3.Connection, *, author: int, text: str, lang: str, at: int) -> int:
    """Publishes a message; its number."""
    cursor = db.execute(
        "INSERT INTO posts (author_id, text, lang, created_at) VALUES (?, ?, ?, ?)", (author, text, lang, at)
    )
    return int(cursor.lastrowid or 0)


def edit(db: sqlite3.Connection, post: int, *, text: str, at: int) -> None:
    """Changes the text of a message, and keeps when."""
    db.execute("UPDATE posts SET text = ?, edited_at = ? WHERE id = ?", (text, at, post))


def reply(db: sqlite3.Connection, *, post: int, author: int, text: str, lang: str, at: int) -> int:
    """Publishes a reply; its number."""
    cursor = db.execute(
        "INSERT INTO replies (post_id, author_id, text, lang, created_at) VALUES (?, ?, ?, ?, ?)",
        (post, author, text, lang, at),
    )
    return int(cursor.lastrowid or 0)


def toggle_like(db: sqlite3.Connection, *, post: int, member: int) -> tuple[bool, int]:
    """Likes a message or takes the like back; whether it is liked now, and by how many."""
    taken_back = db.execute("DELETE FROM likes WHERE post_id = ? AND member_id = ?", (post, member)).rowcount
    if not taken_back:
        db.execute("INSERT INTO likes (post_id, member_id) VALUES (?, ?)", (post, member))
    likes = db.execute("SELECT count(*) FROM likes WHERE post_id = ?", (post,)).fetchone()[0]
    return not taken_back, int(likes)


def delete(db: sqlite3.Connection, post: int) -> None:
    """Deletes a message with its replies and likes."""
    db.execute("DELETE FROM posts WHERE id = ?", (post,))


def delete_reply(db: sqlite3.Connection, *, post: int, reply: int, member: int, moderator: bool) -> bool:
    """Deletes a reply of this member's, or any reply for a moderator; False when there is none such."""
    deleted = db.execute(
        "DELETE FROM replies WHERE id = ? AND post_id = ? AND (author_id = ? OR ?)",
        (reply, post, member, moderator),
    ).rowcount
    return bool(deleted)


def _page(
    db: sqlite3.Connection,
    where: str,
    params: dict[str, int | str | None],
    *,
    number: int,
    size: int,
    extra: str = "",
) -> Page:
    total = int(db.execute(f"SELECT count(*) {where}", params).fetchone()[0])
    last = max(1, -(-total // size))
    number = min(max(1, number), last)
    rows = db.execute(
        f"SELECT {extra} {_COLUMNS} {where} ORDER BY p.id DESC LIMIT :size OFFSET :skip",
        {**params, "size": size, "skip": (number - 1) * size},
    ).fetchall()
    return Page(rows, total, number, last)
