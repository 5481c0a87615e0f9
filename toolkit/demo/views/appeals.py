"""Appeals: an author's form on a message that was taken down, and the moderators' answer."""

from __future__ import annotations

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from toolkit.demo import appeals, forms, i18n
from toolkit.demo.place import place, timestamp
from toolkit.demo.views import moderation, posts
from toolkit.demo.views._common import find_post, members_only, moderators_only, see_other, signed_in

blueprint = Blueprint("appeals", __name__)


@blueprint.post("/posts/<int:post>/appeal")
@members_only
def appeal(post: int) -> Response | tuple[str, int]:
    """Files the appeal; a second one while the first waits changes nothing."""
    row = find_post(post)
    if not row["removed"] or row["author_id"] != signed_in().id:
        abort(404)
    text = forms.clean(request.form.get("text"))
    if fault := forms.message_fault(text, appeals.TEXT_MAX_CHARACTERS):
        return posts.render(post, text=text, faults={"text": _named(fault)}), 422
    with place().database.writing() as db:
        appeals.create(db, post=post, author=signed_in().id, text=text, at=timestamp())
    flash(i18n.text("appeal.sent"))
    return see_other(f"/posts/{post}")


@blueprint.post("/moderation/appeals/<int:number>")
@moderators_only
def decide(number: int) -> Response | tuple[str, int]:
    """Puts the message back or leaves it down, with an answer either way."""
    decision = request.form.get("decision", "")
    answer = forms.clean(request.form.get("answer"))
    if decision not in appeals.DECISIONS:
        abort(400)
    if fault := forms.message_fault(answer, appeals.TEXT_MAX_CHARACTERS):
        typed = {"article": f"appeal-{number}", "answer": answer}
        return moderation.render(typed, {"answer": _named(fault)}), 422
    with place().database.writing() as db:
        done = appeals.decide(db, number, decision=decision, answer=answer, moderator=signed_in().id, at=timestamp())
    if not done:
        abort(404)
    place().hub.ring()
    flash(i18n.text(f"appeal.done.{decision}"))
    return see_other("/moderation")


def _named(fault: str) -> str:
    """An empty field is told in the words of this form."""
    return "error.answer" if fault == "error.empty" else fault
