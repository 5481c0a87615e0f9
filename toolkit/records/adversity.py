"""
What happens when things go wrong: faults that were injected, texts that hurt, feeds that were read for long.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.records.people import Number


class FaultKind(StrEnum):
    """What is done to one request, or to the act behind it, once."""

    REFUSED = "refused"  # the platform itself refuses: the text is far too long
    DOUBLED = "doubled"  # the control is activated twice in a row
    RESENT = "resent"  # the same request arrives twice
    TIMEOUT = "timeout"  # the platform receives it, its answer never comes
    ERROR = "error"  # 500
    OFFLINE = "offline"  # the line is gone for a while
    TOO_MANY = "too_many"  # 429 with Retry-After
    SLOW = "slow"  # answered after several seconds


class Vehicle(StrEnum):
    """How a page sends a request: as a document of its own, by script, or without waiting for an answer."""

    DOCUMENT = "document"
    SCRIPT = "script"
    BEACON = "beacon"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRecord:
    """
    What a member met at one fault of one step; None is what could not be asked there.

    `shown`: a message was there that had not been; `announced`: a live region or the focus told of it, unless it came
    with another document; `kept` and `kept_after`: fields held what had been typed, at once and after a reload;
    `retry`: it could be sent again from there; `copies`: how many times the message was on the platform in the end.
    Where the browser itself tells of the fault, because it left the platform's page for one of its own, nothing is
    asked of the platform's words. `barriers` are axe's rules that fail in this state. With an `error` nothing was
    observed.
    """

    id: str
    attempt_id: str
    journey: str
    persona: str
    engine: str
    member: str
    step: str
    fault: FaultKind
    method: str
    path: str
    vehicle: Vehicle
    writes: bool
    shown: bool | None = None
    announced: bool | None = None
    kept: bool | None = None
    kept_after: bool | None = None
    retry: bool | None = None
    copies: int | None = None
    message: str = ""
    barriers: tuple[str, ...] = ()
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    url: str = ""
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRecord:
    """
    One text that hurts, as one page shows it in a window of `width` CSS pixels.

    `outcome`: `shown`, `refused` (with a message) or `lost` (neither shown nor refused). `overflow_px` is how much
    wider the text makes the document; `truncated` that it is cut without a way to read on, `cut` that the field it was
    entered in kept less of it and nothing said so; `isolated` that its direction keeps to itself, where it could turn
    its neighbours; `same` that readers see it letter for letter, and to its end; `leaked` elements of its markup that
    became elements of the page; `ran` that a script in it did; `named` that a picture which was published without words
    has an accessible name.
    """

    id: str
    attempt_id: str
    journey: str
    persona: str
    engine: str
    member: str
    step: str
    text: str
    outcome: str
    width: int
    url: str = ""
    overflow_px: float | None = None
    truncated: bool | None = None
    cut: bool = False
    isolated: bool | None = None
    same: bool | None = None
    written: int = 0
    read: int = 0
    leaked: tuple[str, ...] = ()
    ran: bool = False
    named: bool | None = None
    message: str = ""
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRecord:
    """
    One page of a feed that is read for long; `page` counts from 1, and 0 is the return to it by Back.

    `fresh`: this page is a document of its own, in which nothing can pile up. `items`: how many are new on it, None
    where none were found; `doubled`: those of them that stand there twice, or come back; `missing`: items that a second
    reading met between them, and this one did not. `moved_px`: how far from where they were the reader finds themselves
    after Back. `error`: this page did not come, and what came in its place; the rest is that of the page before.
    """

    id: str
    attempt_id: str
    journey: str
    persona: str
    engine: str
    member: str
    page: int
    fresh: bool
    nodes: int
    heap_bytes: int | None
    items: int | None
    doubled: int | None = 0
    missing: int | None = None
    moved_px: float | None = None
    window_px: int = 0
    url: str = ""
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultCell:
    """One journey and fault: checks that hold of those that apply, and what did not hold."""

    fault: FaultKind
    held: int
    n: int
    failed: tuple[str, ...] = ()  # names of FaultRecord's fields, each once
    barriers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryResult:
    """How a journey bears faults, one cell a kind of fault."""

    journey: str
    goal: str
    recovery: Number
    cells: tuple[FaultCell, ...] = ()
    unobserved: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentResult:
    """How one text of the pack fared on one journey, over all pages and windows."""

    journey: str
    goal: str
    text: str
    outcome: str
    n: int
    failed: tuple[str, ...] = ()  # overflow, truncated, cut, isolated, same, leaked, ran, named


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """How a feed bears being read for long; slopes only where it grows in one document."""

    journey: str
    goal: str
    pages: int
    fresh: bool
    nodes: Number | None = None  # a page
    heap_bytes: Number | None = None  # a page
    items: int | None = 0  # new on its pages, of the reading that met most
    doubled: int | None = 0  # of the reading that met most again
    missing: int | None = None
    moved_px: float | None = None
