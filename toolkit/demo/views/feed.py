"""The feed and the publishing of messages."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, posts
from toolkit.demo.place import PAGE_SIZE, POST_MAX_CHARACTERS, place, reading, timestamp, viewer_id
from toolkit.demo.views._common import members_only, page_number, see_other, signed_in

blueprint = Blueprint("feed", __name__)


@blueprint.get("/")
def show() -> str:
    """The newest messages, with the compose form for members."""
    return _render()


@blueprint.post("/posts")
@members_only
def publish() -> Response | tuple[str, int]:
    """Publishes a message and shows it."""
    text = forms.clean(request.form.get("text"))
    if fault := forms.message_fault(text, POST_MAX_CHARACTERS):
        return _render(text=text, faults={"text": fault}), 422
    with place().database.writing() as db:
        post = posts.publish(db, author=signed_in().id, text=text, lang=i18n.language(), at=timestamp())
    place().hub.ring()
    flash(i18n.text("post.published"))
    return see_other(f"/posts/{post}")


def _render(*, text: str = "", faults: dict[str, str] | None = None) -> str:
    db = reading()
    newest = posts.newest(db)
    followed = viewer_id() is not None and request.args.get("show") == "followed"
    page = posts.feed(db, viewer=viewer_id(), number=page_number(), size=PAGE_SIZE, followed=followed)
    return render_template("feed.html", page=page, followed=followed, newest=newest, typed=text, faults=faults or {})
