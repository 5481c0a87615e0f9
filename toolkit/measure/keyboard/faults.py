"""
How an act by keyboard fails: each tells what, where, and after how many presses.
"""

from __future__ import annotations


class KeyboardError(AssertionError):
    """What a pointer can do here, the keyboard cannot."""


class NotReached(KeyboardError):
    """The focus never came to the control."""


class Trapped(KeyboardError):
    """The focus came to a place that it cannot leave."""


class NotOperable(KeyboardError):
    """The control has the focus, and no key does anything."""
