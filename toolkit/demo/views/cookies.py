"""Cookies: refusing is as easy as accepting, and pages are counted only for those who accepted."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, jsonify, render_template, request
from werkzeug.wrappers import Response as Redirection

from toolkit.demo import i18n, visits
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.security import safe_next
from toolkit.demo.views._common import see_other, wants_json

blueprint = Blueprint("cookies", __name__)

COOKIE = "cookies"
CHOICES = ("refuse", "accept")
# Six months, as the CNIL advises for a refusal and an acceptance alike (guidelines of 17 September 2020).
REMEMBERED_S = 183 * 24 * 3600


@blueprint.app_template_global("cookie_choice")
def cookie_choice() -> str | None:
    """What this reader has chosen, or None."""
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in CHOICES else None


@blueprint.get("/cookies")
def show() -> str:
    """What is kept and why, and the choice as it is."""
    return render_template("cookies.html", visits=visits.total(reading()))


@blueprint.post("/cookies")
def choose() -> Redirection:
    """Remembers the choice: says so to the page's script in JSON, else goes back to the page it was made on."""
    chosen = request.form.get("choice", "")
    if chosen not in CHOICES:
        abort(400)
    said = i18n.text(f"cookies.done.{chosen}")
    if wants_json():
        response: Redirection = jsonify(said=said)
    else:
        flash(said)
        response = see_other(safe_next(request.form.get("next")))
    response.set_cookie(COOKIE, chosen, max_age=REMEMBERED_S, samesite="Lax", httponly=True, secure=request.is_secure)
    return response


@blueprint.after_app_request
def count_visit(response: Response) -> Response:
    """Counts a page that was shown, if its reader accepted."""
    shown = request.method == "GET" and response.status_code == 200 and response.mimetype == "text/html"
    if shown and cookie_choice() == "accept" and request.endpoint:
        with place().database.writing() as db:
            visits.count(db, request.endpoint, at=timestamp())
    return response
