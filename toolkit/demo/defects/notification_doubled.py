"""
Every answer is told twice.

Why: who is told everything twice stops looking.
How: the notification is copied as soon as it was written.
"""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Copies the notification after the reply."""
    wrap_view(app, "posts.reply", _twice)


def _twice(view: View) -> View:
    def reply(**arguments: object) -> ResponseReturnValue:
        answer = view(**arguments)
        with place().database.writing() as db:
            db.execute(
                "INSERT INTO notifications (member_id, kind, actor_id, post_id, created_at)"
                " SELECT member_id, kind, actor_id, post_id, created_at FROM notifications ORDER BY id DESC LIMIT 1"
            )
        return answer

    return reply


DEFECT = Defect(
    id="notification_doubled",
    title_fr="Chaque réponse est signalée deux fois",
    title_en="Answers are notified twice",
    breaks="A reply leaves two notifications.",
    hurts="Everybody who is talked to.",
    noticed_by=(
        "finding:notification_doubled",
        "gate:findings{impact=moderate}",
    ),
    exit_code=ExitCode.OK,
    install=install,
    shown_by="day or reply",
    modes=("day",),
)
