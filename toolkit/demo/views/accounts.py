"""Signing in, out and up."""

from __future__ import annotations

from functools import cache

from flask import Blueprint, flash, make_response, render_template, request, session
from werkzeug.security import check_password_hash, generate_password_hash
from werkzeug.wrappers import Response

from toolkit.demo import forms, i18n, members
from toolkit.demo.place import place, reading, timestamp, viewer
from toolkit.demo.security import safe_next
from toolkit.demo.views._common import see_other

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
    password = request.form.get("password", "")
    address = request.remote_addr or ""
    if wait_s := place().limiter.wait_s(username, address):
        return _too_many(wait_s)
    member = _authenticated(username, password)
    if member is None:
        place().limiter.failed(username, address)
        return _render_login(username=username, faults={"username": "error.login"}), 422
    place().limiter.succeeded(username, address)
    _start_session(member)
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
    password, charter = request.form.get("password", ""), "charter" in request.form
    faults = forms.signup_faults(**typed, password=password, charter=charter)
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
    _start_session(member)
    flash(i18n.text("account.welcome", name=typed["display_name"]))
    return see_other("/")


def _authenticated(username: str, password: str) -> int | None:
    """The member's number; an unknown name costs the same time as a wrong password."""
    row = members.by_username(reading(), username)
    well = check_password_hash(row["password_hash"] if row else _nobody(), password)
    return int(row["id"]) if row and well else None


@cache
def _nobody() -> str:
    return generate_password_hash("nobody has this password")


def _start_session(member: int) -> None:
    session.clear()
    session["member"] = member


def _too_many(wait_s: int) -> Response:
    page = render_template("error.html", code=429, minutes=-(-wait_s // 60))
    response = make_response(page, 429)
    response.headers["Retry-After"] = str(wait_s)
    return response


def _render_login(*, username: str = "", faults: dict[str, str] | None = None) -> str:
    goal = safe_next(request.values.get("next"))
    return render_template("login.html", username=username, goal=goal, faults=faults or {})


def _render_signup(typed: dict[str, str], faults: dict[str, str]) -> str:
    order = ("username", "display_name", "email", "password", "charter")
    ordered = {name: faults[name] for name in order if name in faults}
    return render_template("signup.html", typed=typed, faults=ordered)
