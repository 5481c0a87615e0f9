"""
Presses in a row: sent one after the other without waiting for each, as the page gets them one after the other anyway.

Asking after each press where the focus is takes longer than the press. The page's script asks itself between two of
them, and keeps from the page what comes when there is something to decide: see `keyboard.js`. Where the row has led is
asked with it, and answered when its last key is up.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from toolkit.measure.keyboard.asking import OF_CONTROL

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, ElementHandle, Page

SHIFT = 8  # among the modifiers of the protocol
TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
HELD = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16}

_sessions: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def possible(page: Page) -> bool:
    """
    Whether a row can be pressed here.

    It is sent by Chromium's own protocol, and all of it has to come to the one document that looks at it.
    """
    browser = page.context.browser
    return browser is not None and browser.browser_type.name == "chromium" and len(page.frames) == 1


def press(page: Page, key: str, count: int, control: ElementHandle, *question: Any) -> Any:  # Any: JSON both ways
    """
    Press Tab or Shift+Tab so many times; every key goes down and up by itself, and Shift is held meanwhile.

    Args:
        page: Where.
        key: Which of the two.
        count: How often.
        control: What is asked about.
        question: Its name, and what it is given.

    Returns:
        What the page answers about the control after the last press.
    """
    if page not in _sessions:
        _sessions[page] = page.context.new_cdp_session(page)
    return _send(_sessions[page], list(events(key, count)), control, question)


def events(key: str, count: int) -> list[dict[str, Any]]:  # Any: parameters of the protocol
    """The events of a row, in their order."""
    back = key == "Shift+Tab"
    more = {"modifiers": SHIFT} if back else {}
    row = [{"type": kind, **TAB, **more} for _ in range(count) for kind in ("rawKeyDown", "keyUp")]
    return [{"type": "rawKeyDown", **HELD, **more}, *row, {"type": "keyUp", **HELD}] if back else row


def _send(
    session: CDPSession,
    row: list[dict[str, Any]],  # Any: as above
    control: ElementHandle,
    question: tuple[Any, ...],
) -> Any:
    """Playwright's own loop sends all of it, and then waits: what it shows to the outside waits for each."""

    async def sent() -> Any:  # Any: as above
        send, evaluate = session._impl_obj.send, control._impl_obj.evaluate
        keys = [send("Input.dispatchKeyEvent", event, None) for event in row]
        *_, answer = await asyncio.gather(*keys, evaluate(OF_CONTROL, [question[0], list(question[1:])]))
        return answer

    return session._sync(sent())
