"""
How an act by keyboard fails: each tells what, where, and after how many presses.
"""

from __future__ import annotations

from typing import Any


class KeyboardError(AssertionError):
    """
    What a pointer can do here, the keyboard cannot.

    Args:
        message: What, where, and after how many presses.
        at: The control that it is about, where that is not the one that the act names.
    """

    def __init__(self, message: str, at: dict[str, Any] | None = None) -> None:  # Any: JSON from the page
        super().__init__(message)
        self.at = at


class NotReached(KeyboardError):
    """The focus never came to the control."""


class TooFar(KeyboardError):
    """Nobody presses as often as it would take."""


class Trapped(KeyboardError):
    """The focus came to a place that it cannot leave."""


class NotOperable(KeyboardError):
    """The control has the focus, and no key does anything."""
