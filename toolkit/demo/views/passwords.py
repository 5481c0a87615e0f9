"""A forgotten password: ask for a link by mail, follow it, choose a new password."""

from __future__ import annotations

import sqlite3

from flask import Blueprint, flash, make_response, render_template, request
from werkzeug.security import generate_password_hash
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, mails, members, passwords
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.views._common import see_other
from toolkit.demo.views._sessions import count_failure, start_session, wait_page

blueprint = Blueprint("passwords", __name__)


@blueprint.get("/password/forgotten")
def forgotten_form() -> str:
    """Asks for the address of the account."""
    return render_template("password/forgotten.html", email="", faults={})


@blueprint.post("/password/forgotten")
def forgotten() -> Response | tuple[str, int]:
    """Sends the link if there is such an account, and answers the same if there is none."""
    email = forms.clean(request.form.get("email"))
    if not forms.EMAIL.fullmatch(email):
        faults = {"email": "error.email"}
        return render_template("password/forgotten.html", email=email, faults=faults), 422
    if page := wait_page(email):
        return page
    count_failure(email)
    member = members.by_email(reading(), email)
    with place().database.writing() as db:
        passwords.forget_expired(db, at=timestamp())
        if member is not None:
            _send_link(db, member)
    return see_other("/password/sent")


@blueprint.get("/password/sent")
def sent() -> str:
    """What happens next, whether there is such an account or not."""
    return render_template("password/sent.html")


@blueprint.get("/password/new/<token>")
def new_form(token: str) -> Response:
    """The field for the new password, or why the link leads no further."""
    return _render_new(token, {})


@blueprint.post("/password/new/<token>")
def new(token: str) -> Response:
    """Takes the new password, uses the link up and signs in; sessions of the old password end."""
    password = request.form.get("password", "")
    if not forms.password_well(password):
        return _render_new(token, {"password": "error.password"})
    if passwords.holder(reading(), token, at=timestamp()) is None:
        return _render_new(token, {})
    hashed = generate_password_hash(password)
    with place().database.writing() as db:
        member = passwords.use(db, token, at=timestamp())
        if member is not None:
            members.set_password(db, member, hashed)
    if member is None:
        return _render_new(token, {})
    start_session(member)
    flash(i18n.text("password.saved"))
    return see_other("/")


def _send_link(db: sqlite3.Connection, member: sqlite3.Row) -> None:
    address = f"/password/new/{passwords.ask(db, member['id'], at=timestamp())}"
    mails.send(
        db,
        recipient=member["email"],
        subject=i18n.text("password.mail_subject"),
        body=i18n.text("password.mail_body", name=member["display_name"], address=address),
        lang=i18n.language(),
        at=timestamp(),
    )


def _render_new(token: str, faults: dict[str, str]) -> Response:
    holder = passwords.holder(reading(), token, at=timestamp())
    if holder is None:
        return make_response(render_template("password/expired.html"), 410)
    username = members.one(reading(), holder)["username"]
    page = render_template("password/new.html", token=token, username=username, faults=faults)
    return make_response(page, 422 if faults else 200, {"Cache-Control": "no-store"})
