"""
Faults on the way between a member's browser and the platform: one request of one step meets one fault, once.

Requests are taken over by Playwright only while the step is under way in which the fault is to be met: as long as they
are, the browser reads nothing from its memory.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from toolkit.records import FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response, Route

WRITING = ("POST", "PUT", "PATCH", "DELETE")
VEHICLES = {"document": Vehicle.DOCUMENT, "xhr": Vehicle.SCRIPT, "fetch": Vehicle.SCRIPT, "ping": Vehicle.BEACON}
RETRY_AFTER_S = 2
POLL_MS = 50
OF_WRITES = tuple(FaultKind)
OF_READS = (FaultKind.ERROR, FaultKind.OFFLINE, FaultKind.SLOW)
NEED_TEXT = (FaultKind.REFUSED, FaultKind.RESENT)  # nothing else could be counted afterwards
FILLER = b"-" + b"x" * 100_000  # more than any platform takes for a message, and the same in every encoding of a form
_VARYING = re.compile(r"(?<=/)(?=[^/]*\d)[^/]+")


class Target(NamedTuple):
    """
    One request of one step that a fault can meet.

    Attributes:
        member: Who sends it.
        step: While they are in this step.
        act: The number of the act in the step that has sent it, from 1; 0 where an address was opened.
        method: Of HTTP.
        path: Without numbers.
        vehicle: How the page sends it.
        text: Whether the member had composed a text in this step.
    """

    member: str
    step: str
    act: int
    method: str
    path: str
    vehicle: Vehicle
    text: bool = False

    @property
    def writes(self) -> bool:
        """Whether it changes something."""
        return self.method in WRITING

    def faults(self) -> list[FaultKind]:
        """What can be done to it, and looked at: while a document is awaited, nobody can be asked what they see."""
        return [
            kind
            for kind in (OF_WRITES if self.writes else OF_READS)
            if (self.text or kind not in NEED_TEXT)
            and (self.act or kind is not FaultKind.DOUBLED)
            and (self.vehicle is not Vehicle.DOCUMENT or kind is not FaultKind.SLOW)
        ]


def numberless(address: str) -> str:
    """
    The path of an address without what differs from one thing to the next.

    Example:
        >>> numberless("http://127.0.0.1/posts/12/replies?page=2")
        '/posts/#/replies'
    """
    return _VARYING.sub("#", urlsplit(address).path or "/")


def vehicle_of(request: Request) -> Vehicle | None:
    """How a page sends a request; None for what neither changes anything nor brings what the page is about."""
    if request.resource_type == "document" and not request.is_navigation_request():
        return None
    vehicle = VEHICLES.get(request.resource_type)
    if vehicle is Vehicle.BEACON and request.method not in WRITING:
        return None
    return vehicle


class Injector:
    """
    One fault, waiting for its request.

    Args:
        context: The member's.
        page: Their window, whose clock is used to wait.
        target: The request.
        kind: The fault.
        here: Whether the step is under way in which it is to be met.
        slow_s: How long a slow answer takes.
    """

    def __init__(
        self,
        context: BrowserContext,
        page: Page,
        target: Target,
        kind: FaultKind,
        *,
        here: Callable[[], bool],
        slow_s: float,
    ) -> None:
        self.given = False
        self.pending = False  # whether the member still waits for an answer
        self.token = ""  # in the text, once there is one
        self.answered = False  # whether the same was asked for again, and answered well
        self._context = context
        self._page = page
        self._target = target
        self._kind = kind
        self._here = here
        self._slow_ms = slow_s * 1000
        self._held: Route | None = None
        self._cut = False
        self._routed = False

    def arm(self) -> None:
        """From now on, requests are looked at."""
        if not self._routed and self._kind is not FaultKind.DOUBLED:  # which is done by hand
            self._context.route("**/*", self._meet)
            self._context.on("response", self._hear)
            self._routed = True

    def give_up(self) -> None:
        """The answer that never came will not come any more: the line was cut."""
        self._cut = True
        held, self._held = self._held, None
        if held:
            self.pending = False
            with contextlib.suppress(Exception):  # the page has given up already, or is gone
                held.abort("timedout")

    def restore_line(self) -> None:
        """The line is as it was; answers are still heard."""
        self.give_up()
        while self.pending:
            self._page.wait_for_timeout(POLL_MS)
        if not self._routed:
            return
        self._routed = False
        with contextlib.suppress(Exception):  # a browser that is gone has no line
            self._context.unroute("**/*", self._meet)
            if self._kind is FaultKind.OFFLINE and self._target.vehicle is not Vehicle.DOCUMENT:
                self._context.set_offline(False)

    def restore(self) -> None:
        """All is as if there had been no fault; a second time does nothing."""
        with contextlib.suppress(Exception):  # as above
            self.restore_line()
            self._context.remove_listener("response", self._hear)

    def _meet(self, route: Route, request: Request) -> None:
        if self.given or not self._wanted(request):
            route.fallback()
            return
        self.given = True
        with contextlib.suppress(Exception):  # a page that went away meanwhile takes its requests with it
            getattr(self, f"_{self._kind.value}")(route)

    def _wanted(self, request: Request) -> bool:
        return self._same(request) and vehicle_of(request) is self._target.vehicle and self._here()

    def _same(self, request: Request) -> bool:
        return request.method == self._target.method and numberless(request.url) == self._target.path

    def _hear(self, response: Response) -> None:
        if self.given and response.status < 400 and self._same(response.request):
            self.answered = True

    def _refused(self, route: Route) -> None:
        # Fields that take no more than the platform does are filled as far as they go: it is made too long on the way.
        token, body = self.token.encode(), route.request.post_data_buffer or b""
        if token and token in body:
            route.continue_(post_data=body.replace(token, token + FILLER, 1))
        else:
            route.continue_()  # with a file in it, say, which the browser does not show

    def _error(self, route: Route) -> None:
        route.fulfill(status=500, body="")  # without a word: what is said then is said by the page

    def _too_many(self, route: Route) -> None:
        route.fulfill(status=429, headers={"Retry-After": str(RETRY_AFTER_S)}, body="")

    def _timeout(self, route: Route) -> None:
        self.pending = True
        try:
            route.fetch(max_redirects=0)
        finally:
            if self._cut or self._target.vehicle is Vehicle.DOCUMENT:
                self.pending = False
                route.abort("timedout")
            else:
                self._held = route

    def _offline(self, route: Route) -> None:
        # A page that waits for its next document cannot be told that the line is gone, and hangs if one tries.
        if self._target.vehicle is not Vehicle.DOCUMENT:
            self._context.set_offline(True)
        route.abort("internetdisconnected")

    def _slow(self, route: Route) -> None:
        self.pending = True
        try:
            self._page.wait_for_timeout(self._slow_ms)
            route.continue_()
        finally:
            self.pending = False

    def _resent(self, route: Route) -> None:
        route.fetch(max_redirects=0)
        route.continue_()
