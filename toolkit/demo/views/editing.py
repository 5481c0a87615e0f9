"""Changing one's own message."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, pictures, posts
from toolkit.demo.place import POST_MAX_CHARACTERS, place, timestamp
from toolkit.demo.views._common import find_shown_post, members_only, see_other, signed_in

blueprint = Blueprint("editing", __name__)


@blueprint.get("/posts/<int:post>/edit")
@members_only
def form(post: int) -> str:
    """The message in its field, for its author."""
    row = _own(post)
    return _render(row, text=row["text"], alternative=row["alternative"] or "")


@blueprint.post("/posts/<int:post>/edit")
@members_only
def save(post: int) -> Response | tuple[str, int]:
    """Saves the message and says when it was edited."""
    row = _own(post)
    text = forms.clean(request.form.get("text"))
    alternative = forms.clean(request.form.get("alternative"))
    if faults := _faults(row, text, alternative):
        return _render(row, text=text, alternative=alternative, faults=faults), 422
    if (text, alternative) != (row["text"], row["alternative"] or ""):
        with place().database.writing() as db:
            posts.edit(db, post, text=text, at=timestamp())
            pictures.describe(db, post, alternative)
    flash(i18n.text("edit.saved"))
    return see_other(f"/posts/{post}")


def _own(post: int) -> sqlite3.Row:
    row = find_shown_post(post)
    if row["author_id"] != signed_in().id:
        abort(403)
    return row


def _faults(row: sqlite3.Row, text: str, alternative: str) -> dict[str, str]:
    checks = {
        "text": forms.message_fault(text, POST_MAX_CHARACTERS),
        "alternative": pictures.alternative_fault(alternative) if row["width"] else None,
    }
    return {field: key for field, key in checks.items() if key}


def _render(row: sqlite3.Row, *, text: str, alternative: str, faults: dict[str, str] | None = None) -> str:
    return render_template("edit.html", post=row, typed=text, alternative=alternative, faults=faults or {})
