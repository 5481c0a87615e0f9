"""
A hand that trembles: a control is activated twice, a key pressed twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Twice:
    """
    Another hand, which activates a control or presses a key twice within a tenth of a second when it is armed.

    Args:
        hand: What it does otherwise.

    Attributes:
        armed: Whether the next act is done twice.
        done: Whether one was.
    """

    def __init__(self, hand: Any) -> None:  # Any: any hand
        self.armed = False
        self.done = False
        self._hand = hand

    def __getattr__(self, name: str) -> Any:  # Any: the hand's own
        return getattr(self._hand, name)

    def click(self, target: Locator) -> None:
        """Activate a control."""
        if self._trembles():
            target.dblclick()
        else:
            self._hand.click(target)

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""
        if self._trembles():
            self._hand.press(page, key)
        self._hand.press(page, key)

    def _trembles(self) -> bool:
        armed, self.armed = self.armed, False
        self.done = self.done or armed
        return armed
