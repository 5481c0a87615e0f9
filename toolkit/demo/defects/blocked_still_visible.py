"""
Blocking somebody changes nothing.

Why: who blocks is afraid or tired; to see the person again is to be told that it does not matter.
How: the block is taken back as soon as it was written; the page says that it is done.
"""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Takes the block back."""
    wrap_view(app, "relations.block", _without_effect)


def _without_effect(view: View) -> View:
    def block(**arguments: object) -> ResponseReturnValue:
        answer = view(**arguments)
        with place().database.writing() as db:
            db.execute("DELETE FROM blocks")
        return answer

    return block


DEFECT = Defect(
    id="blocked_still_visible",
    title_fr="Un membre bloqué reste visible",
    title_en="A blocked member stays visible",
    breaks="After “block” the feed shows the other’s messages as before.",
    hurts="Members who are pestered.",
    noticed_by=(
        "finding:journey_broken",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="block",
)
