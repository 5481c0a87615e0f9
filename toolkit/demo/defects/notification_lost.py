"""
Nobody hears of an answer.

Why: who asked and was answered believes that nobody did.
How: what the answer told its author is taken away as soon as it was written.
"""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Takes the notification away after the reply."""
    wrap_view(app, "posts.reply", _unheard)


def _unheard(view: View) -> View:
    def reply(**arguments: object) -> ResponseReturnValue:
        answer = view(**arguments)
        with place().database.writing() as db:
            db.execute("DELETE FROM notifications WHERE kind = 'reply' AND read_at IS NULL")
        return answer

    return reply


DEFECT = Defect(
    id="notification_lost",
    title_fr="Les réponses ne sont plus signalées",
    title_en="Answers are not notified",
    breaks="A reply leaves no notification.",
    hurts="Whoever asked.",
    noticed_by=(
        "finding:journey_broken",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="notifications",
)
