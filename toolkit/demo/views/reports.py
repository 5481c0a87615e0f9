"""Reporting a message: two questions, then a receipt that says what happens next."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, reports
from toolkit.demo.place import DETAILS_MAX_CHARACTERS, reading, timestamp
from toolkit.demo.views._common import find_shown_post, members_only, see_other, signed_in
from toolkit.demo.views._once import do_once

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
    return see_other(do_once(lambda db: _file(db, post, reason=reason, details=details)))


def _file(db: sqlite3.Connection, post: int, *, reason: str, details: str) -> str:
    number = reports.create(db, post=post, reporter=signed_in().id, reason=reason, details=details, at=timestamp())
    return f"/reports/{number}"


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
