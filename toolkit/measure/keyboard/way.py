"""
The way of the focus to one control: Tab, or arrows where the control is part of a larger one, until it is there.

Nobody knows beforehand where the focus is: a press, a look, the next press. Tabs come in rows, where the page itself
can look between two of them. A control that is drawn anew on the way is looked for anew. The way ends after a full
cycle, pressed one by one, at a trap, or after so many presses, in one direction and back in the other, that nobody
would make them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.measure.keyboard import row
from toolkit.measure.keyboard.asking import ask, ask_page
from toolkit.measure.keyboard.faults import NotReached, TooFar, Trapped
from toolkit.measure.keyboard.naming import called
from toolkit.measure.keyboard.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ElementHandle, Frame, Page

    from toolkit.measure.keyboard.presses import Presses

FAR = 250  # presses in one direction; then the other one is tried, as a list that loads on has no end
MOST = 600  # presses; nobody makes more
STILL = 9  # presses that change nothing before it is a trap: a date field takes four, a player of films six
ARROWS = 120  # presses of arrows within one composite control
CYCLE = 2  # so often the focus leaves the page before all of it was passed
BACK = {"Tab": "Shift+Tab", "Shift+Tab": "Tab"}
OPPOSITE = {"ArrowUp": "ArrowDown", "ArrowDown": "ArrowUp", "ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}


def first_wish(page: Page, *, operated: bool) -> dict[str, Any]:  # Any: JSON to the page
    """What is asked before the first press; `operated` where a key is to do something once the focus has come."""
    return {"operated": operated, "fresh": True, "round": False, "row": FAR if row.possible(page) else 0}


class Way:
    """
    One walk to one control.

    Args:
        page: Where the keys are pressed.
        control: The aim.
        presses: Where they are written down.
        wish: What is asked before the first press.
        again: Finds the control that stands in its place once it is gone.

    Attributes:
        control: The aim, as it is now.
    """

    def __init__(
        self,
        page: Page,
        control: ElementHandle,
        presses: Presses,
        wish: dict[str, Any],  # Any: JSON to the page
        again: Callable[[], ElementHandle],
    ) -> None:
        self._first = wish
        self._page = page
        self.control = control
        self._again = again
        self._presses = presses
        self._key = "Tab"
        self._chosen = False
        self._turned = False
        self._left = 0
        self._still = 0
        self._arrow = ""
        self._arrows = 0
        self._turns = 0
        self._escaped = False
        self._in_rows = wish["row"] > 0
        self.first_stop: dict[str, Any] | None = None  # Any: JSON from the page

    def go(self, answer: dict[str, Any] | None = None) -> Sight:  # Any: as above
        """
        Bring the focus there.

        Args:
            answer: To the first wish, where it was asked already.

        Returns:
            What is seen on arrival.

        Raises:
            NotReached: It never came there, once around.
            TooFar: It has not come there, and nobody would go on.
            Trapped: It cannot leave where it is.
        """
        seen = self._sight(answer, self._first) if answer else self.look(wish=self._first)
        start = seen.nowhere and not seen.row
        while not seen.on:
            if self._left >= CYCLE:
                raise NotReached(self._missed("once around all there is"))
            if len(self._presses) >= MOST:
                raise TooFar(self._missed("and nobody makes so many"))
            seen = self._next(seen)
            if start:
                self.first_stop, start = ask_page(self._page, "skip"), False
            if seen.gone:
                self.control = self._again()
                seen = self.look(wish=self._wish(tab=False))
            elif self._still >= STILL:
                seen = self._out()
            elif len(self._presses) >= FAR and not (self._turned or self._left or seen.on):
                seen = self._turn()
        return seen

    def look(self, question: str = "arrived", *, wish: dict[str, Any] | None = None) -> Sight:  # Any: as above
        """Where the focus is now, and a frame later where it has come to the control; `settled` asks later anyway."""
        wish = wish or self._wish()
        return self._sight(ask(self.control, question, wish), wish, question)

    def _wish(self, *, tab: bool = True) -> dict[str, Any]:  # Any: as above
        most = (MOST if self._turned else FAR) - len(self._presses) if self._in_rows and not self._left else 0
        return self._first | {"fresh": False, "round": tab, "row": max(0, most)}

    def _sight(self, answer: dict[str, Any], wish: dict[str, Any], question: str = "arrived") -> Sight:  # Any: as above
        if answer["foreign"]:
            own = answer
            answer = ask_page(self._page, f"{question}_page", self._outer(), wish)
            answer |= {name: own[name] for name in ("on", "gone", "taken", "arrows", "come") if name in own}
        if answer["opaque"] and (frame := self._focused_frame()):
            answer["moved"] |= ask_page(frame, "look_page", None)["moved"]
        return Sight.of(answer)

    def _outer(self) -> ElementHandle:
        """The frame of the page itself that the control is somewhere in."""
        frame = self.control.owner_frame() or self._page.main_frame
        while frame.parent_frame and frame.parent_frame != self._page.main_frame:
            frame = frame.parent_frame
        return frame.frame_element()

    def _focused_frame(self) -> Frame | None:
        frames = [frame for frame in self._page.frames[1:] if not frame.is_detached()]
        return next((frame for frame in reversed(frames) if frame.evaluate("() => document.hasFocus()")), None)

    def _next(self, seen: Sight) -> Sight:
        for key in self._arrow_keys(seen):
            found = self._press(key, tab=False)
            if found.moved:
                return found
            seen = found
        if not self._chosen and seen.inside and not seen.nowhere:
            self._chosen, self._key = True, "Shift+Tab" if seen.back else "Tab"
        found = self._row(seen.row) if seen.row else self._press(self._key)
        self._count(found)
        return self._out_of_round() if found.round else found

    def _row(self, most: int) -> Sight:
        wish = self._wish() | {"rowed": True}
        answer = self._presses.press_row(self._page, self._key, most, self.control, "arrived", wish)
        found = self._sight(answer, wish)
        self.first_stop = self.first_stop or found.stop
        self._in_rows &= found.in_rows
        return found

    def _arrow_keys(self, seen: Sight) -> list[str]:
        """Arrows, as long as they lead somewhere: not for ever, and not to and fro."""
        if self._arrows >= ARROWS or self._turns > CYCLE:
            return []
        if seen.arrows:
            self._turns += OPPOSITE[seen.arrows[0]] == self._arrow
            self._arrow = seen.arrows[0]
            self._arrows += 1
        return seen.arrows

    def _press(self, key: str, *, tab: bool = True) -> Sight:
        self._presses.press(self._page, key)
        return self.look(wish=self._wish(tab=tab))

    def _count(self, seen: Sight) -> None:
        if not seen.inside:
            self._left += 1
        self._still = self._still + 1 if seen.inside and (seen.taken or not seen.moved) else 0

    def _out(self) -> Sight:
        """Out of where nine presses changed nothing: the other way, by Escape, as the control itself says."""
        self.look("settled")
        stuck = ask_page(self._page, "here")
        if self._leaves(BACK[self._key]):
            return self._turn()
        for keys in (["Escape"], ["Tab"], *([way, "Tab"] for way in ask_page(self._page, "ways"))):
            if self._leaves(*keys):
                self._still = 0
                return self.look()
        raise Trapped(
            f"the keyboard is trapped in {called(stuck)}: {len(self._presses)} presses, and neither Tab nor Shift+Tab "
            "nor Escape leads out",
            stuck,
        )

    def _turn(self) -> Sight:
        """The other way from here on: over what was passed before, which is no round."""
        self._key, self._chosen, self._turned, self._still = BACK[self._key], True, True, 0
        return self.look(wish=self._wish() | {"fresh": True})

    def _leaves(self, *keys: str) -> bool:
        for key in keys:
            self._presses.press(self._page, key)
        seen = self.look("settled")
        return seen.moved or not seen.inside

    def _out_of_round(self) -> Sight:
        """Out of a round that never leaves the page: by Escape, once; from here on press by press."""
        if self._escaped or not _knows_its_end(self._page):
            if ask_page(self._page, "closable") or not _knows_its_end(self._page):
                raise NotReached(self._missed("once around all there is"))
            here = ask_page(self._page, "here")
            raise Trapped(
                f"the keyboard is trapped around {called(here)}: {len(self._presses)} presses, Tab goes round and "
                "round, and Escape does not lead out",
                here,
            )
        self._escaped, self._in_rows = True, False
        self._presses.press(self._page, "Escape")
        self.look("settled")
        return self.look(wish=self._wish() | {"fresh": True})

    def _missed(self, why: str) -> str:
        control = called(ask(self.control, "describe"))
        return f"the keyboard does not come to {control}: {len(self._presses)} presses, {why}"


def _knows_its_end(page: Page) -> bool:
    """Whether the focus visibly leaves the page after its last control: in other browsers a round proves nothing."""
    browser = page.context.browser
    return browser is None or browser.browser_type.name == "chromium"
