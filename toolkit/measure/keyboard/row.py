"""
Presses in a row: sent one after the other without waiting for each, as the page gets them one after the other anyway.

Asking after each press where the focus is takes longer than the press. The page's script asks itself between two of
them, and keeps from the page what comes when there is something to decide: see `keyboard_row.js`. It tells so at once,
no more are sent, and where the row has led is asked when all of it has come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from toolkit.measure.keyboard.asking import OF_CONTROL, install

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, ElementHandle, Page

# Presses at once: few while the control may be the next stop, and never so many that one waits long for the others.
FIRST_UNDER_WAY, UNDER_WAY = 2, 8
HEARD_BY = 8  # presses, of which the page's script has heard one at least; else somebody takes them away
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


def press(page: Page, key: str, most: int, control: ElementHandle, *question: Any) -> Any:  # Any: JSON both ways
    """
    Press Tab or Shift+Tab until the page's script has something to tell; every key goes down and up by itself.

    Args:
        page: Where.
        key: Which of the two; Shift is held meanwhile.
        most: How often at most.
        control: What is asked about.
        question: Its name, and what it is given.

    Returns:
        What the page answers about the control, with `made`: how many of the presses came to it.
    """
    if page not in _sessions:
        _sessions[page] = page.context.new_cdp_session(page)
    return _sessions[page]._sync(_streamed(_sessions[page], key, most, control, question))


async def _streamed(
    session: CDPSession,
    key: str,
    most: int,
    control: ElementHandle,
    question: tuple[Any, ...],  # Any: as above
) -> Any:
    """In Playwright's own loop, which need not wait for each: what it shows to the outside does."""
    send, evaluate = session._impl_obj.send, control._impl_obj.evaluate

    async def ask(name: str, *given: Any) -> Any:  # Any: as above
        answer = await evaluate(OF_CONTROL, [name, list(given)])
        if answer == "~install":  # the document was written anew under our hands
            await evaluate(install(), None)
            answer = await evaluate(OF_CONTROL, [name, list(given)])
        return answer

    passing = asyncio.ensure_future(ask("passing"))
    stream = Stream(
        send=lambda event: send("Input.dispatchKeyEvent", event, None),
        heard=lambda: ask("counted"),
        passing=passing,
    )
    try:
        await stream.press(key, most)
        if not passing.done():
            await ask("over")
        await passing
    finally:  # a page that goes fails the keys and the question, and is told once
        if not passing.done():
            passing.cancel()
        elif not passing.cancelled():
            passing.exception()
    told = await ask(*question)
    return told | {"made": stream.count - told["kept"]}


class Stream:
    """
    Presses that are sent until there is something to decide.

    Args:
        send: Sends one event, and waits until it has come.
        heard: Asks how many presses the page's script has heard.
        passing: Is done when no more are to come.

    Attributes:
        count: How many presses were sent.
    """

    def __init__(
        self,
        *,
        send: Callable[[dict[str, Any]], Coroutine[Any, Any, Any]],  # Any: JSON both ways
        heard: Callable[[], Coroutine[Any, Any, int]],
        passing: asyncio.Future[Any],
    ) -> None:
        self._send = send
        self._heard = heard
        self._passing = passing
        self._up: list[asyncio.Future[Any]] = []
        self.count = 0

    async def press(self, key: str, most: int) -> None:
        """
        Press a key until no more are to come, or nobody hears it, and wait until the page has had all of it.

        Raises:
            playwright.sync_api.Error: The page has gone.
        """
        shift = {"modifiers": SHIFT} if key == "Shift+Tab" else {}
        down, up = {"type": "rawKeyDown", **TAB, **shift}, {"type": "keyUp", **TAB, **shift}
        if shift:
            await self._send({"type": "rawKeyDown", **HELD, **shift})
        try:
            while self.count < most and not self._passing.done():
                self._up.append(asyncio.gather(self._send(down), self._send(up)))
                self.count += 1
                may_be = min(UNDER_WAY, FIRST_UNDER_WAY + self.count // 2)
                if self.count >= may_be:
                    await self._up[self.count - may_be]
                if self.count == HEARD_BY and not self._passing.done() and not await self._heard():
                    break
        finally:
            await asyncio.gather(*self._up, return_exceptions=True)
        await asyncio.gather(*self._up)
        if shift:
            await self._send({"type": "keyUp", **HELD})
