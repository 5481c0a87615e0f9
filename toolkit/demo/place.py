"""What every view of La Place shares: the services of the running server and the member who is asking."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field
from typing import cast

from flask import current_app, g, session

from toolkit.demo import notifications
from toolkit.demo.database import Database
from toolkit.demo.limiter import FailureLimiter
from toolkit.demo.live import Hub

PAGE_SIZE = 20
POST_MAX_CHARACTERS = 1000
REPLY_MAX_CHARACTERS = 500
DETAILS_MAX_CHARACTERS = 500
BIO_MAX_CHARACTERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The signed-in member, as the views need them."""

    id: int
    username: str
    display_name: str
    role: str
    visibility: str
    searchable: bool

    @property
    def is_moderator(self) -> bool:
        """Whether this member may decide on reports."""
        return self.role == "moderator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The services of one server."""

    database: Database
    hub: Hub = field(default_factory=Hub)
    limiter: FailureLimiter = field(default_factory=FailureLimiter)

    def close(self) -> None:
        """Ends the live streams and closes the database."""
        self.hub.close()
        self.database.close()


def place() -> Place:
    """The services of the server that handles this request."""
    return cast("Place", current_app.extensions["place"])


def reading() -> sqlite3.Connection:
    """The calling thread's connection."""
    return place().database.reading()


def viewer() -> Member | None:
    """The signed-in member, looked up once a request; None for a visitor."""
    if "viewer" not in g:
        g.viewer = _load(session.get("member"), version=session.get("version", 0))
    return cast("Member | None", g.viewer)


def viewer_id() -> int | None:
    """The signed-in member's number, or None."""
    member = viewer()
    return member.id if member else None


def unread() -> notifications.Unread:
    """What waits for the signed-in member, counted once a page."""
    member = viewer()
    return notifications.unread(reading(), member.id) if member else notifications.Unread()


def timestamp() -> int:
    """Now, in whole seconds since 1970."""
    return int(time.time())


def _load(member_id: object, *, version: object) -> Member | None:
    """The member whose session it is, unless their password was changed since."""
    if not isinstance(member_id, int):
        return None
    row = reading().execute(
        "SELECT id, username, display_name, role, visibility, searchable FROM members"
        " WHERE id = ? AND session_version = ?",
        (member_id, version),
    )
    found = row.fetchone()
    if found is None:
        return None
    return Member(**{**dict(found), "searchable": bool(found["searchable"])})
