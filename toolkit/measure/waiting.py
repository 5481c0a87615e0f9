"""
Members who wait for what others do: where they wait, what they have seen there, and what became of each text.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.measure.acts import ArrivalError
from toolkit.measure.member import Member
from toolkit.measure.sightings import Sighting, Sightings, arm, badge, copies
from toolkit.records import Arrival, Way

if TYPE_CHECKING:
    from toolkit.journeys import Lookout, Post

PUMP_MS = 20  # between two looks at what pages have told; their times do not depend on it
VIEW_S = 0.3  # longest between the frame that paints a text and the observer that tells whether it is in view
AFRESH_S = 3.0  # a page that was opened afresh may still be fetching its list


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One text on its way: whose it is, where it stands, and the act that published it."""

    kind: str
    author: Member
    token: str
    address: str
    at_ms: float

    @property
    def path(self) -> str:
        """The page it stands on."""
        return self.address.partition("#")[0]


@dataclass(slots=True, kw_only=True)
class Watcher:
    """
    Somebody at a page, who waits.

    Attributes:
        member: In a context of their own, or the author in theirs.
        way: What they wait for.
        seen: What their pages have told.
        lookout: What tells of news there; None where the author just looks on.
        post: The message whose answers they wait for.
        waiting: What their badge showed when they began.
    """

    member: Member
    way: Way
    seen: Sightings
    lookout: Lookout | None = None
    post: Post | None = None
    waiting: int = 0
    asked: list[Sighting] = field(default_factory=list)

    @property
    def live(self) -> bool:
        """Whether their page tells of news by itself."""
        return self.lookout is None or self.lookout.live

    def settle(self) -> None:
        """Open the page, and take what it says already as known."""
        self.lookout = self.member.platform.watch(self.member, self.post)
        arm(self.member.page, self.lookout)
        self.waiting = badge(self.member.page)

    def ask(self, what: Published) -> None:
        """Where the page says that there is news, ask for them as soon as it does."""
        if self.lookout is None or not self.lookout.notice or self.way is not Way.FEED or self.painted(what):
            return
        since = self.asked[-1].at if self.asked else what.at_ms
        told = self.seen.first("notice", since=since, page=self.member.page)
        if told is None or (self.asked and told.at <= self.asked[-1].at):
            return
        self.member.click(self.member.page.locator(self.lookout.notice))
        self.asked.append(told)

    def painted(self, what: Published) -> Sighting | None:
        """The first frame with the text."""
        return self.seen.first("painted", since=what.at_ms, token=what.token)

    def told(self, what: Published) -> Sighting | None:
        """When the page said that there is something: by a badge, or by the notice that was followed."""
        if self.way is Way.NOTIFICATION:
            return self.seen.grown(since=what.at_ms, above=self.waiting, page=self.member.page)
        return next((told for told in self.asked if told.at >= what.at_ms), None)

    def has(self, what: Published) -> bool:
        """Whether what they waited for has come."""
        return bool(self.told(what) if self.way is Way.NOTIFICATION else self.painted(what))


def wait_for(what: Published, watchers: list[Watcher], timeout_s: float) -> None:
    """Wait until everybody has it who may have it by themselves, or the time is over."""
    end = time.perf_counter() + timeout_s
    late = [watcher for watcher in watchers if watcher.live]
    while time.perf_counter() < end:
        for watcher in late:
            watcher.ask(what)
        late = [watcher for watcher in late if not watcher.has(what)]
        if not late:
            break
        _pump(what)
    viewers = [w for w in watchers if w.live and w.way is not Way.NOTIFICATION and w.has(what)]
    _until(what, lambda: all(w.seen.first("view", since=what.at_ms, token=what.token) for w in viewers), VIEW_S)


def look_afresh(what: Published, watcher: Watcher) -> Arrival:
    """Whether somebody who opens the page afresh, or goes to where the text stands, finds it."""
    before = watcher.waiting
    watcher.settle()
    page = watcher.member.page
    if watcher.way is Way.NOTIFICATION:
        return Arrival.RELOAD if watcher.waiting > before else Arrival.NEVER
    if _until(what, lambda: copies(page, what.token, what.path) > 0, AFRESH_S):
        return Arrival.RELOAD
    try:
        watcher.member.goto(what.path)
        there = _until(what, lambda: what.token in page.content(), AFRESH_S)
    except ArrivalError:
        there = False
    watcher.settle()
    return Arrival.ELSEWHERE if there else Arrival.NEVER


def _until(what: Published, holds: Callable[[], bool], limit_s: float) -> bool:
    end = time.perf_counter() + limit_s
    while not (held := holds()) and time.perf_counter() < end:
        _pump(what)
    return held


def _pump(what: Published) -> None:
    """Give pages their turn."""
    what.author.page.wait_for_timeout(PUMP_MS)
