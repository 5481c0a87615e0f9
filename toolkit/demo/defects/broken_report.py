"""
Sending a report answers with an error.

Why: a platform whose harmful content cannot be reported is unsafe, however well the rest works.
How: the form is shown as ever; only its submission fails, before anything is written.
"""

from __future__ import annotations

from flask import Flask, abort
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Replaces the view that files a report."""
    wrap_view(app, "reports.submit", _broken)


def _broken(view: View) -> View:  # noqa: ARG001 - never reached: that is the defect
    def submit(**arguments: object) -> ResponseReturnValue:  # noqa: ARG001
        abort(500)

    return submit


DEFECT = Defect(
    id="broken_report",
    title_fr="Le signalement ne part pas",
    title_en="Reports cannot be sent",
    breaks="POST /posts/<id>/report answers 500; no report is filed.",
    hurts="Members who meet insults or danger and can tell nobody.",
    noticed_by=(
        "cap:K1",
        "cap:K2",
        "finding:failed_request",
        "finding:journey_broken",
        "gate:caps{cap=K1}",
        "gate:caps{cap=K2}",
        "gate:findings{impact=critical}",
        "gate:findings{impact=moderate}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="report_content",
)
