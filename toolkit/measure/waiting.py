"""
Members who wait for what others publish: where they wait, what they have seen there, and what became of each text.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.measure.acts import ArrivalError
from toolkit.measure.sightings import Count, Sighting, Sightings, arm, copies, counts
from toolkit.records import Arrival, PropagationRecord, Way

if TYPE_CHECKING:
    from toolkit.journeys import Lookout, Post
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member

PUMP_MS = 20  # between two looks at what pages have told; their times do not depend on it
VIEW_S = 0.3  # longest between the frame that paints a text and the observer that tells whether it is in view
AFRESH_S = 3.0  # a page that was opened afresh may still be fetching its list


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """
    One text or reaction on its way: whose it is, where it stands, and when the act was that published it.

    Attributes:
        to: Whom it is for: who wrote what it answers, or to whom it is written.
    """

    kind: str
    author: Member
    token: str
    post: Post
    at_ms: float
    to: str = ""

    @property
    def silent(self) -> bool:
        """Whether it has no text, and only counts."""
        return not self.token

    @property
    def path(self) -> str:
        """The page it stands on."""
        return self.post.address.partition("#")[0]

    @property
    def lead(self) -> str:
        """The address that a text which is cut short leads to; empty where others lead there, too."""
        return "" if "#" in self.post.address else self.post.address


@dataclass(slots=True, kw_only=True, eq=False)
class Watcher:
    """
    Somebody at a page, who waits.

    Attributes:
        member: In a context of their own; or the author, in theirs.
        way: What they wait for.
        seen: What their pages have told.
        lookout: What tells of news there; None where the author just looks on.
        post: The message whose answers they wait for; None where they wait for whatever is new.
        writer: Who may write to them; None where they do not wait for letters.
        waiting: What their page counted when they sat down; None where it did not say how many.
        asked: The notices that they followed.
    """

    member: Member
    way: Way
    seen: Sightings
    lookout: Lookout | None = None
    post: Post | None = None
    writer: Member | None = None
    waiting: dict[Count, int | None] = field(default_factory=dict)
    asked: list[Sighting] = field(default_factory=list)

    @property
    def live(self) -> bool:
        """Whether their page tells of news by itself."""
        return self.lookout is None or self.lookout.live

    def sit_down(self) -> None:
        """Open the page, and take what it says already as known."""
        platform = self.member.platform
        if self.writer is None:
            self.lookout = platform.watch(self.member, self.post)
        else:
            self.lookout = platform.watch_letters(self.member, self.writer)
        arm(self.member.page, self.lookout)
        self.waiting = counts(self.member.page)

    def counted(self, what: Published) -> Count | None:
        """By which number they know of it; None where they read its text."""
        if self.way is Way.NOTIFICATION:
            return "letters" if what.kind == "letter" else "badge"
        return "reactions" if what.silent else None

    def counts(self, what: Published) -> bool:
        """Whether their page has that number, and says it: one that is cut short need not grow."""
        name = self.counted(what)
        if name is None or self.lookout is None or not getattr(self.lookout, name):
            return False
        return self.waiting.get(name) is not None

    def grown(self, what: Published) -> Sighting | None:
        """When that number grew by itself."""
        name = self.counted(what)
        if name is None:
            return None
        return self.seen.grown(name, since=what.at_ms, above=self.waiting.get(name) or 0, page=self.member.page)

    def ask(self, what: Published) -> None:
        """Where the page says that there is news, ask for them."""
        if self.lookout is None or not self.lookout.notice or self.way is not Way.FEED or what.silent:
            return
        last = self.asked[-1].at if self.asked else 0.0
        told = self.seen.first("notice", since=max(what.at_ms, last + 0.001), page=self.member.page)
        if told and not self.painted(what):
            self.member.click(self.member.page.locator(self.lookout.notice))
            self.asked.append(told)

    def painted(self, what: Published) -> Sighting | None:
        """The first frame with the text; a number is there when it has changed."""
        if what.silent:
            return self.grown(what)
        return self.seen.first("painted", since=what.at_ms, token=what.token)

    def told(self, what: Published) -> Sighting | None:
        """When the page said that there is something: the badge that grew, or the notice that was followed."""
        if self.way is Way.NOTIFICATION:
            return self.grown(what)
        return next((told for told in self.asked if told.at >= what.at_ms), None)

    def has(self, what: Published) -> bool:
        """Whether what they wait for has come."""
        return bool(self.told(what) if self.way is Way.NOTIFICATION else self.painted(what))

    def count(self, what: Published) -> int:
        """How often it stands on their page as a message of its own."""
        return copies(self.member.page, what.token, "") if self.way is Way.FEED and not what.silent else 0


def wait_for(what: Published, watchers: list[Watcher], timeout_s: float) -> None:
    """Wait until everybody has it whose page tells by itself, or the time is over."""
    late = [watcher for watcher in watchers if watcher.live]

    def nobody_waits() -> bool:
        for watcher in late:
            watcher.ask(what)
        return all(watcher.has(what) for watcher in late)

    _until(what, nobody_waits, timeout_s)
    readers = [watcher for watcher in late if watcher.painted(what) and not what.silent]
    _until(what, lambda: all(w.seen.first("view", since=what.at_ms, token=what.token) for w in readers), VIEW_S)


def look_afresh(what: Published, watcher: Watcher) -> Arrival:
    """Whether somebody finds it who opens the page afresh, or who goes to where it stands."""
    before = watcher.waiting
    watcher.sit_down()
    if (name := watcher.counted(what)) is not None:
        grown = (watcher.waiting[name] or 0) > (before[name] or 0)
        return Arrival.RELOAD if grown else Arrival.NEVER
    page = watcher.member.page
    if _until(what, lambda: copies(page, what.token, what.lead) > 0, AFRESH_S):
        return Arrival.RELOAD
    if watcher.writer is not None:  # at its address the author stands on the other side
        return Arrival.NEVER
    try:
        watcher.member.goto(what.path)
        there = _until(what, lambda: what.token in page.content(), AFRESH_S)
    except ArrivalError:
        there = False
    watcher.sit_down()
    return Arrival.ELSEWHERE if there else Arrival.NEVER


def _until(what: Published, holds: Callable[[], bool], limit_s: float) -> bool:
    end = time.perf_counter() + limit_s
    while not (held := holds()) and time.perf_counter() < end:
        what.author.page.wait_for_timeout(PUMP_MS)  # pages have their turn
    return held


def record_of(attempt: Attempt, what: Published, watcher: Watcher, arrival: Arrival) -> PropagationRecord:
    """What became of a text, as one member saw it."""
    identity = attempt.identity
    came = arrival is Arrival.LIVE
    told = watcher.told(what) if came else None
    asked = watcher.seen.first("act", since=told.at) if told and watcher.way is Way.FEED else None
    moments = {
        "in_dom_ms": watcher.seen.first("dom", since=what.at_ms, token=what.token) if came and what.token else None,
        "painted_ms": watcher.painted(what) if came else None,
        "in_view_ms": watcher.seen.first("view", since=what.at_ms, token=what.token) if came else None,
        "told_ms": told,
        "asked_ms": asked,
    }
    return PropagationRecord(
        attempt_id=attempt.id,
        journey=identity.journey,
        persona=attempt.persona.id,
        engine=identity.engine,
        attempt=identity.number,
        kind=what.kind,
        way=watcher.way,
        author=what.author.name,
        observer=watcher.member.name,
        token=what.token,
        published_ms=what.at_ms,
        arrival=arrival,
        timeout_ms=attempt.session.settings.watched.timeout_s * 1000,
        live=watcher.live,
        copies=watcher.count(what),
        **{name: round(seen.at - what.at_ms, 1) if seen else None for name, seen in moments.items()},
    )
