"""
A hand that trembles: a control is activated twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class Twice:
    """
    Another hand, which activates a control twice within a tenth of a second when it is armed.

    Args:
        hand: What it does otherwise.
    """

    def __init__(self, hand: Any) -> None:  # Any: any hand
        self.armed = False
        self._hand = hand

    def __getattr__(self, name: str) -> Any:  # Any: the hand's own
        return getattr(self._hand, name)

    def click(self, target: Locator) -> None:
        """Activate a control."""
        if self.armed:
            self.armed = False
            target.dblclick()
        else:
            self._hand.click(target)
