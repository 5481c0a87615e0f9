"""The moderators' queue: reports and appeals."""

from __future__ import annotations

from flask import Blueprint, abort, flash, render_template, request
from werkzeug.wrappers import Response

from toolkit.demo import appeals, conduct, forms, i18n, reports
from toolkit.demo.place import place, reading, timestamp
from toolkit.demo.views._common import moderators_only, see_other, signed_in

blueprint = Blueprint("moderation", __name__)


@blueprint.get("/moderation")
@moderators_only
def queue() -> str:
    """Every open report and appeal with the message it is about."""
    return render({}, {})


@blueprint.post("/moderation/<int:number>")
@moderators_only
def decide(number: int) -> Response | tuple[str, int]:
    """Takes the message down, by which rule and why, or keeps it."""
    decision, rule = request.form.get("decision", ""), request.form.get("rule", "")
    explanation = forms.clean(request.form.get("explanation"))
    if decision not in reports.DECISIONS or rule not in ("", *conduct.RULES):
        abort(400)
    if faults := _faults(decision, rule, explanation):
        return render({"article": f"report-{number}", "rule": rule, "explanation": explanation}, faults), 422
    verdict = reports.Verdict(decision, rule if decision == "remove" else "", explanation)
    with place().database.writing() as db:
        done = reports.decide(db, number, verdict, moderator=signed_in().id, at=timestamp())
    if not done:
        abort(404)
    place().hub.ring()
    flash(i18n.text(f"moderation.done.{decision}"))
    return see_other("/moderation")


def render(typed: dict[str, str], faults: dict[str, str]) -> str:
    """
    The queue.

    Args:
        typed: What a faulty form held, with `article`, the id of the article it stands in.
        faults: Message keys by the field they stand in.
    """
    return render_template(
        "moderation.html",
        reports=reports.waiting(reading()),
        appeals=appeals.waiting(reading()),
        rules=conduct.RULES,
        typed=typed,
        faults=faults,
    )


def _faults(decision: str, rule: str, explanation: str) -> dict[str, str]:
    """Members are told by which rule and why before anything of theirs is taken down."""
    faults = {}
    if decision == "remove" and not rule:
        faults["rule"] = "error.rule"
    if decision == "remove" and not explanation:
        faults["explanation"] = "error.explanation"
    if len(explanation) > conduct.EXPLANATION_MAX_CHARACTERS:
        faults["explanation"] = "error.too_long"
    return faults
