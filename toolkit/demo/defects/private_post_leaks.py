"""
A message that is for nobody can be read by whoever has its address.

Why: addresses are guessed, shared and kept in histories.
How: where a reader is refused, the page is made as its author sees it.
"""

from __future__ import annotations

from flask import Flask, g, session
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import reading
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Shows a message to who is refused."""
    wrap_view(app, "posts.show", _leaking)


def _leaking(view: View) -> View:
    def show(post: int) -> ResponseReturnValue:
        try:
            return view(post=post)
        except NotFound:
            return _as_author(view, post)

    return show


def _as_author(view: View, post: int) -> ResponseReturnValue:
    row = reading().execute("SELECT author_id FROM posts WHERE id = ?", (post,)).fetchone()
    if row is None:
        raise NotFound
    reader = session.pop("member", None)
    g.pop("viewer", None)
    session["member"] = row["author_id"]
    page = view(post=post)
    session.pop("member")
    if reader is not None:
        session["member"] = reader
    return page


DEFECT = Defect(
    id="private_post_leaks",
    title_fr="Un message privé fuit par son adresse",
    title_en="A private message leaks by its address",
    breaks="GET /posts/<id> shows every message to everybody.",
    hurts="Everybody who trusted the settings.",
    noticed_by=(
        "cap:K1",
        "finding:journey_broken",
        "gate:caps{cap=K1}",
        "gate:findings{impact=critical}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="privacy_settings",
)
