"""Pictures of messages: what is accepted, and where they are kept."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from toolkit.demo import picture_header
from toolkit.demo.picture_header import Header

MAX_BYTES = 2 * 1024 * 1024
# A small file may unfold to more pixels than a phone can hold.
MAX_PIXELS = 24_000_000
ALTERNATIVE_MAX_CHARACTERS = 300


class Upload(NamedTuple):
    """A picture that was accepted, with its text for whoever does not see it."""

    content: bytes
    header: Header
    alternative: str


def fault(content: bytes) -> str | None:
    """Why these bytes cannot be published as a picture, or None."""
    if len(content) > MAX_BYTES:
        return "error.picture_large"
    header = picture_header.read(content)
    if header is None:
        return "error.picture_kind"
    return "error.picture_large" if header.width * header.height > MAX_PIXELS else None


def alternative_fault(alternative: str) -> str | None:
    """Why this text cannot stand for a picture, or None."""
    if not alternative:
        return "error.alternative"
    return "error.too_long" if len(alternative) > ALTERNATIVE_MAX_CHARACTERS else None


def accept(content: bytes, alternative: str) -> tuple[Upload | None, dict[str, str]]:
    """
    The picture of a form, or its faults by field.

    Args:
        content: What was uploaded; empty when the form carries no picture.
        alternative: The text in its place.

    Returns:
        The picture when there is one without fault, and the faults of the fields `picture` and `alternative`.
    """
    if not content:
        return None, {"picture": "error.picture_missing"} if alternative else {}
    checks = {"picture": fault(content), "alternative": alternative_fault(alternative)}
    faults = {field: key for field, key in checks.items() if key}
    header = picture_header.read(content)
    return (Upload(content, header, alternative), {}) if header and not faults else (None, faults)


def attach(db: sqlite3.Connection, post: int, picture: Upload) -> None:
    """Keeps the picture of a message."""
    media_type, width, height = picture.header
    db.execute(
        "INSERT INTO pictures (post_id, media_type, width, height, alternative, content) VALUES (?, ?, ?, ?, ?, ?)",
        (post, media_type, width, height, picture.alternative, picture.content),
    )


def one(db: sqlite3.Connection, post: int) -> sqlite3.Row | None:
    """The picture of a message: `content` and `media_type`."""
    row: sqlite3.Row | None = db.execute(
        "SELECT content, media_type FROM pictures WHERE post_id = ?", (post,)
    ).fetchone()
    return row


def describe(db: sqlite3.Connection, post: int, alternative: str) -> None:
    """Changes the text that stands for the picture of a message."""
    db.execute("UPDATE pictures SET alternative = ? WHERE post_id = ?", (alternative, post))
