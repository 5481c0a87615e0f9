"""The settings' hub, and the profile: the name to display and a few words about oneself."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, members
from toolkit.demo.place import BIO_MAX_CHARACTERS, place, reading
from toolkit.demo.views._common import members_only, see_other, signed_in

blueprint = Blueprint("profile", __name__)


@blueprint.get("/settings")
@members_only
def hub() -> str:
    """What can be set, and where."""
    return render_template("settings/hub.html")


@blueprint.get("/settings/profile")
@members_only
def form() -> str:
    """The profile as it is."""
    row = members.one(reading(), signed_in().id)
    return _render({"display_name": row["display_name"], "bio": row["bio"]}, {})


@blueprint.post("/settings/profile")
@members_only
def save() -> Response | tuple[str, int]:
    """Saves the profile and says so on the same page."""
    typed = {name: forms.clean(request.form.get(name)) for name in ("display_name", "bio")}
    if faults := forms.profile_faults(**typed, bio_limit=BIO_MAX_CHARACTERS):
        return _render(typed, faults), 422
    with place().database.writing() as db:
        members.set_profile(db, signed_in().id, **typed)
    flash(i18n.text("profile.saved"))
    return see_other("/settings/profile")


def _render(typed: dict[str, str], faults: dict[str, str]) -> str:
    return render_template("settings/profile.html", typed=typed, faults=faults, limit=BIO_MAX_CHARACTERS)
