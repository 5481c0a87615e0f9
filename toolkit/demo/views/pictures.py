"""The pictures of messages, for whoever may see the message."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from toolkit.demo import pictures
from toolkit.demo.place import reading
from toolkit.demo.views._common import find_post

blueprint = Blueprint("pictures", __name__)


@blueprint.get("/pictures/<int:post>")
def show(post: int) -> Response:
    """The picture as it was uploaded; browsers ask each time whether they may still show it."""
    find_post(post)
    row = pictures.one(reading(), post)
    if row is None:
        abort(404)
    answer = Response(row["content"], mimetype=row["media_type"])
    answer.headers["Content-Disposition"] = "inline"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
