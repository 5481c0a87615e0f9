"""Following and blocking, from a member's page or from the list of those blocked."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import i18n, members, notifications, relations
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.security import safe_next
from toolkit.demo.views._common import find_member, members_only, see_other, signed_in

blueprint = Blueprint("relations", __name__)


@blueprint.post("/members/<username>/follow")
@members_only
def follow(username: str) -> Response:
    """Follows a member and tells them, once."""
    other, me, now = _other(username), signed_in().id, timestamp()
    if relations.has_blocked(reading(), me, other["id"]):
        abort(404)
    with place().database.writing() as db:
        if relations.follow(db, follower=me, followed=other["id"], at=now):
            notifications.tell(db, member=other["id"], kind="follow", actor=me, post=None, at=now)
    return _back("follow", other)


@blueprint.post("/members/<username>/unfollow")
@members_only
def unfollow(username: str) -> Response:
    """Follows a member no more; nobody is told."""
    other = _other(username)
    with place().database.writing() as db:
        relations.unfollow(db, follower=signed_in().id, followed=other["id"])
    return _back("unfollow", other)


@blueprint.post("/members/<username>/block")
@members_only
def block(username: str) -> Response:
    """Hides the two from each other; nobody is told."""
    other = _other(username)
    with place().database.writing() as db:
        relations.block(db, blocker=signed_in().id, blocked=other["id"], at=timestamp())
    return _back("block", other)


@blueprint.post("/members/<username>/unblock")
@members_only
def unblock(username: str) -> Response:
    """Takes the block back, also one of a member who has blocked the other way round."""
    other = members.by_username(reading(), username)
    if other is None:
        abort(404)
    with place().database.writing() as db:
        relations.unblock(db, blocker=signed_in().id, blocked=other["id"])
    return _back("unblock", other)


@blueprint.get("/settings/blocked")
@members_only
def blocked() -> str:
    """Those this member has blocked, each with the button that takes it back."""
    return render_template("settings/blocked.html", people=relations.blocked_by(reading(), signed_in().id))


def _other(username: str) -> sqlite3.Row:
    """The member it is about; nobody has a relation to themselves."""
    other = find_member(username)
    if other["id"] == signed_in().id:
        abort(400)
    return other


def _back(done: str, other: sqlite3.Row) -> Response:
    flash(i18n.text(f"relation.done.{done}", name=other["display_name"]))
    asked = request.form.get("next")
    return see_other(safe_next(asked) if asked else f"/members/{other['username']}")
