"""
A finger: taps instead of clicks.

Why:
    Most people visit social platforms with a telephone, where nothing hovers and a target must be as wide as a finger.
How:
    Playwright taps in the middle of a control: the browser gets touch events, and from them the clicks that pages
    expect. What shows only under a pointer is tapped to bring it up.
Limits:
    No swipe, no pinch, no wavering finger. A checkbox that is not as wanted is tapped once. Needs a context with touch.
Source:
    Playwright, `Locator.tap`; Touch Events, W3C.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from toolkit.measure.hands._hand import Note


class Hand:
    """Taps."""

    def attach(self, context: BrowserContext) -> None:
        """A finger needs nothing there."""

    def click(self, target: Locator) -> None:
        """Tap in the middle of the control."""
        target.tap()

    def reveal(self, target: Locator) -> None:
        """Tap it: there is nothing to rest on it."""
        target.tap()

    def fill(self, target: Locator, text: str) -> None:
        """Tap the field, which brings up the keys, and fill it."""
        target.tap()
        target.fill(text)

    def choose(self, target: Locator, option: str) -> None:
        """Choose the option of a list that has this label: the browser's own list is no part of the page."""
        target.select_option(label=option)

    def check(self, target: Locator, *, on: bool) -> None:
        """Tap the control if it is not yet as wanted."""
        if target.is_checked() != on:
            target.tap()
            if target.is_checked() != on:
                raise AssertionError(f"{target} was tapped, and is not {'checked' if on else 'unchecked'}")

    def press(self, page: Page, key: str) -> None:
        """Press a key of the keys on the screen."""
        page.keyboard.press(key)

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field."""
        target.set_input_files(list(paths))

    def rest(self, page: Page) -> None:
        """A finger leaves nothing behind."""

    def told(self) -> list[Note]:
        """Nothing, as with a pointer."""
        return []
