"""
What comes of a report and of a block: who still sees it, who is told, who may appeal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from toolkit.measure.acts import ArrivalError
from toolkit.measure.regard.notes import Notes
from toolkit.measure.regard.sights import Sight, in_feed, in_search, shows

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member
    from toolkit.measure.regard.watching import Watched


class AtTheDoor(ArrivalError):
    """Who wanted to report was asked to sign in."""


def stop_at_the_door(member: Member) -> None:
    """
    Nobody goes on who is asked to sign in.

    Raises:
        AtTheDoor: This is the sign-in page.
    """
    address = member.platform.sign_in_address
    if address and not member.signed_in and member.page.url.split("?")[0].endswith(address):
        raise AtTheDoor(f"{member.name} is asked to sign in")


def after_report(notes: Notes, done: Mapping[str, tuple[Member, Watched]]) -> None:
    """Where a moderator found a report: a report without an account, a decision, and what becomes of it."""
    if "report" not in done or "finds_report" not in done:
        return
    reporter, reported = done["report"]
    moderator, _ = done["finds_report"]
    post = reported.carried.posts[0]
    reason = str(reported.carried.arguments[1]) if len(reported.carried.arguments) > 1 else ""
    notes.look("report_signed_out", _report_signed_out, notes, post, reason)
    notes.look("take_down", _take_down, notes, moderator, reporter, post)


def before_block(notes: Notes, blocker: Member, post: Post) -> dict[str, float]:
    """Where somebody is met who is going to be blocked, by item, and how many seconds it took."""
    with notes.double(blocker.name, blocker.role) as again:
        again.goto("/")
        sights = _of_block(again, post)
        for sight in sights:
            notes.look(sight.item, sight.before)
    return {sight.item: sight.took_s for sight in sights if sight.took_s is not None}


def after_block(notes: Notes, blocker: Member, post: Post, met: Mapping[str, float]) -> None:
    """Whether what somebody wrote who is blocked is gone from where it was."""
    with notes.double(blocker.name, blocker.role) as again:
        again.goto("/")
        for sight in _of_block(again, post):
            sight.took_s = met.get(sight.item)
            notes.look(sight.item, sight.tell, notes)


def _of_block(blocker: Member, post: Post) -> list[Sight]:
    return [
        Sight(item="blocked_absent_feed", member=blocker, look=partial(in_feed, blocker, post)),
        Sight(item="blocked_absent_search", member=blocker, look=partial(in_search, blocker, post)),
    ]


def _report_signed_out(notes: Notes, post: Post, reason: str) -> None:
    with notes.double("visitor", "visitor") as visitor:
        visitor.goto("/")
        if not shows(visitor, post):
            notes.fact("report_signed_out", None, visitor, detail="@seen.not_for_visitors")
            return
        value = notes.holds(visitor.platform.report, visitor, post, reason)
        notes.fact("report_signed_out", value, visitor, show=True)


def _take_down(notes: Notes, moderator: Member, reporter: Member, post: Post) -> None:
    with notes.double("visitor", "visitor") as visitor, notes.double(reporter.name, reporter.role) as other:
        visitor.goto("/")
        other.goto("/")
        sights = [
            Sight(item="hidden_from_members", member=other, look=partial(shows, other, post)),
            Sight(item="hidden_from_visitors", member=visitor, look=partial(shows, visitor, post)),
            Sight(item="hidden_from_feed", member=other, look=partial(in_feed, other, post)),
            Sight(item="hidden_from_search", member=other, look=partial(in_search, other, post)),
        ]
        for sight in sights:
            notes.look(sight.item, sight.before)
        moderator.platform.take_down(moderator, post)
        for sight in sights:
            notes.look(sight.item, sight.tell, notes)
        notes.look("decision_told", _tell_held, notes, "decision_told", other, post)
    with notes.double(post.author) as author:
        author.goto("/")
        notes.look("decision_reasons", _tell_held, notes, "decision_reasons", author, post)
        notes.look("appeal_offered", _tell_held, notes, "appeal_offered", author, post)


VERBS = {"decision_told": "told_decision", "decision_reasons": "told_reasons", "appeal_offered": "offered_appeal"}


def _tell_held(notes: Notes, item: str, member: Member, post: Post) -> None:
    notes.fact(item, notes.holds(getattr(member.platform, VERBS[item]), member, post), member, show=True)
