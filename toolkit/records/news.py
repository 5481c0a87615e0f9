"""
How what one member did reached the others: what was published, and what somebody was notified of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Where somebody waited for what was published."""

    ECHO = "echo"  # the author, on their own page
    FEED = "feed"  # a reader, on the page where news is
    NOTIFICATION = "notification"  # the one whom it is for, at the count of what waits for them


class Arrival(StrEnum):
    """How it came."""

    LIVE = "live"  # by itself, or when the page was asked for the news that it told of
    RELOAD = "reload"  # after the page was opened afresh
    ELSEWHERE = "elsewhere"  # only at its own address
    NEVER = "never"  # not even then


@dataclass(frozen=True, slots=True, kw_only=True)
class PropagationRecord:
    """
    What was published, as one member saw it arrive; milliseconds since the act that published it.

    `published_ms` is that act, since the epoch. `told_ms` is when the page said that there is something new, `asked_ms`
    when it was asked for it: what lies between the two is ours. What had not come by itself within `timeout_ms` is
    looked for once more after a reload; `live` is False where the page promises no more than that. `copies` is how
    often the text stands on the page as a message of its own. `timed` is False where nobody can tell when it came: the
    page spoke of news before, or several were on their way at once; `place` tells where it then stands among these,
    from the top of the page.
    """

    attempt_id: str
    journey: str
    persona: str
    engine: str
    attempt: int
    kind: str
    way: Way
    author: str
    observer: str
    token: str
    published_ms: float
    arrival: Arrival
    timeout_ms: float
    live: bool = True
    in_dom_ms: float | None = None
    painted_ms: float | None = None
    in_view_ms: float | None = None
    told_ms: float | None = None
    asked_ms: float | None = None
    copies: int = 0
    timed: bool = True
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationRecord:
    """
    One act of a scripted day, and what one member was notified of it.

    `seen` is how many notifications about it there were. `badge` is what the page counted as unread before they were
    looked at, `unread` how many there were then; both None where the platform has no such count. `blocked` tells that
    the member had blocked the one who acted.
    """

    attempt_id: str
    persona: str
    engine: str
    position: int
    act: str
    actor: str
    member: str
    expected: bool
    seen: int
    blocked: bool = False
    badge: int | None = None
    unread: int | None = None
