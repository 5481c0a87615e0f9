"""
A message can be deleted by any member who sends the request.

Why: a button that is hidden is no lock; whoever reads the page of their own message knows the address of all others.
How: before the view looks who asks, whoever is signed in becomes the author.
"""

from __future__ import annotations

from flask import Flask, g, session
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import reading
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Lets a member delete as the author would."""
    wrap_view(app, "posts.delete", _as_author)


def _as_author(view: View) -> View:
    def delete(post: int) -> ResponseReturnValue:
        row = reading().execute("SELECT author_id FROM posts WHERE id = ?", (post,)).fetchone()
        reader = session.get("member")
        if row is None or reader is None:
            return view(post=post)
        g.pop("viewer", None)
        session["member"] = row["author_id"]
        answer = view(post=post)
        session["member"] = reader
        return answer

    return delete


DEFECT = Defect(
    id="anybody_deletes",
    title_fr="N’importe qui supprime un message",
    title_en="Anybody deletes a message",
    breaks="POST /posts/<id>/delete does not ask whose message it is; the pages show the button to its author only.",
    hurts="Everybody who wrote something that somebody else does not like.",
    noticed_by=(
        "cap:K1",
        "finding:role_leak",
        "gate:caps{cap=K1}",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="edit_and_delete",
    modes=("roles",),
)
