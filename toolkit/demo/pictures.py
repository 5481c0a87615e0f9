"""Pictures of messages: what is accepted, and where they are kept."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from toolkit.demo import photograph
from toolkit.demo.photograph import Photograph, TooManyPixels

MAX_BYTES = 2 * 1024 * 1024
ALTERNATIVE_MAX_CHARACTERS = 300


class Upload(NamedTuple):
    """A picture that was accepted, with its text for whoever does not see it."""

    photograph: Photograph
    alternative: str


def develop(content: bytes) -> tuple[Photograph | None, str | None]:
    """The picture in these bytes, or why they cannot be published as one."""
    if len(content) > MAX_BYTES:
        return None, "error.picture_large"
    try:
        shown = photograph.read(content)
    except TooManyPixels:
        return None, "error.picture_large"
    return shown, None if shown else "error.picture_kind"


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
    shown, fault = develop(content)
    checks = {"picture": fault, "alternative": alternative_fault(alternative)}
    faults = {field: key for field, key in checks.items() if key}
    return (Upload(shown, alternative), {}) if shown and not faults else (None, faults)


def attach(db: sqlite3.Connection, post: int, picture: Upload) -> None:
    """Keeps the picture of a message."""
    media_type, width, height, content = picture.photograph
    db.execute(
        "INSERT INTO pictures (post_id, media_type, width, height, alternative, content) VALUES (?, ?, ?, ?, ?, ?)",
        (post, media_type, width, height, picture.alternative, content),
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
