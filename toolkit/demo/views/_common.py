"""What views share: asking for a sign-in, reading a page number, and finding a message or answering 404."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from urllib.parse import urlencode

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from toolkit.demo import members, posts, relations
from toolkit.demo.place import Member, reading, viewer

P = ParamSpec("P")
R = TypeVar("R")


def see_other(address: str) -> Response:
    """After a form: go and look, with GET."""
    return redirect(address, code=303)


def signed_in() -> Member:
    """The member who asks; only inside views marked `members_only`."""
    member = viewer()
    if member is None:
        abort(403)
    return member


def members_only(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Sends visitors to the sign-in page, and back to a page they could read."""

    @functools.wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R | Response:
        if viewer() is not None:
            return view(*args, **kwargs)
        back = request.full_path.rstrip("?") if request.method == "GET" else "/"
        return see_other(f"/login?{urlencode({'next': back})}")

    return wrapped


def moderators_only(view: Callable[P, R]) -> Callable[P, R | Response]:
    """Answers 403 to members who are no moderators."""

    @functools.wraps(view)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        if not signed_in().is_moderator:
            abort(403)
        return view(*args, **kwargs)

    return members_only(wrapped)


def wants_json() -> bool:
    """Whether a script of the page asks, rather than its reader."""
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"


def page_number() -> int:
    """The page asked for; what is no number is the first."""
    raw = request.args.get("page", "1")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 7 else 1


def find_member(username: str) -> sqlite3.Row:
    """The member of this name; those who have blocked the reader are not found, as if they had never been."""
    member = members.by_username(reading(), username)
    me = viewer()
    if member is None or (me and relations.has_blocked(reading(), member["id"], me.id)):
        abort(404)
    return member


def find_post(post: int) -> sqlite3.Row:
    """A message that this reader may see; anything else is not found, as if it had never been."""
    member = viewer()
    row = posts.one(
        reading(), post, viewer=member.id if member else None, moderator=bool(member and member.is_moderator)
    )
    if row is None:
        abort(404)
    return row


def find_shown_post(post: int) -> sqlite3.Row:
    """A message that can still be answered, liked or reported."""
    row = find_post(post)
    if row["removed"]:
        abort(404)
    return row
