"""The moderators' queue."""

from __future__ import annotations

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import i18n, reports
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.views._common import moderators_only, see_other, signed_in

blueprint = Blueprint("moderation", __name__)


@blueprint.get("/moderation")
@moderators_only
def queue() -> str:
    """Every open report with the message it is about."""
    return render_template("moderation.html", reports=reports.waiting(reading()))


@blueprint.post("/moderation/<int:number>")
@moderators_only
def decide(number: int) -> Response:
    """Takes the message down or keeps it."""
    decision = request.form.get("decision", "")
    if decision not in reports.DECISIONS:
        abort(400)
    with place().database.writing() as db:
        done = reports.decide(db, number, decision=decision, moderator=signed_in().id, at=timestamp())
    if not done:
        abort(404)
    flash(i18n.text(f"moderation.done.{decision}"))
    return see_other("/moderation")
