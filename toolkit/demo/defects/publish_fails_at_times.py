"""
Every twentieth message is answered with an error.

Why: what works nearly always is believed to work, and the one who meets the rest is not believed.
How: a counter of the server; the message is not written.
"""

from __future__ import annotations

import itertools

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode

EVERY = 20


def install(app: Flask) -> None:
    """Counts the messages."""
    wrap_view(app, "feed.publish", _failing)


def _failing(view: View) -> View:
    numbers = itertools.count(1)

    def publish(**arguments: object) -> ResponseReturnValue:
        if next(numbers) % EVERY == 0:
            abort(500)
        return view(**arguments)

    return publish


DEFECT = Defect(
    id="publish_fails_at_times",
    title_fr="Une publication sur vingt échoue",
    title_en="One message in twenty fails",
    breaks="Every 20th POST /posts answers 500.",
    hurts="Whoever is the twentieth, and loses what they wrote.",
    noticed_by=(
        "finding:failed_request",
        "finding:journey_flaky",
        "gate:findings{impact=moderate}",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    attempts=21,
)
