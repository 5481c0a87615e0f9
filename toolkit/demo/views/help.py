"""Help, and the code of conduct that moderation quotes."""

from __future__ import annotations

from flask import Blueprint, render_template

from toolkit.demo import conduct

blueprint = Blueprint("help", __name__)

QUESTIONS = ("publish", "picture", "edit", "report", "block", "privacy", "password", "contact")


@blueprint.get("/help")
def questions() -> str:
    """Questions and answers, each with an address of its own."""
    return render_template("help.html", questions=QUESTIONS)


@blueprint.get("/conduct")
def rules() -> str:
    """The numbered rules."""
    return render_template("conduct.html", rules=conduct.RULES)
