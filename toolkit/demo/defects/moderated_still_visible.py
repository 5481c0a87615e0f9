"""
What moderation took down stays where it was.

Why: a decision without effect is worse than none: everybody was told that it is over.
How: the message is put back as soon as the decision was written.
"""

from __future__ import annotations

from flask import Flask
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.demo.place import place
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Puts the message back after the decision."""
    wrap_view(app, "moderation.decide", _without_effect)


def _without_effect(view: View) -> View:
    def decide(**arguments: object) -> ResponseReturnValue:
        answer = view(**arguments)
        with place().database.writing() as db:
            db.execute("UPDATE posts SET removed = 0 WHERE removed = 1")
        return answer

    return decide


DEFECT = Defect(
    id="moderated_still_visible",
    title_fr="Un message retiré reste visible",
    title_en="A removed message stays visible",
    breaks="After “remove” the message is shown as before.",
    hurts="Whoever was insulted, and the moderators, who are not believed again.",
    noticed_by=(
        "finding:moderated_visible",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="report_content",
    modes=("trust",),
)
