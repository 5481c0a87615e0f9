"""Reporting a message: two questions, then a receipt that says what happens next."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, reports
from toolkit.demo.place import DETAILS_MAX_CHARACTERS, place, reading, timestamp
from toolkit.demo.views._common import find_shown_post, members_only, see_other, signed_in

blueprint = Blueprint("reports", __name__)


@blueprint.get("/posts/<int:post>/report")
@members_only
def form(post: int) -> str:
    """The form, above the message it is about."""
    return _render(post)


@blueprint.post("/posts/<int:post>/report")
@members_only
def submit(post: int) -> Response | tuple[str, int]:
    """Files the report and shows its receipt."""
    find_shown_post(post)
    reason = request.form.get("reason", "")
    details = forms.clean(request.form.get("details"))
    faults = _faults(reason, details)
    if faults:
        return _render(post, reason=reason, details=details, faults=faults), 422
    with place().database.writing() as db:
        number = reports.create(db, post=post, reporter=signed_in().id, reason=reason, details=details, at=timestamp())
    return see_other(f"/reports/{number}")


@blueprint.get("/reports/<int:number>")
@members_only
def receipt(number: int) -> str:
    """The receipt, for whoever reported and for moderators."""
    report = reports.one(reading(), number)
    if report is None or (report["reporter_id"] != signed_in().id and not signed_in().is_moderator):
        abort(404)
    return render_template("receipt.html", report=report)


def _faults(reason: str, details: str) -> dict[str, str]:
    faults = {}
    if reason not in reports.REASONS:
        faults["reason"] = "error.reason"
    if len(details) > DETAILS_MAX_CHARACTERS:
        faults["details"] = "error.too_long"
    return faults


def _render(post: int, *, reason: str = "", details: str = "", faults: dict[str, str] | None = None) -> str:
    return render_template(
        "report.html",
        post=find_shown_post(post),
        reasons=reports.REASONS,
        reason=reason,
        details=details,
        faults=faults or {},
    )
