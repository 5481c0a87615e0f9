"""
There and back: a message of a feed is opened, and its reader returns to where they were, or not.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.measure._scripts import script

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SETTLE_MS = 500
POLL_MS = 250
RESTORE_S = 2.0  # that a feed has to put its reader back, once the message is there again


class Return(NamedTuple):
    """
    What a reader finds who comes back to a feed.

    Attributes:
        seen: The feed as it is now.
        moved_px: How far off the message is; as far as the page is long where it is not there any more.
        window_px: Height of the window.
    """

    seen: dict[str, Any]  # Any: JSON from the page
    moved_px: float
    window_px: int


def there_and_back(page: Page, form: str, *, patience_s: float) -> Return | None:
    """
    Scroll down, open a message in sight, go back, and see how far off that message is now.

    Args:
        page: It shows the feed.
        form: Of the addresses by which its items are told apart.
        patience_s: Longest wait for the message, and for the feed after it.

    Returns:
        None where no message could be opened.

    Raises:
        playwright.sync_api.Error: Back does not lead away from the message.
    """
    from playwright.sync_api import TimeoutError as Late

    page.evaluate("() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' })")
    page.wait_for_timeout(SETTLE_MS)
    there = page.evaluate(script("feed"), form)
    items = there["items"] or []
    inside = [at for at, spot in enumerate(there["spots"]) if spot and items.count(items[at]) == 1]
    if not inside or there["y"] == 0:
        return None
    chosen, feed = inside[0], _place(page.url)
    page.mouse.click(*there["spots"][chosen])
    try:
        page.wait_for_url(_other_than(feed), wait_until="load", timeout=patience_s * 1000)
    except Late:
        return None
    page.wait_for_timeout(SETTLE_MS)
    opened = _place(page.url)
    page.go_back(wait_until="commit", timeout=patience_s * 1000)
    page.wait_for_url(_other_than(opened), wait_until="load", timeout=patience_s * 1000)
    back, top = _again(page, form, items[chosen], there["tops"][chosen], patience_s=patience_s, window=there["window"])
    moved = float(max(there["y"], back["height"])) if top is None else abs(top - there["tops"][chosen])
    return Return(back, moved, int(there["window"]))


def _again(
    page: Page, form: str, item: str, was: float, *, patience_s: float, window: float
) -> tuple[dict[str, Any], float | None]:  # Any: as above
    """The feed once it shows this item where it was; else as it is when there was time enough."""
    from playwright.sync_api import Error

    end = time.perf_counter() + patience_s
    seen: dict[str, Any] | None = None  # Any: as above
    top, met = None, False
    while seen is None or time.perf_counter() < end:  # what never answers is ended by the watchdog
        page.wait_for_timeout(POLL_MS)
        with contextlib.suppress(Error):  # it is just being replaced by another document
            seen = page.evaluate(script("feed"), form)
            top = dict(zip(seen["items"] or [], seen["tops"], strict=True)).get(item)
        if top is not None and abs(top - was) <= window:
            break
        if top is not None and not met:
            met, end = True, min(end, time.perf_counter() + RESTORE_S)
    assert seen is not None
    return seen, top


def _place(address: str) -> str:
    """An address without the part within its page; what scripts keep their own addresses in belongs to it."""
    page, _, part = address.partition("#")
    return address if part.startswith(("/", "!")) else page


def _other_than(place: str) -> Callable[[str], bool]:
    return lambda address: _place(address) != place
