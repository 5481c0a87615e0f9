"""Writes a town into a new database, all or nothing, and recognises one that is there already."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from werkzeug.security import check_password_hash, generate_password_hash

from toolkit.demo.database import SCHEMA, connect
from toolkit.demo.seed import album, town
from toolkit.errors import UsageError

FILE_NAME = "la_place.sqlite3"


def prepare(data: Path, *, seed: int, password: str) -> Path:
    """
    The database of this folder, made from the seed when there is none.

    Args:
        data: An existing folder.
        seed: What a new town is made from.
        password: The password all seeded accounts shall have.

    Raises:
        UsageError: The folder holds a town made from another seed, or by another version.
    """
    path = data / FILE_NAME
    if path.exists():
        _reuse(path, seed=seed, password=password)
    else:
        _build(path, seed=seed, password=password)
    return path


def _build(path: Path, *, seed: int, password: str) -> None:
    """Fills a file beside the final one and renames it, so that a killed build leaves no half town."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    # One hash for all: two hundred of them would take twenty seconds.
    hashed = generate_password_hash(password)
    with closing(connect(unfinished)) as db:
        db.execute("PRAGMA journal_mode = MEMORY")
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(SCHEMA.read_text(encoding="utf-8"))
        db.execute("BEGIN")
        _insert(db, town.make(seed), hashed)
        db.executemany("INSERT INTO meta VALUES (?, ?)", {"seed": str(seed), "schema": _schema_mark()}.items())
        db.execute("COMMIT")
        db.execute("ANALYZE")
        db.execute("PRAGMA journal_mode = WAL")
    unfinished.replace(path)


def _insert(db: sqlite3.Connection, made: town.Town, hashed: str) -> None:
    db.executemany(
        "INSERT INTO members (id, username, display_name, email, role, visibility, searchable, bio, lang, joined_at,"
        " password_hash, seeded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        ((*member, hashed) for member in made.members),
    )
    db.executemany("INSERT INTO posts (id, author_id, text, lang, created_at) VALUES (?, ?, ?, ?, ?)", made.posts)
    db.executemany(
        "INSERT INTO replies (id, post_id, author_id, text, lang, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        made.replies,
    )
    db.executemany("INSERT INTO likes (post_id, member_id) VALUES (?, ?)", made.likes)
    db.executemany(
        "INSERT INTO pictures (post_id, media_type, width, height, alternative, content) VALUES (?, ?, ?, ?, ?, ?)",
        album.make(made.posts),
    )


def _schema_mark() -> str:
    """Tells one version of the tables from another; a town is cheap to make and is not converted."""
    return hashlib.sha256(SCHEMA.read_bytes()).hexdigest()[:16]


def _reuse(path: Path, *, seed: int, password: str) -> None:
    with closing(connect(path)) as db:
        meta = {row["key"]: row["value"] for row in db.execute("SELECT key, value FROM meta")}
        if meta.get("schema") != _schema_mark():
            raise UsageError(
                f"{path} was made by another version of Virage: choose another folder with --data, or remove that file"
            )
        found = meta["seed"]
        if found != str(seed):
            raise UsageError(
                f"{path.parent} holds the town of seed {found}, not {seed}: choose another folder with --data,"
                f" or --seed {found}"
            )
        hashed = db.execute("SELECT password_hash FROM members WHERE seeded = 1 LIMIT 1").fetchone()[0]
        if not check_password_hash(hashed, password):
            db.execute("UPDATE members SET password_hash = ? WHERE seeded = 1", (generate_password_hash(password),))
