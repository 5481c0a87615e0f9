"""
A report is taken, and nothing says so.

Why: who hears nothing reports again, or never again.
How: the report is filed, and the feed comes instead of the receipt.
"""

from __future__ import annotations

from flask import Flask, redirect
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Lets the report be filed, and leads elsewhere."""
    wrap_view(app, "reports.submit", _in_silence)


def _in_silence(view: View) -> View:
    def submit(**arguments: object) -> ResponseReturnValue:
        view(**arguments)
        return redirect("/", code=303)

    return submit


DEFECT = Defect(
    id="report_without_receipt",
    title_fr="Le signalement reste sans réponse",
    title_en="A report is not acknowledged",
    breaks="After POST /posts/<id>/report the feed is shown; there is no receipt.",
    hurts="Members who needed to know that somebody will look.",
    noticed_by=(
        "cap:K1",
        "cap:K2",
        "finding:journey_broken",
        "gate:caps{cap=K1}",
        "gate:caps{cap=K2}",
        "gate:findings{impact=critical}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="report_content",
)
