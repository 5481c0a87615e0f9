"""
Members who wait for what others publish: where they wait, what they have seen there, and what became of each text.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from toolkit.measure.acts import ArrivalError
from toolkit.measure.sightings import Count, Sighting, Sightings, arm, copies, counts, led, stands
from toolkit.records import Arrival, Way

if TYPE_CHECKING:
    from toolkit.journeys import Lookout, Post
    from toolkit.measure.member import Member

T = TypeVar("T")
PUMP_MS = 20  # between two looks at what pages have told; their times do not depend on it
VIEW_S = 0.3  # longest between the frame that paints a text and the observer that tells whether it is in view
LINK_S = 1.0  # a text may be painted a moment after the link that stands with it
AFRESH_S = 3.0  # a page that was opened afresh may still be fetching its list


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """
    One text or reaction on its way: whose it is, where it stands, and when the act was that published it.

    Attributes:
        to: Whom it is for: who wrote what it answers, or to whom it is written.
        parent: The message that it answers; None where it answers none, or one that nobody knows.
    """

    kind: str
    author: Member
    token: str
    post: Post
    at_ms: float
    to: str = ""
    parent: Post | None = None

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
        return "" if "#" in self.post.address or self.kind == "letter" else self.post.address


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
        sat_ms: When that was.
        asked: The notices that they followed.
        followed_ms: The last notice that they need not follow any more.
        stale: By the token of a text, whether a notice that stood before it was followed.
        links: By the token of a text, when a link to it was there.
    """

    member: Member
    way: Way
    seen: Sightings
    lookout: Lookout | None = None
    post: Post | None = None
    writer: Member | None = None
    waiting: dict[Count, int | None] = field(default_factory=dict)
    sat_ms: float = 0.0
    asked: list[Sighting] = field(default_factory=list)
    followed_ms: float = 0.0
    stale: dict[str, bool] = field(default_factory=dict)
    links: dict[str, Sighting] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether their page tells of news by itself."""
        return self.lookout is None or self.lookout.live

    def at(self, post: Post | None) -> bool:
        """Whether they wait at this message, or, without one, where whatever is new is."""
        return (self.post and self.post.address) == (post and post.address)

    def sit_down(self) -> None:
        """Open the page, and take what it says already as known."""
        platform = self.member.platform
        if self.writer is None:
            self.lookout = platform.watch(self.member, self.post)
        else:
            self.lookout = platform.watch_letters(self.member, self.writer)
        self.sat_ms = arm(self.member.page, self.lookout)
        self.waiting = counts(self.member.page)

    def renew(self) -> None:
        """Take for known what has come meanwhile: a number, or a notice that would say nothing new with the next."""
        if self.lookout is None or self.way is Way.NOTIFICATION or stands(self.member.page):
            self.sit_down()

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
        return self.stood(what) is not None

    def stood(self, what: Published) -> int | None:
        """What the number was at the author's act, which may be long after they sat down."""
        name = self.counted(what)
        if name is None:
            return None
        last = self.seen.last(name, since=self.sat_ms, until=what.at_ms, page=self.member.page)
        return last.count if last else self.waiting.get(name)

    def grown(self, what: Published) -> Sighting | None:
        """When that number grew by itself."""
        name, stood = self.counted(what), self.stood(what)
        if name is None or stood is None:
            return None
        return self.seen.grown(name, since=what.at_ms, above=stood, page=self.member.page)

    def ask(self, what: Published) -> None:
        """Where the page says that there is news, ask for them; also where it has said so since before."""
        if self.lookout is None or self.way is not Way.FEED or what.silent:
            return
        self._look_for_link(what)
        if not self.lookout.notice or self.painted(what):
            return
        page, first = self.member.page, what.token not in self.stale
        if not first and not self._news(what):
            return
        standing = bool(_said(lambda: stands(page)))
        told = self._news(what)
        if first:
            self.stale[what.token] = standing and not told
        if not standing:
            return
        newest = self.seen.last("notice", since=0.0, until=math.inf, page=page)
        self.followed_ms = newest.at if newest else 0.0  # with the one that is asked for, all that were told by now
        self.member.click(page.locator(self.lookout.notice))
        if told:
            self.asked.append(told)

    def _news(self, what: Published) -> Sighting | None:
        """A notice that was told since, and not followed yet."""
        return self.seen.first("notice", since=max(what.at_ms, self.followed_ms + 0.001), page=self.member.page)

    def _look_for_link(self, what: Published) -> None:
        """A text that the page cuts short is there when a link to it is, and nothing follows."""
        if not what.lead or what.token in self.links:
            return
        at = _said(lambda: led(self.member.page, what.lead))
        if at is not None and what.at_ms <= at < (time.time() - LINK_S) * 1000:
            self.links[what.token] = Sighting(page=self.member.page, what="painted", at=at, token=what.token)

    def painted(self, what: Published) -> Sighting | None:
        """The first frame with the text, or with a link to it; a number is there when it has changed."""
        if what.silent:
            return self.grown(what)
        return self.seen.first("painted", since=what.at_ms, token=what.token) or self.links.get(what.token)

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

    def finds(self, what: Published, before: int | None) -> bool:
        """Whether it is on their page as it is: the text, a link to it, or a number that is more than before."""
        page = self.member.page
        if (name := self.counted(what)) is None:
            return copies(page, what.token, what.lead) > 0
        count = counts(page)[name]
        return count is None or count > (before or 0)


def _said(ask: Callable[[], T]) -> T | None:
    """What a page says; None while it is just being opened afresh."""
    from playwright.sync_api import Error

    with suppress(Error):
        return ask()
    return None


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


def look_afresh(what: Published, watcher: Watcher, timeout_s: float) -> Arrival:
    """
    Whether somebody finds it who opens the page afresh, or who goes to where it stands.

    Where the page tells of nothing by itself nobody has waited yet: it is opened again until the time-out.
    """
    before = watcher.stood(what)
    while True:
        watcher.sit_down()
        if _until(what, lambda: watcher.finds(what, before), AFRESH_S):
            return Arrival.RELOAD
        if watcher.live or time.time() * 1000 > what.at_ms + timeout_s * 1000:
            break
    if watcher.counted(what) is not None or watcher.writer is not None:  # a letter's address is the author's own
        return Arrival.NEVER
    page = watcher.member.page
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
