"""
Under which conditions a persona uses the platform: a slow processor, a slow network.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from toolkit.errors import UsageError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

    from toolkit.measure.personas._persona import Network, Persona

SLOWING = ("chromium",)  # engines that can be slowed down


class Conditions:
    """
    The conditions of one context, laid upon each of its windows.

    Args:
        context: Whose windows.
        persona: What they are.

    Raises:
        UsageError: The engine cannot slow anything down; only Chromium can.
    """

    def __init__(self, context: BrowserContext, persona: Persona) -> None:
        self._context = context
        self._persona = persona
        self._held: list[CDPSession] = []  # the conditions end with their session
        browser = context.browser
        if browser is not None and not can_be(persona, browser.browser_type.name):
            raise UsageError(f"persona {persona.id}: only chromium can be slowed down; leave out the other engines")

    def on(self, page: Page) -> Page:
        """The window, under these conditions."""
        if self._persona.throttled:
            session = self._context.new_cdp_session(page)
            self._held.append(session)
            slow_down(session, cpu=self._persona.cpu, network=self._persona.network)
        return page

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Our own instruments work at full speed: what they cost is not the person's."""
        self._set_cpu(1)
        try:
            yield
        finally:
            self._set_cpu(self._persona.cpu)

    def _set_cpu(self, rate: float) -> None:
        from playwright.sync_api import Error

        if self._persona.cpu > 1:
            for session in self._held:
                with suppress(Error):  # a window that was closed has no processor
                    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})


def can_be(persona: Persona, engine: str) -> bool:
    """Whether an engine can lay a persona's conditions upon a page."""
    return not persona.throttled or engine in SLOWING


def slow_down(session: CDPSession, *, cpu: float, network: Network | None) -> None:
    """Slow down what a page does, and what it loads. WebSockets are delayed, and not held to the throughput."""
    if cpu > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    if network:
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": network.latency_ms,
                "downloadThroughput": network.down_kbps * 1000 / 8,
                "uploadThroughput": network.up_kbps * 1000 / 8,
            },
        )
