"""
Choosing from a native list by keyboard, once it has the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.keyboard.faults import NotOperable

if TYPE_CHECKING:
    from toolkit.measure.keyboard.aim import Aim

PATIENCE_MS = 2_000  # for an option to be there


def choose(aim: Aim, option: str) -> str:
    """
    Choose an option by its label: the list opened, gone through by arrows, the option taken with Enter.

    Returns:
        The key that took it.

    Raises:
        AssertionError: There is no such option.
        NotOperable: The list has the focus, and the option is not chosen.
    """
    far = aim.ask("far", option, PATIENCE_MS)
    if far is None:
        raise AssertionError(f"{aim} has no option {option!r}")
    dropped = aim.ask("dropped")
    if dropped:
        aim.press("Alt+ArrowDown")
    for _ in range(abs(far)):
        aim.press("ArrowDown" if far > 0 else "ArrowUp")
    if dropped:
        aim.press("Enter")
    if _is_off(aim, option):
        raise NotOperable(f"{aim} takes the focus, but {option!r} cannot be chosen by keys")
    return "Enter" if dropped else "ArrowDown"


def _is_off(aim: Aim, option: str) -> bool:
    """Whether the option is not chosen; a list that led to another page has done what it was to do."""
    from playwright.sync_api import Error

    try:
        return bool(aim.ask("far", option, PATIENCE_MS))
    except Error:
        return False
