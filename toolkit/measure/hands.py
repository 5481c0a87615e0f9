"""
How a member's acts are carried out: one class an input modality.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Hand(Protocol):
    """The acts of a member, carried out one way or another."""

    def click(self, target: Locator) -> None:
        """Activate a control."""

    def reveal(self, target: Locator) -> None:
        """Bring up what shows only while this is pointed at or has the focus."""

    def fill(self, target: Locator, text: str) -> None:
        """Replace what a field holds."""

    def choose(self, target: Locator, option: str) -> None:
        """Choose an option by its label."""

    def check(self, target: Locator, *, on: bool) -> None:
        """Set a checkbox, a radio button or a switch."""

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field."""


class Mouse:
    """A pointer for controls, the keyboard for text."""

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


HANDS: dict[str, type[Hand]] = {"mouse": Mouse}
