"""
Errors that the page reports: console errors and exceptions nobody caught.

Why:
    An error in the console is often a feature that quietly does not work for somebody.
How:
    Listens to the console and to uncaught exceptions of the member's windows and frames; counts them per step and
    keeps the first 300 characters of each distinct message.
Limits:
    The browser's own notes on failed requests ("Failed to load resource") are left to the network probe.
Source:
    Playwright events `console` and `weberror`.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.measure.probes._probe import Seen, StepWindow, owner

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError

LONGEST = 300


class Probe:
    """Counts error messages per step."""

    def __init__(self) -> None:
        self._messages: list[tuple[float, str]] = []

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Listen to every window of the context."""
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        del page  # windows that it opens are the member's, too

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """One row a distinct message and step, its count as value."""
        del page
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for at, message in self._messages:
            if step := owner(steps, at):
                counts[step.id][message] += 1
        self._messages.clear()
        for step_id, messages in counts.items():
            for number, (message, count) in enumerate(messages.items()):
                yield Seen(
                    step_id=step_id,
                    name="console_errors",
                    value=float(count),
                    unit="count",
                    document=f"{number}-{message[:40]}",
                    detail=message,
                )

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._messages.append((time.time() * 1000, message.text[:LONGEST]))

    def _on_error(self, uncaught: WebError) -> None:
        error = uncaught.error
        self._messages.append((time.time() * 1000, f"{error.name}: {error.message}"[:LONGEST]))
