"""
Ends a browser that hangs: a page in an endless loop blocks every call, and no time-out of the library reaches it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Watchdog:
    """
    Kills the browser's own process when an attempt is long past its time; pending calls then fail at once.

    Args:
        browser: The attempt's browser; only Chromium tells its process id, others are left alone.
        limit_s: Seconds from now.
        gathering: Whether our own instruments are at work: then the hang is not held against the platform.
    """

    def __init__(self, browser: Browser | None, limit_s: float, *, gathering: Callable[[], bool]) -> None:
        self._browser = browser
        self._gathering = gathering
        self._bit = self._bit_us = False
        self._timer: threading.Timer | None = None
        pid = process_id(browser)
        if pid is not None:
            self._timer = threading.Timer(limit_s, self._bite, args=(pid,))
            self._timer.daemon = True
            self._timer.start()

    def _bite(self, pid: int) -> None:
        self._bit, self._bit_us = True, self._gathering()
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    @property
    def ended(self) -> str | None:
        """Why the browser's end is not the platform's; None while the browser lives, or where a page made it hang."""
        if self._bit:
            return "@reason.browser_hung" if self._bit_us else None
        gone = self._browser is not None and not self._browser.is_connected()
        return "@reason.browser_gone" if gone else None

    def stop(self) -> None:
        """The attempt ended by itself."""
        if self._timer:
            self._timer.cancel()


def process_id(browser: Browser | None) -> int | None:
    """The id of a Chromium browser's main process."""
    if browser is None or browser.browser_type.name != "chromium":
        return None
    session = browser.new_browser_cdp_session()
    try:
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    finally:
        session.detach()
    return next((int(p["id"]) for p in processes if p["type"] == "browser"), None)
