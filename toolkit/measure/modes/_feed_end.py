"""
Where a feed ends: whether there is still something to read on with, and whether servers have failed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response

DATA = ("document", "xhr", "fetch")
FAILED = (429, *range(500, 600))  # what is refused at the end of a feed (404) is no failure
DISABLED = "(control) => Boolean(control.closest('[disabled], [aria-disabled=true], [inert], .disabled'))"


@contextmanager
def failures(page: Page) -> Iterator[list[str]]:
    """What the platform answers meanwhile that it could not give: status and address."""
    failed: list[str] = []
    host = urlsplit(page.url).netloc

    def heed(response: Response) -> None:
        ours = urlsplit(response.url).netloc == host
        if ours and response.status in FAILED and response.request.resource_type in DATA:
            failed.append(f"{response.status} {response.url}")

    page.on("response", heed)
    try:
        yield failed
    finally:
        with contextlib.suppress(KeyError):  # the page is gone
            page.remove_listener("response", heed)


def usable(control: Locator | None) -> bool:
    """Whether the control is there, and not disabled."""
    if control is None:
        return False
    shown = control.filter(visible=True).first
    return bool(shown.count()) and not shown.evaluate(DISABLED)
