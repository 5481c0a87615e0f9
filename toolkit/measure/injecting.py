"""
Faults on the way between a member's browser and the platform: one request of one step meets one fault, once.

Requests are taken over by Playwright only while the step is under way in which the fault is to be met: as long as they
are, the browser reads nothing from its memory.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from toolkit.measure.targets import vehicle_of
from toolkit.records import FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response, Route

    from toolkit.measure.targets import Target

RETRY_AFTER_S = 2
POLL_MS = 50
WORKING_MS = 250  # an answer takes so long at least: what a page says meanwhile is said of no failure
SETTLE_S = 0.5  # after the last answer, a platform may still be writing
LONGEST_S = 15.0
FILLER = b"-" + b"x" * 100_000  # more than any platform takes for a message, and the same in every encoding of a form


class Injector:
    """
    One fault, waiting for its request.

    Args:
        context: The member's.
        page: Their window, whose clock is used to wait.
        target: The request.
        kind: The fault.
        here: Whether the step is under way in which it is to be met, and has come as far as its act.
        slow_s: How long a slow answer takes.
        waiting: Called while a script waits for the answer, before there is any.
        met: Called when the page has met the fault; while it does, where the answer is slow.
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
        waiting: Callable[[], None],
        met: Callable[[], None] = lambda: None,
    ) -> None:
        self.given = False
        self.delivered = False  # whether the page can know that something has failed
        self.pending = False  # whether the member still waits for an answer
        self.token = ""  # in the text, once there is one
        self.answered = False  # whether the same was asked for again, and answered well
        self._context = context
        self._page = page
        self._target = target
        self._kind = kind
        self._here = here
        self._slow_s = slow_s
        self._waiting = waiting
        self._when_met = met
        self._faulted: Request | None = None
        self._held: Route | None = None
        self._cut = False
        self._open: dict[Request, float] = {}  # such requests without an answer, and since when
        self._longest_s = 0.0
        self._dropped = False  # whether one ended without its answer: the platform may be at work on it yet
        self._routed = False
        self._armed = False
        self._listeners: list[tuple[Any, Callable[[Any], None]]] = [  # Any: events, and what comes with them
            ("request", self._leaves),
            ("response", self._hear),
            ("requestfinished", lambda request: self._ends(request, dropped=False)),
            ("requestfailed", lambda request: self._ends(request, dropped=True)),
        ]

    def arm(self) -> None:
        """From now on, requests are looked at."""
        if self._armed:
            return
        self._armed = True
        for event, listener in self._listeners:
            self._context.on(event, listener)
        if self._kind is not FaultKind.DOUBLED:  # which is done by hand
            self._context.route("**/*", self._meet)
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
            for event, listener in self._listeners:
                self._context.remove_listener(event, listener)

    def is_answered(self, within_s: float) -> bool:
        """Whether the same is asked for again within this time, and answered well, however long that takes."""
        end = time.perf_counter() + within_s
        while not self.answered and time.perf_counter() < end + (LONGEST_S if self._open else 0):
            self._page.wait_for_timeout(POLL_MS)
        return self.answered

    def settle(self) -> None:
        """Wait until all that was sent has its answer, and as long again where the browser did not wait for one."""
        end = time.perf_counter() + LONGEST_S
        self._page.wait_for_timeout(SETTLE_S * 1000)
        while self._open and time.perf_counter() < end:
            self._page.wait_for_timeout(POLL_MS)
        if self._dropped:
            self._page.wait_for_timeout(min(self._longest_s, LONGEST_S) * 1000)

    def _meet(self, route: Route, request: Request) -> None:
        if self.given or not self._wanted(request):
            route.fallback()
            return
        self.given, self._faulted, self.pending = True, request, True
        # A page that went away meanwhile takes its requests with it.
        if self._target.vehicle is Vehicle.SCRIPT and self._kind not in (FaultKind.SLOW, FaultKind.RESENT):
            with contextlib.suppress(Exception):
                self._page.wait_for_timeout(WORKING_MS)
                self._waiting()
        with contextlib.suppress(Exception):
            getattr(self, f"_{self._kind.value}")(route)
        self.pending = self._held is not None
        if self._kind is not FaultKind.SLOW:
            self._when_met()

    def _wanted(self, request: Request) -> bool:
        return vehicle_of(request) is self._target.vehicle and self._here() and self._is_asked(request)

    def _is_asked(self, request: Request) -> bool:
        return self._target.is_asked(request, self.token)

    def _hear(self, response: Response) -> None:
        asked = response.request
        self.delivered = self.delivered or asked is self._faulted
        if self.given and response.status < 400 and not self._is_faulted(asked) and self._is_asked(asked):
            self.answered = True

    def _leaves(self, request: Request) -> None:
        if self._here() and self._is_asked(request):
            self._open[request] = time.perf_counter()
            self.given = self.given or self._kind is FaultKind.DOUBLED  # whose fault is the hand's

    def _ends(self, request: Request, *, dropped: bool) -> None:
        self.delivered = self.delivered or request is self._faulted
        since = self._open.pop(request, None)
        if since is not None:
            self._longest_s = max(self._longest_s, time.perf_counter() - since)
            self._dropped = self._dropped or (dropped and request is not self._faulted)

    def _is_faulted(self, request: Request) -> bool:
        """Whether this is the request that met the fault, or where that was sent on to."""
        at: Request | None = request
        while at is not None and at is not self._faulted:
            at = at.redirected_from
        return at is not None

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
        try:
            route.fetch(max_redirects=0)
        finally:
            if self._cut or self._target.vehicle is Vehicle.DOCUMENT:
                route.abort("timedout")
            else:
                self._held = route

    def _offline(self, route: Route) -> None:
        # A page that waits for its next document cannot be told that the line is gone, and hangs if one tries.
        if self._target.vehicle is not Vehicle.DOCUMENT:
            self._context.set_offline(True)
        route.abort("internetdisconnected")

    def _slow(self, route: Route) -> None:
        end = time.perf_counter() + self._slow_s
        self._when_met()
        self._page.wait_for_timeout(max(0.0, end - time.perf_counter()) * 1000)
        route.continue_()

    def _resent(self, route: Route) -> None:
        route.fetch(max_redirects=0)
        route.continue_()
