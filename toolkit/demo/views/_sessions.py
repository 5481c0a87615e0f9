"""What signing in takes, wherever it happens: the password's check, the new session, the wait after too many tries."""

from __future__ import annotations

import sqlite3
from functools import cache

from flask import make_response, render_template, request, session
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.wrappers import Response

from toolkit.demo import members
from toolkit.demo.place import place, reading


def start_session(member: int) -> None:
    """Signs in: what was in the session before is gone, its form token too."""
    session.clear()
    session["member"] = member
    session["version"] = members.one(reading(), member)["session_version"]


def password_fits(member: sqlite3.Row | None, password: str) -> bool:
    """Whether it is this member's; for nobody it takes the same time and is never true."""
    well = check_password_hash(member["password_hash"] if member else _nobody(), password)
    return well and member is not None


def wait_page(account: str) -> Response | None:
    """The page that says how long to wait, when this account was tried too often from this address."""
    wait_s = place().limiter.wait_s(account, request.remote_addr or "")
    if not wait_s:
        return None
    page = render_template("error.html", code=429, minutes=-(-wait_s // 60))
    response = make_response(page, 429)
    response.headers["Retry-After"] = str(wait_s)
    return response


def count_failure(account: str) -> None:
    """One try more of this account from this address."""
    place().limiter.failed(account, request.remote_addr or "")


def forget_failures(account: str) -> None:
    """Earlier tries of this account from this address no longer count."""
    place().limiter.succeeded(account, request.remote_addr or "")


@cache
def _nobody() -> str:
    return generate_password_hash("nobody has this password")
