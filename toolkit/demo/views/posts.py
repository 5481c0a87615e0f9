"""One message: reading, replying, liking, deleting."""

from __future__ import annotations

from flask import Blueprint, abort, flash, jsonify, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, posts
from toolkit.demo.place import REPLY_MAX_CHARACTERS, place, reading, timestamp, viewer_id
from toolkit.demo.views._common import find_post, find_shown_post, members_only, see_other, signed_in, wants_json

blueprint = Blueprint("posts", __name__)


@blueprint.get("/posts/<int:post>")
def show(post: int) -> str:
    """The message with its replies."""
    return _render(post)


@blueprint.post("/posts/<int:post>/replies")
@members_only
def reply(post: int) -> Response | tuple[str, int]:
    """Publishes a reply and shows it."""
    find_shown_post(post)
    text = forms.clean(request.form.get("text"))
    if fault := forms.message_fault(text, REPLY_MAX_CHARACTERS):
        return _render(post, text=text, faults={"text": fault}), 422
    with place().database.writing() as db:
        number = posts.reply(db, post=post, author=signed_in().id, text=text, lang=i18n.language(), at=timestamp())
    flash(i18n.text("reply.published"))
    return see_other(f"/posts/{post}#reply-{number}")


@blueprint.post("/posts/<int:post>/react")
@members_only
def react(post: int) -> Response:
    """Likes the message or takes the like back; JSON when the page's script asks, else back to the message."""
    find_shown_post(post)
    with place().database.writing() as db:
        liked, likes = posts.toggle_like(db, post=post, member=signed_in().id)
    if wants_json():
        return jsonify(liked=liked, likes=likes)
    return see_other(f"/posts/{post}")


@blueprint.post("/posts/<int:post>/delete")
@members_only
def delete(post: int) -> Response:
    """Deletes a message, for its author or a moderator."""
    row = find_post(post)
    if row["author_id"] != signed_in().id and not signed_in().is_moderator:
        abort(403)
    with place().database.writing() as db:
        posts.delete(db, post)
    flash(i18n.text("post.deleted"))
    return see_other("/")


@blueprint.post("/posts/<int:post>/replies/<int:number>/delete")
@members_only
def delete_reply(post: int, number: int) -> Response:
    """Deletes a reply, for its author or a moderator."""
    find_post(post)
    with place().database.writing() as db:
        done = posts.delete_reply(
            db, post=post, reply=number, member=signed_in().id, moderator=signed_in().is_moderator
        )
    if not done:
        abort(403)
    flash(i18n.text("reply.deleted"))
    return see_other(f"/posts/{post}")


def _render(post: int, *, text: str = "", faults: dict[str, str] | None = None) -> str:
    row = find_post(post)
    replies = posts.replies(reading(), post, viewer=viewer_id())
    return render_template("post.html", post=row, replies=replies, typed=text, faults=faults or {})
