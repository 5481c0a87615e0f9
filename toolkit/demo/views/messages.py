"""Letters between two members: the conversations, and one of them with its form."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import conversations, forms, i18n, members, relations
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.views._common import members_only, see_other, signed_in
from toolkit.demo.views._once import do_once

blueprint = Blueprint("messages", __name__)


@blueprint.get("/messages")
@members_only
def show() -> str:
    """The conversations, with how many letters wait in each."""
    return render_template("messages.html", conversations=conversations.of(reading(), signed_in().id))


@blueprint.get("/messages/<username>")
@members_only
def thread(username: str) -> str:
    """One conversation; what it shows counts as read."""
    other = _correspondent(username)
    letters = conversations.between(reading(), signed_in().id, other["id"])
    with place().database.writing() as db:
        conversations.mark_read(db, signed_in().id, sender=other["id"], at=timestamp())
    return _render(other, letters)


@blueprint.post("/messages/<username>")
@members_only
def send(username: str) -> Response | tuple[str, int]:
    """Sends a letter and shows it."""
    other = _correspondent(username)
    text = forms.clean(request.form.get("text"))
    if fault := forms.message_fault(text, conversations.LETTER_MAX_CHARACTERS):
        letters = conversations.between(reading(), signed_in().id, other["id"])
        return _render(other, letters, text=text, faults={"text": fault}), 422
    address = do_once(lambda db: _send(db, other, text))
    place().hub.ring()
    flash(i18n.text("messages.sent"))
    return see_other(address)


def _send(db: sqlite3.Connection, other: sqlite3.Row, text: str) -> str:
    letter = conversations.send(
        db, sender=signed_in().id, recipient=other["id"], text=text, lang=i18n.language(), at=timestamp()
    )
    return f"/messages/{other['username']}#letter-{letter}"


def _correspondent(username: str) -> sqlite3.Row:
    """Another member to write with; somebody blocked, in either direction, is not found."""
    other = members.by_username(reading(), username)
    if other is None or other["id"] == signed_in().id:
        abort(404)
    if relations.blocked_between(reading(), signed_in().id, other["id"]):
        abort(404)
    return other


def _render(
    other: sqlite3.Row, letters: list[sqlite3.Row], *, text: str = "", faults: dict[str, str] | None = None
) -> str:
    return render_template("thread.html", other=other, letters=letters, typed=text, faults=faults or {})
