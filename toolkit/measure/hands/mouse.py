"""
A pointer for controls, the keyboard for text.

Why:
    What most people use at a desk, and what most pages were made with.
How:
    Playwright's pointer clicks in the middle of a control, after the usual checks that it can be clicked.
Limits:
    Text is filled in at once; no person types so fast.
Source:
    Playwright, actionability checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from toolkit.measure.hands._hand import Note


class Hand:
    """Points and clicks."""

    def attach(self, context: BrowserContext) -> None:
        """A pointer needs nothing there."""

    def click(self, target: Locator) -> None:
        """Click in the middle of the control."""
        target.click()

    def reveal(self, target: Locator) -> None:
        """Rest the pointer on it."""
        target.hover()

    def fill(self, target: Locator, text: str) -> None:
        """Fill the field at once."""
        target.fill(text)

    def choose(self, target: Locator, option: str) -> None:
        """Choose the option of a list that has this label."""
        target.select_option(label=option)

    def check(self, target: Locator, *, on: bool) -> None:
        """Click the control if it is not yet as wanted."""
        target.set_checked(on)

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""
        page.keyboard.press(key)

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field."""
        target.set_input_files(list(paths))

    def rest(self, page: Page) -> None:
        """A pointer leaves nothing behind."""

    def told(self) -> list[Note]:
        """Nothing: what a pointer meets with, the page's own instruments see."""
        return []
