"""The charter, members' profiles, and the health address."""

from __future__ import annotations

from flask import Blueprint, abort, jsonify, render_template
from werkzeug.wrappers import Response

from toolkit.demo import members, posts
from toolkit.demo.place import PAGE_SIZE, reading, viewer_id
from toolkit.demo.views._common import page_number

blueprint = Blueprint("pages", __name__)


@blueprint.get("/about")
def about() -> str:
    """The charter and help."""
    return render_template("about.html")


@blueprint.get("/members/<username>")
def profile(username: str) -> str:
    """A member's profile with the messages this reader may see."""
    member = members.by_username(reading(), username)
    if member is None:
        abort(404)
    page = posts.by_author(reading(), member["id"], viewer=viewer_id(), number=page_number(), size=PAGE_SIZE)
    return render_template("member.html", member=member, page=page)


@blueprint.get("/health")
def health() -> Response:
    """Whether the platform and its database answer."""
    row = reading().execute("SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM members) AS members")
    return jsonify(status="ok", **dict(row.fetchone()))
