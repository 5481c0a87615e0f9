"""
Requests that failed: answers of 400 and above, and those that got no answer.

Why:
    A picture that is missing or a call that fails is seen by members, or makes something fail that they will see.
How:
    Listens to the requests of the member's windows; one row a distinct method, path and status, its count as value.
    Requests that the browser gave up because the page moved on (`ERR_ABORTED`) are not failures, nor are refusals
    that the journey was there to see.
Limits:
    Requests of service workers are not seen.
Source:
    Playwright events `response` and `requestfailed`.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from toolkit.measure.probes._probe import Seen, StepWindow, owner

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request, Response


class Probe:
    """Counts failed requests per step."""

    def __init__(self) -> None:
        self._failures: list[tuple[float, str, str]] = []

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Listen to every window of the context."""
        context.on("response", self._on_response)
        context.on("requestfailed", self._on_failed)
        del page  # windows that it opens are the member's, too

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """One row a distinct failure and step."""
        del page
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        refusals = steps[-1].refusals if steps else frozenset()
        for at, address, failure in self._failures:
            step = owner(steps, at)
            if step and address not in refusals:
                counts[step.id][failure] += 1
        self._failures.clear()
        for step_id, failures in counts.items():
            for failure, count in failures.items():
                yield Seen(
                    step_id=step_id,
                    name="failed_requests",
                    value=float(count),
                    unit="count",
                    document=failure,
                    detail=failure,
                )

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._note(response.request, str(response.status))

    def _on_failed(self, request: Request) -> None:
        reason = request.failure or "failed"
        if "ERR_ABORTED" not in reason and "NS_BINDING_ABORTED" not in reason:
            self._note(request, reason)

    def _note(self, request: Request, outcome: str) -> None:
        url = urlsplit(request.url)
        # The request's own start decides which step caused it, however late the answer came.
        started = request.timing.get("startTime", 0)
        at = started if started > 0 else time.time() * 1000
        self._failures.append((at, request.url, f"{request.method} {url.scheme}://{url.netloc}{url.path} {outcome}"))
