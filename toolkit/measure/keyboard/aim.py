"""
The control of one act, and the presses that it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.measure.keyboard.asking import ask
from toolkit.measure.keyboard.naming import called

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page

    from toolkit.measure.keyboard.presses import Presses


class Aim(NamedTuple):
    """
    What an act is about.

    Attributes:
        page: Where keys are pressed.
        control: What is to have the focus.
        presses: The keys so far.
        about: The control's role, name and selector, and the address.
        itself: Whether it has the focus itself, once it is listened to what a key does there.
    """

    page: Page
    control: ElementHandle
    presses: Presses
    about: dict[str, Any]  # Any: JSON from the page
    itself: bool | None = None

    def __str__(self) -> str:
        """The control's name, as people say it."""
        return called(self.about)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        self.presses.press(self.page, key)

    def ask(self, question: str, *given: Any) -> Any:  # Any: JSON both ways
        """What the page answers about the control."""
        return ask(self.control, question, *given)
