"""
The feed takes longer the more members read it at the same time.

Why: a query that is quick for one tester is slow on the first day that matters.
How: the view waits for a time that grows with the square of the requests that are in it.
"""

from __future__ import annotations

import threading
import time

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode

STEP_S = 0.025


def install(app: Flask) -> None:
    """Puts the wait before the feed."""
    wrap_view(app, "feed.show", _crowded)


def _crowded(view: View) -> View:
    inside = 0
    lock = threading.Lock()

    def show(**arguments: object) -> ResponseReturnValue:
        nonlocal inside
        with lock:
            others, inside = inside, inside + 1
        try:
            time.sleep(min(STEP_S * others**2 + STEP_S * 8 * (others > 0), 4))
            return view(**arguments)
        finally:
            with lock:
                inside -= 1

    return show


DEFECT = Defect(
    id="slow_query",
    title_fr="Le fil ralentit avec l’affluence",
    title_en="The feed slows down with the crowd",
    breaks="GET / waits 25 ms times the square of the other requests in it.",
    hurts="Everybody, when the place is full.",
    noticed_by=("gate:load{profile=steady}",),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
    needs_load=True,
)
