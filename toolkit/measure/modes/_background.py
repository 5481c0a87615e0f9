"""
What pages ask for by themselves: polls, heartbeats and marks of what was read, which no act of the member has sent.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.targets import Target

REACH_S = 1.5  # after an act; what leaves later was sent by a clock
LONG_S = 5.0  # an answer that takes so long was not awaited, but kept open for news
OFTEN = 3  # times after one act


class Asked(NamedTuple):
    """
    One kind of request of one member: what tells it from another, wherever it was sent.
    """

    member: str
    method: str
    path: str
    operation: str


class Background:
    """Learns in an undisturbed walk which kinds of requests come without an act."""

    def __init__(self) -> None:
        self._acting: dict[str, float | None] = {}  # when the last act ended; None while one is under way
        self._loaded: set[str] = set()  # whose window got another document since their last act began
        self._alone: set[Asked] = set()
        self._often: Counter[tuple[Asked, str, int]] = Counter()
        self._open: dict[Request, tuple[Asked, float]] = {}
        self._kept_open: set[Asked] = set()

    def acting(self, member: str) -> None:
        """An act begins."""
        self._acting[member] = None
        self._loaded.discard(member)

    def acted(self, member: str) -> None:
        """An act has ended."""
        self._acting[member] = time.perf_counter()

    def loaded(self, member: str) -> None:
        """Another document comes: what its scripts ask for, no act has sent."""
        self._loaded.add(member)

    def heard(self, target: Target, request: Request) -> None:
        """A script of theirs has asked for something."""
        kind = asked(target)
        if not self._reached(target.member):
            self._alone.add(kind)
        if target.writes and target.step:
            self._often[kind, target.step, target.act] += 1
        self._open[request] = (kind, time.perf_counter())

    def answered(self, request: Request) -> None:
        """One of these is over, well or not."""
        kind, since = self._open.pop(request, (None, 0.0))
        if kind and time.perf_counter() - since > LONG_S:
            self._kept_open.add(kind)

    def sends(self, target: Target) -> bool:
        """Whether such a request comes by itself; what a page loads to show it does so, too."""
        kind, now = asked(target), time.perf_counter()
        waits = any(one == kind and now - since > LONG_S for one, since in self._open.values())
        often = any(one == kind and times >= OFTEN for (one, _, _), times in self._often.items())
        return waits or often or kind in self._kept_open or (target.writes and kind in self._alone)

    def _reached(self, member: str) -> bool:
        """Whether an act of theirs may have sent what is heard now."""
        if member not in self._acting or member in self._loaded:
            return False
        ended = self._acting[member]
        return ended is None or time.perf_counter() - ended < REACH_S


def asked(target: Target) -> Asked:
    """The kind of a request."""
    return Asked(target.member, target.method, target.path, target.operation)
