"""
Publishing answers after two seconds.

Why: past one second people notice that they wait, and some press the button again.
How: the view waits before it writes; no transaction is open meanwhile, so nobody else waits.
"""

from __future__ import annotations

import time

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode

DELAY_S = 2.0


def install(app: Flask) -> None:
    """Puts the delay before the publishing view."""
    wrap_view(app, "feed.publish", _delayed)


def _delayed(view: View) -> View:
    def publish(**arguments: object) -> ResponseReturnValue:
        time.sleep(DELAY_S)
        return view(**arguments)

    return publish


DEFECT = Defect(
    id="slow_publish",
    title_fr="Publier prend deux secondes",
    title_en="Publishing takes two seconds",
    breaks="POST /posts answers after 2 s.",
    hurts="Everyone who publishes, most of all those who cannot tell whether their press was heard.",
    noticed_by=(
        "finding:slow_step",
        "gate:findings{impact=moderate}",
        "gate:step_time{journey=publish,step=publish}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
)
