"""One's own data: taking a copy away, and deleting the account."""

from __future__ import annotations

import json

from flask import Blueprint, flash, make_response, render_template, request, session
from werkzeug.wrappers import Response

from toolkit.demo import export, i18n, members
from toolkit.demo.place import place, reading
from toolkit.demo.views._common import members_only, see_other, signed_in
from toolkit.demo.views._sessions import count_failure, password_fits, wait_page

blueprint = Blueprint("personal_data", __name__)


@blueprint.get("/settings/data")
@members_only
def show() -> str:
    """The copy, and what deleting the account would mean."""
    return _render({})


@blueprint.get("/settings/data/export")
@members_only
def download() -> Response:
    """All of it as one JSON file, named after the member."""
    found = export.everything(reading(), signed_in().id)
    response = make_response(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "no-store"
    response.headers.set("Content-Disposition", "attachment", filename=f"la-place-{signed_in().username}.json")
    return response


@blueprint.post("/settings/data/delete")
@members_only
def delete() -> Response | tuple[str, int]:
    """Deletes the account of whoever knows its password, with all it holds, and says so."""
    me = signed_in()
    if page := wait_page(me.username):
        return page
    if not password_fits(members.one(reading(), me.id), request.form.get("password", "")):
        count_failure(me.username)
        return _render({"password": "error.password_wrong"}), 422
    with place().database.writing() as db:
        members.delete(db, me.id)
    session.clear()
    flash(i18n.text("data.deleted"))
    return see_other("/")


def _render(faults: dict[str, str]) -> str:
    counts = members.counts(reading(), signed_in().id)
    return render_template("settings/data.html", counts=counts, faults=faults)
