"""
Pictures, HAR and traces: taken after a step's time has stopped, scrubbed before they reach the run folder.
"""

from __future__ import annotations

import base64
import contextlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.store import RunFolder, writing

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

QUALITY = 50  # a window of 1280 px becomes a picture of about 30 kB
MARGIN_PX = 120  # what is shown around an element
PICTURE_TIMEOUT_MS = 5_000  # with a navigation under way the browser may never answer
RETRY_MS = 250

Box = tuple[float, float, float, float]


class Picture(NamedTuple):
    """A picture on disk: relative path, and the region of the document that it shows (CSS pixels)."""

    path: str
    region: Box


class Camera:
    """
    Takes pictures of the window that a member looks at.

    Args:
        look: Gives the window on top.
        folder: The run.
    """

    def __init__(self, look: Callable[[], Page], folder: RunFolder) -> None:
        self._look = look
        self._folder = folder

    @property
    def _page(self) -> Page:
        return self._look()

    def view(self, name: str) -> Picture:
        """What the member sees now."""
        size = self._page.viewport_size or {"width": 1280, "height": 800}
        left, top = self._page.evaluate("() => [scrollX, scrollY]")
        return self._take(name, (left, top, size["width"], size["height"]), beyond=False)

    def element(self, name: str, box: Box) -> Picture:
        """An element and what is around it, wherever it stands in the document."""
        width, height = self._page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        left, top = max(0.0, box[0] - MARGIN_PX * 2), max(0.0, box[1] - MARGIN_PX)
        right = min(width, box[0] + box[2] + MARGIN_PX * 2)
        bottom = min(height, box[1] + min(box[3], 600) + MARGIN_PX)
        return self._take(name, (left, top, max(1.0, right - left), max(1.0, bottom - top)), beyond=True)

    def _take(self, name: str, region: Box, *, beyond: bool) -> Picture:
        if self._page.context.browser and self._page.context.browser.browser_type.name == "chromium":
            return self._take_webp(name, region, beyond=beyond)
        path, relative = self._folder.artefact("pictures", f"{name}.jpg")
        clip = {"x": region[0], "y": region[1], "width": region[2], "height": region[3]}
        content = self._page.screenshot(
            type="jpeg",
            quality=QUALITY,
            clip=clip,  # type: ignore[arg-type]  # a FloatRect is such a dict
            full_page=True,
            timeout=PICTURE_TIMEOUT_MS,
        )
        with writing(path):
            path.write_bytes(content)
        return Picture(relative, region)

    def _take_webp(self, name: str, region: Box, *, beyond: bool) -> Picture:
        # The browser writes WebP itself; Playwright's own screenshot knows PNG and JPEG only.
        path, relative = self._folder.artefact("pictures", f"{name}.webp")
        order = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": beyond}
        density = self._page.evaluate("() => devicePixelRatio")
        if beyond or density != 1:
            # The browser imitates another screen for this, and the next step pays for it: not where it can be spared.
            order["clip"] = dict(zip(("x", "y", "width", "height"), region, strict=True)) | {"scale": 1 / density}
        content = self._capture(order)
        with writing(path):
            path.write_bytes(content)
        return Picture(relative, region)

    def _capture(self, order: dict[str, object]) -> bytes:
        from playwright.sync_api import Error

        with _protocol(self._page) as session:
            try:
                answer = session.send("Page.captureScreenshot", order, timeout=PICTURE_TIMEOUT_MS)
            except Error:
                # Right after a navigation there may be no frame to capture yet; the next one is there in a moment.
                self._page.wait_for_timeout(RETRY_MS)
                answer = session.send("Page.captureScreenshot", order, timeout=PICTURE_TIMEOUT_MS)
        return base64.b64decode(answer["data"])


@contextmanager
def _protocol(page: Page) -> Iterator[CDPSession]:
    """A line of one's own to the browser, closed again: every one that stays open makes the next page slower."""
    from playwright.sync_api import Error

    session = page.context.new_cdp_session(page)
    try:
        yield session
    finally:
        with contextlib.suppress(Error):  # the page has gone, and its lines with it
            session.detach()


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder only this user can read, for what has not been scrubbed yet; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="virage-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def publish(source: Path, target: Path, scrub: Callable[[Path, Path], None]) -> bool:
    """Scrub a raw artefact into the run folder and forget the raw one; False when there was none."""
    if not source.exists():
        return False
    try:
        with writing(target):
            scrub(source, target)
    finally:
        with contextlib.suppress(OSError):
            source.unlink()
    return True
