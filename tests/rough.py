"""
A machine on which everything may be late, for finding tests that race: `pytest -p tests.rough`, or `make rough`.

Sites answer late, pages have a quarter of the processor, threads are held up, and other processes come and go.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.measure.site import ICON, Site

LATE_S = (0.0, 0.0, 0.02, 0.15, 0.4)
ICON_LATE_S = 1.0
SLOWER = 4
HELD_UP_S = 0.05
NEIGHBOURS = 2
NEIGHBOUR = """
import os, random, time
while os.getppid() == {parent}:
    end = time.monotonic() + random.random() * 2
    while time.monotonic() < end:
        pass
    time.sleep(random.random() * 2)
"""


def pytest_configure(config: pytest.Config) -> None:
    """Make all of it late; the neighbours are there once, however many workers there are."""
    from playwright.sync_api import BrowserContext

    sys.setswitchinterval(HELD_UP_S)
    Site.handle = _late(Site.handle)  # type: ignore[method-assign]
    BrowserContext.new_page = _slow(BrowserContext.new_page)  # type: ignore[method-assign]
    if not hasattr(config, "workerinput"):
        for _ in range(NEIGHBOURS):
            _move_in(config)


def _late(handle: Callable[..., None]) -> Callable[..., None]:
    def handles(site: Site, request: Any) -> None:  # Any: what the site's own method takes
        time.sleep(random.random() * (ICON_LATE_S if request.path == ICON else random.choice(LATE_S)))
        handle(site, request)

    return handles


def _slow(new_page: Callable[..., Any]) -> Callable[..., Any]:
    def opens(context: Any, *args: Any, **named: Any) -> Any:  # Any: Playwright's own
        page = new_page(context, *args, **named)
        if context.browser is not None and context.browser.browser_type.name == "chromium":
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return page

    return opens


def _move_in(config: pytest.Config) -> None:
    neighbour = subprocess.Popen([sys.executable, "-c", NEIGHBOUR.format(parent=os.getpid())])

    def move_out() -> None:
        neighbour.kill()
        neighbour.wait()

    config.add_cleanup(move_out)
