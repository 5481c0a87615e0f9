"""Search in messages and, for those who allow it, in members."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from toolkit.demo import forms, members, posts
from toolkit.demo.place import PAGE_SIZE, reading, viewer_id
from toolkit.demo.views._common import page_number

blueprint = Blueprint("search", __name__)

QUERY_MAX_CHARACTERS = 100


@blueprint.get("/search")
def show() -> str:
    """The results, with how many there are."""
    query = " ".join(forms.clean(request.args.get("q")).split())[:QUERY_MAX_CHARACTERS]
    page = posts.search(reading(), query, viewer=viewer_id(), number=page_number(), size=PAGE_SIZE)
    people = members.search(reading(), query, viewer=viewer_id())
    return render_template("search.html", query=query, page=page, people=people)
