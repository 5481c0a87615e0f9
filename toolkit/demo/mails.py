"""The mail of a town without a post office: kept, to be shown on screen."""

from __future__ import annotations

import sqlite3

SHOWN = 50


def send(db: sqlite3.Connection, *, recipient: str, subject: str, body: str, lang: str, at: int) -> None:
    """
    One mail.

    Args:
        db: Inside a write transaction.
        recipient: An e-mail address.
        subject: One line.
        body: Plain text; a link is a path of its own line. The address of the platform is put before it when the mail
            is read, so that no forged Host header ever gets into a mail.
        lang: The language of both.
        at: When.
    """
    db.execute(
        "INSERT INTO mails (recipient, subject, body, lang, created_at) VALUES (?, ?, ?, ?, ?)",
        (recipient, subject, body, lang, at),
    )


def recent(db: sqlite3.Connection) -> dict[str, list[sqlite3.Row]]:
    """The last mails by their recipient, newest first; the recipient of the newest one comes first."""
    by_recipient: dict[str, list[sqlite3.Row]] = {}
    for mail in db.execute("SELECT * FROM mails ORDER BY id DESC LIMIT ?", (SHOWN,)):
        by_recipient.setdefault(mail["recipient"], []).append(mail)
    return by_recipient
