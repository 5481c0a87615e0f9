"""The pages about the square, members' profiles, and the health address."""

from __future__ import annotations

from flask import Blueprint, jsonify, render_template
from werkzeug.wrappers import Response

from toolkit.demo import posts, relations
from toolkit.demo.place import PAGE_SIZE, reading, viewer_id
from toolkit.demo.views._common import find_member, page_number

blueprint = Blueprint("pages", __name__)


@blueprint.get("/about")
def about() -> str:
    """About the square."""
    return render_template("about.html")


@blueprint.get("/members/<username>")
def profile(username: str) -> str:
    """A member's profile with the messages this reader may see, and what the two are to each other."""
    member, db, me = find_member(username), reading(), viewer_id()
    page = posts.by_author(db, member["id"], viewer=me, number=page_number(), size=PAGE_SIZE)
    return render_template(
        "member.html",
        member=member,
        page=page,
        circle=relations.circle(db, member["id"]),
        followed=me is not None and relations.follows(db, me, member["id"]),
        blocked=me is not None and relations.has_blocked(db, me, member["id"]),
    )


@blueprint.get("/health")
def health() -> Response:
    """Whether the platform and its database answer."""
    row = reading().execute("SELECT (SELECT count(*) FROM posts) AS posts, (SELECT count(*) FROM members) AS members")
    return jsonify(status="ok", **dict(row.fetchone()))
