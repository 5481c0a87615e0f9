"""
A visitor is counted and marked before they have chosen.

Why: a question that is asked after the answer was taken is a lie.
How: every answer sets a cookie that tells the browser again, whatever was chosen.
"""

from __future__ import annotations

import secrets

from flask import Flask, Response, request

from toolkit.demo.defect import Defect
from toolkit.errors import ExitCode

KEPT_S = 2 * 365 * 24 * 3600


def install(app: Flask) -> None:
    """Marks every browser."""
    app.after_request(_marked)


def _marked(answer: Response) -> Response:
    if "audience" not in request.cookies:
        answer.set_cookie("audience", secrets.token_hex(8), max_age=KEPT_S, samesite="Lax")
    return answer


DEFECT = Defect(
    id="tracker_before_consent",
    title_fr="Un traceur précède le consentement",
    title_en="A tracker comes before consent",
    breaks="The first page sets a cookie that lasts two years.",
    hurts="Everybody, and the organisation that answers for it.",
    noticed_by=(
        "cap:K3",
        "finding:tracking_before_consent",
        "gate:caps{cap=K3}",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="sign_in",
)
