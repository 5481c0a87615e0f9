"""
Whoever writes keeps the records locked while waiting for something else.

Why: somebody alone hardly feels it; with others, all who write queue behind each other, and nobody sees why.
How: the views that write sleep inside a write transaction before they do their work.
"""

from __future__ import annotations

import time

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode

HELD_S = 0.3
WRITING = ("feed.publish", "posts.reply", "posts.react")


def install(app: Flask) -> None:
    """Holds the lock before each view that writes does its work."""
    for endpoint in WRITING:
        wrap_view(app, endpoint, _holding)


def _holding(view: View) -> View:
    def write(**arguments: object) -> ResponseReturnValue:
        with place().database.writing():
            time.sleep(HELD_S)
        return view(**arguments)

    return write


DEFECT = Defect(
    id="lock_contention",
    title_fr="Écrire verrouille tout le monde",
    title_en="Writing locks everybody out",
    breaks="Publishing, replying and reacting hold the write lock for 0.3 s.",
    hurts="Everybody who writes while somebody else does.",
    noticed_by=("gate:load{profile=steady}",),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    needs_load=True,
)
