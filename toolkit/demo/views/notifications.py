"""What a member was told of."""

from __future__ import annotations

from flask import Blueprint, render_template

from toolkit.demo import notifications
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.views._common import members_only, signed_in

blueprint = Blueprint("notifications", __name__)


@blueprint.get("/notifications")
@members_only
def show() -> str:
    """The list, newest first; what is unread is marked this once and counts as read from now on."""
    rows = notifications.newest(reading(), signed_in().id)
    with place().database.writing() as db:
        notifications.mark_read(db, signed_in().id, at=timestamp())
    return render_template("notifications.html", notifications=rows)
