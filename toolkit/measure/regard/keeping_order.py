"""
What comes of a report and of a block: who still sees it, who is told, who may appeal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from toolkit.measure.acts import ArrivalError
from toolkit.measure.regard.notes import Notes, gone, shows

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member
    from toolkit.measure.regard.watching import Watched

TOKEN_WORDS = 2  # a composed text ends with the run's id and its token


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


def after_block(notes: Notes, blocker: Member, post: Post) -> None:
    """Whether what somebody wrote who is blocked is gone from feed and search."""
    with notes.double(blocker.name, blocker.role) as again:
        again.goto("/")
        notes.look("feed", _tell_gone, notes, "blocked_absent_feed", again, partial(_in_feed, again, post))
        notes.look("search", _tell_gone, notes, "blocked_absent_search", again, partial(_in_search, again, post))


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
        seen = shows(visitor, post)
        moderator.platform.take_down(moderator, post)
        tell = partial(notes.look, "hidden", _tell_gone, notes)
        tell("hidden_from_members", other, partial(shows, other, post))
        if seen:
            tell("hidden_from_visitors", visitor, partial(shows, visitor, post))
        tell("hidden_from_feed", other, partial(_in_feed, other, post))
        tell("hidden_from_search", other, partial(_in_search, other, post))
        notes.look("decision_told", _tell_held, notes, "decision_told", other, post)
    with notes.double(post.author) as author:
        author.goto("/")
        notes.look("decision_reasons", _tell_held, notes, "decision_reasons", author, post)
        notes.look("appeal_offered", _tell_held, notes, "appeal_offered", author, post)


VERBS = {"decision_told": "told_decision", "decision_reasons": "told_reasons", "appeal_offered": "offered_appeal"}


def _tell_held(notes: Notes, item: str, member: Member, post: Post) -> None:
    notes.fact(item, notes.holds(getattr(member.platform, VERBS[item]), member, post), member, show=True)


def _tell_gone(notes: Notes, item: str, member: Member, look: partial[bool]) -> None:
    value, when = gone(look, member)
    notes.fact(item, value, member, detail=when, show=not value)


def _in_feed(member: Member, post: Post) -> bool:
    member.platform.open_feed(member)
    return bool(member.page.get_by_text(post.text).count())


def _in_search(member: Member, post: Post) -> bool:
    """Its token is searched for, its other words are looked for: a page repeats what was searched."""
    *words, token = post.text.split()
    member.platform.search(member, token.strip("[]"))
    return bool(member.page.get_by_text(" ".join(words[: 1 - TOKEN_WORDS])).count())
