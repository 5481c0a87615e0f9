"""
Publishing keeps the records locked while it waits for something else.

Why: one slow writer makes all others queue, and nobody sees why.
How: the view sleeps inside a write transaction before it does its work.
"""

from __future__ import annotations

import time

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode

HELD_S = 1.2


def install(app: Flask) -> None:
    """Holds the lock before the publishing view does its work."""
    wrap_view(app, "feed.publish", _holding)


def _holding(view: View) -> View:
    def publish(**arguments: object) -> ResponseReturnValue:
        with place().database.writing():
            time.sleep(HELD_S)
        return view(**arguments)

    return publish


DEFECT = Defect(
    id="lock_contention",
    title_fr="Publier verrouille tout le monde",
    title_en="Publishing locks everybody out",
    breaks="POST /posts holds the write lock for 1.2 s.",
    hurts="Everybody who writes while somebody else does.",
    noticed_by=("gate:load{profile=steady}",),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    needs_load=True,
)
