"""Privacy: who sees a member's messages, and whether search finds them. And the language of the pages."""

from __future__ import annotations

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import i18n, members
from toolkit.demo.place import place
from toolkit.demo.security import safe_next
from toolkit.demo.views._common import members_only, see_other, signed_in

blueprint = Blueprint("settings", __name__)


@blueprint.get("/settings/privacy")
@members_only
def privacy_form() -> str:
    """The privacy settings as they are."""
    return render_template("privacy.html", visibilities=members.VISIBILITIES, member=signed_in())


@blueprint.post("/settings/privacy")
@members_only
def privacy() -> Response:
    """Saves them and says so on the same page."""
    visibility = request.form.get("visibility", "")
    if visibility not in members.VISIBILITIES:
        abort(400)
    with place().database.writing() as db:
        members.set_privacy(db, signed_in().id, visibility=visibility, searchable="searchable" in request.form)
    flash(i18n.text("privacy.saved"))
    return see_other("/settings/privacy")


@blueprint.post("/language")
def language() -> Response:
    """Remembers the language for a year and shows the same page in it."""
    chosen = request.form.get("lang", "")
    if chosen not in i18n.LANGUAGES:
        abort(400)
    response = see_other(safe_next(request.form.get("next")))
    response.set_cookie(
        "lang", chosen, max_age=365 * 24 * 3600, samesite="Lax", httponly=True, secure=request.is_secure
    )
    return response
