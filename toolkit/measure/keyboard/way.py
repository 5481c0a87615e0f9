"""
The way of the focus to one control: Tab, or arrows where the control is part of a larger one, until it is there.

Nobody knows beforehand where the focus is: a press, a look, the next press. The way ends after a full cycle, at a trap,
or after so many presses that nobody would make them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.measure.keyboard.asking import ask, ask_page
from toolkit.measure.keyboard.faults import NotReached, Trapped
from toolkit.measure.keyboard.naming import called

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Frame, Page

    from toolkit.measure.keyboard.presses import Presses

MOST = 400  # presses; nobody makes more
STILL = 9  # presses that change nothing before it is a trap: a date field takes four, a player of films six
ARROWS = 120  # presses of arrows within one composite control
CYCLE = 2  # so often the focus leaves the page before all of it was passed
BACK = {"Tab": "Shift+Tab", "Shift+Tab": "Tab"}
OPPOSITE = {"ArrowUp": "ArrowDown", "ArrowDown": "ArrowUp", "ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """
    Where the focus is, as far as it matters for getting to the control.

    Attributes:
        on: On the control.
        gone: The control is no longer in the page.
        inside: In the page; else in what is around it.
        nowhere: On nothing in particular.
        opaque: In a frame of another site.
        moved: Elsewhere than at the last look.
        taken: It was on the control, and was taken away again.
        again: Where a mark was set.
        back: Behind the control.
        arrows: The arrows that lead from here to the control, the likelier first.
    """

    on: bool
    gone: bool
    inside: bool
    nowhere: bool
    opaque: bool
    moved: bool
    taken: bool
    again: bool
    back: bool
    arrows: list[str]


class Way:
    """
    One walk to one control.

    Args:
        page: Where the keys are pressed.
        control: The aim.
        presses: Where they are written down.
    """

    def __init__(self, page: Page, control: ElementHandle, presses: Presses) -> None:
        self._page = page
        self._control = control
        self._presses = presses
        self._owner = control.owner_frame() or page.main_frame
        self._key = "Tab"
        self._chosen = False
        self._left = 0
        self._still = 0
        self._arrow = ""
        self._arrows = 0
        self._turns = 0
        self._loop = _Loop(self)
        self.first_stop: dict[str, Any] | None = None  # Any: JSON from the page

    def go(self) -> None:
        """
        Bring the focus there.

        Raises:
            NotReached: It never came there.
            Trapped: It cannot leave where it is.
        """
        seen = self.look()
        start = seen.nowhere
        while not seen.on:
            if self._left >= CYCLE or len(self._presses) >= MOST:
                raise NotReached(self._missed())
            seen = self._next(seen)
            if start:
                self.first_stop, start = ask_page(self._page, "skip"), False
            if self._still >= STILL:
                seen = self._out()

    def look(self, question: str = "arrived") -> Sight:
        """Where the focus is now, and a frame later where it has come to the control; `settled` asks later anyway."""
        answer = ask(self._control, question)
        if answer["foreign"]:
            own = answer
            answer = ask_page(self._page, f"{question}_page", self._outer())
            answer |= {name: own[name] for name in ("on", "gone", "taken", "arrows")}
        if answer["opaque"] and (frame := self._focused_frame()):
            answer["moved"] |= ask_page(frame, "look_page", None)["moved"]
        return Sight(**{name: answer[name] for name in Sight.__slots__})

    def _outer(self) -> ElementHandle:
        """The frame of the page itself that the control is somewhere in."""
        frame = self._owner
        while frame.parent_frame and frame.parent_frame != self._page.main_frame:
            frame = frame.parent_frame
        return frame.frame_element()

    def _focused_frame(self) -> Frame | None:
        frames = [frame for frame in self._page.frames[1:] if not frame.is_detached()]
        return next((frame for frame in reversed(frames) if frame.evaluate("() => document.hasFocus()")), None)

    def _next(self, seen: Sight) -> Sight:
        for key in self._arrow_keys(seen):
            found = self._press(key)
            if found.moved:
                return found
            seen = found
        if not self._chosen and seen.inside and not seen.nowhere:
            self._chosen, self._key = True, "Shift+Tab" if seen.back else "Tab"
        found = self._press(self._key)
        self._count(found)
        return self._out_of_loop() if self._loop.closed(found) else found

    def _arrow_keys(self, seen: Sight) -> list[str]:
        """Arrows, as long as they lead somewhere: not for ever, and not to and fro."""
        if self._arrows >= ARROWS or self._turns > CYCLE:
            return []
        if seen.arrows:
            self._turns += OPPOSITE[seen.arrows[0]] == self._arrow
            self._arrow = seen.arrows[0]
            self._arrows += 1
        return seen.arrows

    def _press(self, key: str) -> Sight:
        self._presses.press(self._page, key)
        return self.look()

    def _count(self, seen: Sight) -> None:
        if not seen.inside:
            self._left += 1
        self._still = self._still + 1 if seen.inside and (seen.taken or not seen.moved) else 0

    def _out(self) -> Sight:
        """Out of where nine presses changed nothing: the other way, by Escape, as the control itself says."""
        self.look("settled")
        stuck = ask_page(self._page, "here")
        if self._leaves(BACK[self._key]):
            self._key, self._chosen, self._still = BACK[self._key], True, 0
            return self.look()
        for keys in (["Escape"], ["Tab"], *([way, "Tab"] for way in ask_page(self._page, "ways"))):
            if self._leaves(*keys):
                self._still = 0
                return self.look()
        raise Trapped(
            f"the keyboard is trapped in {called(stuck)}: {len(self._presses)} presses, and neither Tab nor Shift+Tab "
            "nor Escape leads out",
            stuck,
        )

    def _leaves(self, *keys: str) -> bool:
        for key in keys:
            self._presses.press(self._page, key)
        seen = self.look("settled")
        return seen.moved or not seen.inside

    def _out_of_loop(self) -> Sight:
        """Out of a round that never leaves the page: by Escape, once."""
        if self._loop.tried or not _knows_its_end(self._page):
            if ask_page(self._page, "closable") or not _knows_its_end(self._page):
                raise NotReached(self._missed())
            here = ask_page(self._page, "here")
            raise Trapped(
                f"the keyboard is trapped around {called(here)}: {len(self._presses)} presses, Tab goes round and "
                "round, and Escape does not lead out",
                here,
            )
        self._loop.tried = True
        self._presses.press(self._page, "Escape")
        self._loop.begin()
        return self.look("settled")

    def _missed(self) -> str:
        control = called(ask(self._control, "describe"))
        return f"the keyboard does not come to {control}: {len(self._presses)} presses, once around all there is"


class _Loop:
    """
    Whether the focus goes round without ever leaving the page, as in a dialog that keeps it.

    One place is remembered, and another one the longer the way gets: whoever comes back to it has gone round.
    """

    def __init__(self, way: Way) -> None:
        self._way = way
        self.tried = False
        self.begin()

    def begin(self) -> None:
        """Start anew."""
        self._steps, self._limit, self._marked = 0, 1, False

    def closed(self, seen: Sight) -> bool:
        """Whether this look closes a round."""
        if not seen.inside:
            self.begin()
            return False
        if not seen.moved:
            return False
        if self._marked and seen.again and self._steps > 0:
            return True
        self._steps += 1
        if self._steps >= self._limit:
            self._marked, self._steps, self._limit = True, 0, self._limit * 2
            ask_page(self._way._page, "mark")
        return False


def _knows_its_end(page: Page) -> bool:
    """Whether the focus visibly leaves the page after its last control: in other browsers a round proves nothing."""
    browser = page.context.browser
    return browser is None or browser.browser_type.name == "chromium"
