"""The feed and the publishing of messages."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from flask import Blueprint, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, pictures, posts
from toolkit.demo.place import PAGE_SIZE, POST_MAX_CHARACTERS, place, reading, timestamp, viewer_id
from toolkit.demo.views._common import members_only, page_number, see_other, signed_in
from toolkit.demo.views._once import do_once

blueprint = Blueprint("feed", __name__)


@blueprint.get("/")
def show() -> str:
    """The newest messages, with the compose form for members."""
    return _render()


@blueprint.post("/posts")
@members_only
def publish() -> Response | tuple[str, int]:
    """Publishes a message, perhaps with a picture, and shows it."""
    text = forms.clean(request.form.get("text"))
    alternative = forms.clean(request.form.get("alternative"))
    content = _uploaded()
    picture, faults = pictures.accept(content, alternative)
    if fault := forms.message_fault(text, POST_MAX_CHARACTERS):
        faults = {"text": fault, **faults}
    if faults:
        return _render(text=text, alternative=alternative, again=bool(content), faults=faults), 422
    address = do_once(lambda db: _publish(db, text, picture))
    place().hub.ring()
    flash(i18n.text("post.published"))
    return see_other(address)


def _uploaded() -> bytes:
    """The picture of the form, cut where it is too large anyway; empty when none was chosen."""
    file = request.files.get("picture")
    if not file:
        return b""
    with closing(file):
        return file.stream.read(pictures.MAX_BYTES + 1)


def _publish(db: sqlite3.Connection, text: str, picture: pictures.Upload | None) -> str:
    post = posts.publish(db, author=signed_in().id, text=text, lang=i18n.language(), at=timestamp())
    if picture:
        pictures.attach(db, post, picture)
    return f"/posts/{post}"


def _render(*, text: str = "", alternative: str = "", again: bool = False, faults: dict[str, str] | None = None) -> str:
    """The feed; `again` asks for the picture once more, which no browser puts back into its field."""
    db = reading()
    newest = posts.newest(db)
    followed = viewer_id() is not None and request.args.get("show") == "followed"
    page = posts.feed(db, viewer=viewer_id(), number=page_number(), size=PAGE_SIZE, followed=followed)
    return render_template(
        "feed.html",
        page=page,
        followed=followed,
        newest=newest,
        typed=text,
        alternative=alternative,
        again=again,
        faults=faults or {},
    )
