"""Signing in, out and up."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request, session
from werkzeug.security import generate_password_hash
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, members
from toolkit.demo.place import place, reading, timestamp, viewer
from toolkit.demo.security import safe_next
from toolkit.demo.views._common import see_other
from toolkit.demo.views._sessions import count_failure, forget_failures, password_fits, start_session, wait_page

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/login")
def login_form() -> str | Response:
    """The sign-in form."""
    if viewer() is not None:
        return see_other(safe_next(request.args.get("next")))
    return _render_login()


@blueprint.post("/login")
def login() -> Response | tuple[str, int]:
    """Signs in; too many failures of one account from one address must wait."""
    username = forms.clean(request.form.get("username"))
    if page := wait_page(username):
        return page
    member = members.by_username(reading(), username)
    if not password_fits(member, request.form.get("password", "")) or member is None:
        count_failure(username)
        return _render_login(username=username, faults={"username": "error.login"}), 422
    forget_failures(username)
    start_session(member["id"])
    return see_other(safe_next(request.form.get("next")))


@blueprint.post("/logout")
def logout() -> Response:
    """Signs out."""
    session.clear()
    flash(i18n.text("account.signed_out"))
    return see_other("/")


@blueprint.get("/signup")
def signup_form() -> str | Response:
    """The sign-up form."""
    return see_other("/") if viewer() is not None else _render_signup({}, {})


@blueprint.post("/signup")
def signup() -> Response | tuple[str, int]:
    """Opens an account and signs in."""
    typed = {name: forms.clean(request.form.get(name)) for name in ("username", "display_name", "email")}
    password, conduct = request.form.get("password", ""), "conduct" in request.form
    faults = forms.signup_faults(**typed, password=password, conduct=conduct)
    faults |= {
        k: v
        for k, v in members.taken(reading(), username=typed["username"], email=typed["email"]).items()
        if k not in faults
    }
    if faults:
        return _render_signup(typed, faults), 422
    hashed = generate_password_hash(password)
    with place().database.writing() as db:
        if faults := members.taken(db, username=typed["username"], email=typed["email"]):
            return _render_signup(typed, faults), 422
        member = members.create(db, **typed, password_hash=hashed, lang=i18n.language(), at=timestamp())
    start_session(member)
    flash(i18n.text("account.welcome", name=typed["display_name"]))
    flash(i18n.text("account.private"))
    return see_other("/")


def _render_login(*, username: str = "", faults: dict[str, str] | None = None) -> str:
    goal = safe_next(request.values.get("next"))
    return render_template("login.html", username=username, goal=goal, faults=faults or {})


def _render_signup(typed: dict[str, str], faults: dict[str, str]) -> str:
    order = ("username", "display_name", "email", "password", "conduct")
    ordered = {name: faults[name] for name in order if name in faults}
    return render_template("signup.html", typed=typed, faults=ordered)
