"""One message: reading, replying, liking, deleting."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, abort, flash, jsonify, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import appeals, forms, i18n, notifications, posts, reports
from toolkit.demo.place import REPLY_MAX_CHARACTERS, place, reading, timestamp, viewer_id
from toolkit.demo.views._common import find_post, find_shown_post, members_only, see_other, signed_in, wants_json
from toolkit.demo.views._once import do_once

blueprint = Blueprint("posts", __name__)


@blueprint.get("/posts/<int:post>")
def show(post: int) -> str:
    """The message with its replies."""
    return render(post)


@blueprint.post("/posts/<int:post>/replies")
@members_only
def reply(post: int) -> Response | tuple[str, int]:
    """Publishes a reply and shows it."""
    row = find_shown_post(post)
    text = forms.clean(request.form.get("text"))
    if fault := forms.message_fault(text, REPLY_MAX_CHARACTERS):
        return render(post, text=text, faults={"text": fault}), 422
    address = do_once(lambda db: _reply(db, row, text))
    place().hub.ring()
    flash(i18n.text("reply.published"))
    return see_other(address)


@blueprint.post("/posts/<int:post>/react")
@members_only
def react(post: int) -> Response:
    """Likes the message or takes the like back; JSON when the page's script asks, else back to the message."""
    row = find_shown_post(post)
    with place().database.writing() as db:
        liked, likes = posts.toggle_like(db, post=post, member=signed_in().id)
        _tell_of_like(db, row, liked=liked)
    place().hub.ring()
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


def render(post: int, *, text: str = "", faults: dict[str, str] | None = None) -> str:
    """The page of a message; one that was taken down says why, and how to appeal."""
    row, db = find_post(post), reading()
    return render_template(
        "post.html",
        post=row,
        replies=posts.replies(db, post, viewer=viewer_id()),
        ruling=reports.ruling(db, post) if row["removed"] else None,
        appeal=appeals.latest(db, post) if row["removed"] else None,
        typed=text,
        faults=faults or {},
    )


def _reply(db: sqlite3.Connection, post: sqlite3.Row, text: str) -> str:
    me, now = signed_in(), timestamp()
    number = posts.reply(db, post=post["id"], author=me.id, text=text, lang=i18n.language(), at=now)
    # The replies of a member who shows theirs to nobody are news to nobody.
    if me.visibility != "only_me":
        notifications.tell(db, member=post["author_id"], kind="reply", actor=me.id, post=post["id"], at=now)
    return f"/posts/{post['id']}#reply-{number}"


def _tell_of_like(db: sqlite3.Connection, post: sqlite3.Row, *, liked: bool) -> None:
    """A like is news once; one that was taken back is none."""
    me = signed_in().id
    notifications.take_back(db, kind="like", actor=me, post=post["id"])
    if liked:
        notifications.tell(db, member=post["author_id"], kind="like", actor=me, post=post["id"], at=timestamp())
