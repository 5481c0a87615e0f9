"""
Working the control that has the focus: Enter or Space, whichever does anything.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from toolkit.measure.keyboard.asking import ask_for
from toolkit.measure.keyboard.faults import NotOperable

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Request

    from toolkit.measure.keyboard.aim import Aim

PATIENCE_MS = 1_000  # what a key does shows within a second, or nobody takes it for the key's doing
PROMPT_S = 0.5  # what a key asks the server for it asks at once, and what is asked again later is asked without a key
SWITCHED = ("checkbox", "radio", "switch")  # by Space; all else by Enter first


def operate(aim: Aim) -> str:
    """
    Activate the control that has the focus.

    Returns:
        The key that did something; empty where arriving is all that a pointer would have done, too.

    Raises:
        NotOperable: Neither key did anything.
    """
    if aim.about["typed"]:
        return ""
    keys = ("Space", "Enter") if aim.about["role"] in SWITCHED else ("Enter", "Space")
    for key in keys:
        if pressed(aim, key):
            return key
        aim = aim._replace(itself=None)
    raise NotOperable(f"{aim} takes the focus, but neither Enter nor Space does anything")


def pressed(aim: Aim, key: str) -> str:
    """Press a key on what has the focus; the event or change that followed, empty for nothing."""
    from playwright.sync_api import Error

    asked: list[tuple[float, str]] = []

    def note(request: Request) -> None:
        asked.append((time.perf_counter(), request.url.partition("?")[0]))

    aim.page.on("request", note)
    try:
        itself = aim.ask("watch") if aim.itself is None else aim.itself
        holder = None if itself else ask_for(aim.control, "holder")
        began = time.perf_counter()
        aim.presses.press_on(holder or aim.control, key)
        return str(aim.ask("heard", PATIENCE_MS)) or ("request" if _asks(asked, began + PROMPT_S) else "")
    except Error:
        if aim.page.is_closed() or _left(aim.control):
            return "navigation"
        raise
    finally:
        aim.page.remove_listener("request", note)


def _asks(asked: list[tuple[float, str]], prompt: float) -> bool:
    """Whether anything was asked for at once, and not again later."""
    later = {address for at, address in asked if at > prompt}
    return any(at <= prompt and address not in later for at, address in asked)


def _left(control: ElementHandle) -> bool:
    """Whether the document that the control was in has gone."""
    from playwright.sync_api import Error

    try:
        return not control.evaluate("(element) => element.isConnected")
    except Error:
        return True
