"""Members: accounts, profiles and privacy."""

from __future__ import annotations

import sqlite3

from toolkit.demo import relations

VISIBILITIES = ("public", "members", "only_me")


def by_username(db: sqlite3.Connection, username: str) -> sqlite3.Row | None:
    """The member of this name, whatever its capitals."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM members WHERE username = ?", (username,)).fetchone()
    return row


def one(db: sqlite3.Connection, member: int) -> sqlite3.Row:
    """The member of this number, who must exist."""
    row: sqlite3.Row = db.execute("SELECT * FROM members WHERE id = ?", (member,)).fetchone()
    return row


def by_email(db: sqlite3.Connection, email: str) -> sqlite3.Row | None:
    """The member of this address, whatever its capitals."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM members WHERE email = ?", (email,)).fetchone()
    return row


def taken(db: sqlite3.Connection, *, username: str, email: str) -> dict[str, str]:
    """Which of the two belongs to somebody already, as faults of the sign-up form."""
    checks = {
        "username": ("error.username_taken", "SELECT 1 FROM members WHERE username = ?", username),
        "email": ("error.email_taken", "SELECT 1 FROM members WHERE email = ?", email),
    }
    return {field: key for field, (key, sql, value) in checks.items() if db.execute(sql, (value,)).fetchone()}


def create(
    db: sqlite3.Connection,
    *,
    username: str,
    display_name: str,
    email: str,
    password_hash: str,
    lang: str,
    at: int,
) -> int:
    """A new member, private by default: only members see their messages, and search does not find them."""
    cursor = db.execute(
        "INSERT INTO members (username, display_name, email, password_hash, lang, joined_at) VALUES (?, ?, ?, ?, ?, ?)",
        (username, display_name, email, password_hash, lang, at),
    )
    return int(cursor.lastrowid or 0)


def counts(db: sqlite3.Connection, member: int) -> sqlite3.Row:
    """How much of this member's there is: `posts`, `replies`, `likes` and `letters` sent or received."""
    row: sqlite3.Row = db.execute(
        "SELECT (SELECT count(*) FROM posts WHERE author_id = :member) AS posts,"
        " (SELECT count(*) FROM replies WHERE author_id = :member) AS replies,"
        " (SELECT count(*) FROM likes WHERE member_id = :member) AS likes,"
        " (SELECT count(*) FROM messages WHERE :member IN (sender_id, recipient_id)) AS letters",
        {"member": member},
    ).fetchone()
    return row


def set_privacy(db: sqlite3.Connection, member: int, *, visibility: str, searchable: bool) -> None:
    """Who sees this member's messages, and whether search finds their profile."""
    db.execute("UPDATE members SET visibility = ?, searchable = ? WHERE id = ?", (visibility, searchable, member))


def set_profile(db: sqlite3.Connection, member: int, *, display_name: str, bio: str) -> None:
    """How this member is called, and what they say of themselves."""
    db.execute("UPDATE members SET display_name = ?, bio = ? WHERE id = ?", (display_name, bio, member))


def set_password(db: sqlite3.Connection, member: int, password_hash: str) -> None:
    """Another password: whoever signed in with the old one is signed out."""
    db.execute(
        "UPDATE members SET password_hash = ?, session_version = session_version + 1 WHERE id = ?",
        (password_hash, member),
    )


def delete(db: sqlite3.Connection, member: int) -> None:
    """Deletes an account with all that it wrote, did and received; the database follows every reference."""
    db.execute("DELETE FROM mails WHERE recipient = (SELECT email FROM members WHERE id = ?)", (member,))
    db.execute("DELETE FROM members WHERE id = ?", (member,))


def search(db: sqlite3.Connection, words: str, *, viewer: int | None, limit: int = 8) -> list[sqlite3.Row]:
    """Members who let search find them and whose name holds the words, without those blocked."""
    if not words:
        return []
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return db.execute(
        f"SELECT username, display_name FROM members a WHERE searchable = 1 AND {relations.NOT_BLOCKED}"  # noqa: S608
        " AND (username LIKE :pattern ESCAPE '\\' OR display_name LIKE :pattern ESCAPE '\\')"
        " ORDER BY display_name, id LIMIT :limit",
        {"pattern": pattern, "limit": limit, "viewer": viewer},
    ).fetchall()
