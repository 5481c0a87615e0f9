"""
What every hand is: it carries out a member's acts in one modality, and says what it met with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from toolkit import registry

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page


class Note(NamedTuple):
    """One number that a hand met with; it becomes an observation of the step that is under way."""

    name: str
    value: float
    unit: str
    document: str = ""
    detail: str | None = None


class Hand(Protocol):
    """The acts of a member, carried out one way or another."""

    def attach(self, context: BrowserContext) -> None:
        """Put into each document of a new context what the hand needs there, before anything else is."""

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

    def rest(self, page: Page) -> None:
        """The step is over, and so is its time; the page is as the member left it."""

    def told(self) -> list[Note]:
        """What was met with since the last call."""


def load(name: str) -> Hand:
    """A new hand of a modality, such as `mouse`."""
    return cast("Hand", registry.scan("toolkit.measure.hands")[name].Hand())
