"""
The keyboard alone: Tab until the control has the focus, then Enter or Space.

Why:
    Whoever cannot use a pointer gets to every control this way, or does not get there at all.
How:
    The control of an act is the one that the journey names, or the link, button or label around it, or the only
    control in it. Tab or Shift+Tab, whichever leads towards it, is pressed until it has the focus; arrows within
    menus, lists, tabs, trees, grids, toolbars and groups of radio buttons. Then Enter, or Space, or the text. After
    each press it is read where the focus is; in Chromium, and in pages without frames, Tabs come in a row, and it is
    our script in the page that reads between two of them and keeps from the page what comes after the control is
    reached. What is not found so is looked for press by press; what is not found in 250 presses, the other way, too.
    On arrival it is noted how many computed properties of the control and of what surrounds it have changed, and how
    many of nine points of it are covered.
Limits:
    The text itself is inserted at once, and colours are set by script. A file field that is not shown gets its files
    by script, too. A page that takes the focus back later than a frame after may be outrun. In other browsers than
    Chromium a round within a dialog is not told from a round of the page.
Source:
    WCAG 2.2, 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11; ARIA Authoring Practices Guide, keyboard interface.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from toolkit.measure.hands._hand import Note
from toolkit.measure.keyboard.aim import Aim
from toolkit.measure.keyboard.asking import ask, ask_for, ask_page, install
from toolkit.measure.keyboard.faults import KeyboardError, NotOperable, NotReached, TooFar, Trapped
from toolkit.measure.keyboard.fields import fill
from toolkit.measure.keyboard.lists import choose
from toolkit.measure.keyboard.naming import called, detail_of
from toolkit.measure.keyboard.operating import operate, pressed
from toolkit.measure.keyboard.presses import Presses
from toolkit.measure.keyboard.way import Way, first_wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, ElementHandle, Locator, Page

CHOOSER_PATIENCE_MS = 2_000
REDRAWN = 5  # so often a control may be drawn anew while one looks at it
FAULTS = {
    NotReached: "keyboard_unreached",
    TooFar: "keyboard_far",
    Trapped: "keyboard_trapped",
    NotOperable: "keyboard_inoperable",
}


class Hand:
    """Tab, arrows, Enter and Space."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._number = 0
        self._revealed = ""

    def attach(self, context: BrowserContext) -> None:
        """Its scripts look at keys before the page does."""
        context.add_init_script(f"({install()})();")

    # --------------------------------------------------------------------------------------------------- acts

    def click(self, target: Locator) -> None:
        """Enter or Space on the control."""
        self._act("click", target, operate)

    def reveal(self, target: Locator) -> None:
        """Bring the focus to it."""

        def stay(aim: Aim) -> str:
            self._revealed = str(aim)
            return ""

        self._act("reveal", target, stay)

    def fill(self, target: Locator, text: str) -> None:
        """Select what is there and type over it."""

        def type_over(aim: Aim) -> str:
            if not fill(aim, text):
                self._tell("keyboard_by_script", 1, aim.about)
            return ""

        self._act("fill", target, type_over, state="editable")

    def choose(self, target: Locator, option: str) -> None:
        """Open the list, go to the option, take it."""
        self._act("choose", target, lambda aim: choose(aim, option))

    def check(self, target: Locator, *, on: bool) -> None:
        """Space on the control if it is not yet as wanted; radio buttons are chosen by the arrows that lead there."""

        def switch(aim: Aim) -> str:
            for key in ("Space", "Enter"):
                if target.is_checked() == on:
                    return "ArrowDown"
                pressed(aim, key)
                if target.is_checked() == on:
                    return key
            raise NotOperable(f"{aim} takes the focus, but neither Space nor Enter switches it")

        if target.is_checked() != on:
            self._act("check", target, switch)

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""
        self._look_back(page)
        ask_page(page, "before", None)
        page.keyboard.press(key)
        self._tell("keyboard_presses", 1, {"act": "press", "keys": key})

    def upload(self, target: Locator, *paths: str) -> None:
        """Open the chooser of the file field and hand it the files."""

        def pick(aim: Aim) -> str:
            from playwright.sync_api import TimeoutError as Late

            for key in ("Enter", "Space"):
                with suppress(Late):
                    with aim.page.expect_file_chooser(timeout=CHOOSER_PATIENCE_MS) as chooser:
                        aim.ask("field")  # by its answer the browser expects the choice, too
                        aim.press(key)
                    chooser.value.set_files(list(paths))
                    return key
            raise NotOperable(f"{aim} takes the focus, but neither Enter nor Space opens a choice of files")

        field = target.element_handle()
        if field.is_visible():
            self._act("upload", target, pick)
        else:
            field.set_input_files(list(paths))
            self._tell("keyboard_by_script", 1, ask(field, "describe"))

    def rest(self, page: Page) -> None:
        """Where the last act has left the focus."""
        self._look_back(page)

    def told(self) -> list[Note]:
        """Presses, what was not reached or did nothing, and what became of the focus."""
        told, self._notes = self._notes, []
        return told

    # ------------------------------------------------------------------------------------------------- one act

    def _act(self, act: str, target: Locator, work: Callable[[Aim], str], *, state: str = "enabled") -> None:
        """The way to the control, what is to be seen there, and the work."""
        presses = Presses()
        about: dict[str, Any] = {}  # Any: JSON from the page
        try:
            wish = first_wish(target.page, operated=work is operate)
            aim, answer = self._begin(target, presses, wish, state)
            about = aim.about
            key = work(self._go(aim, wish, answer, lambda: self._control(target, target.element_handle())))
        except KeyboardError as fault:
            more = {"act": act, "keys": str(presses), "says": str(fault)}
            self._tell(FAULTS[type(fault)], len(presses), more | (fault.at or about))
            raise
        self._tell("keyboard_presses", len(presses), about | {"act": act, "keys": str(presses), "by": key})

    def _begin(
        self,
        target: Locator,
        presses: Presses,
        wish: dict[str, Any],  # Any: JSON to the page, and from it
        state: str,
    ) -> tuple[Aim, dict[str, Any] | None]:
        """What the act before has left behind; the control on which the focus has to come; where the focus is now."""
        from playwright.sync_api import Error

        page, shown = target.page, target.element_handle()
        begun = ask(shown, "begin", wish | {"state": state})
        if begun["found"] == "unready":
            try:
                self._wait_for(shown, state)
            except Error:
                if _attached(shown):
                    raise
            begun = ask(shown, "begin", wish)
        self._revealed = ""
        self._tell_left(begun["left"])
        if begun["foreign"]:
            self._look_back(page)
        if begun["found"] == "itself":
            return Aim(page, shown, presses, begun["rest"]), begun["seen"]
        control = self._control(target, shown)
        return Aim(page, control, presses, ask(control, "rest")), None

    def _control(self, target: Locator, shown: ElementHandle) -> ElementHandle:
        """On which the focus has to come; where all of it is just drawn anew, on what stands in its place."""
        for _ in range(REDRAWN):
            if (control := ask_for(shown, "resolve")) is not None:
                return control
            if _attached(shown):
                break
            shown = target.element_handle()
        about = ask(shown, "describe")
        raise NotReached(f"{called(about)} never takes the focus, nor does anything around it or in it", about)

    def _wait_for(self, handle: ElementHandle, state: str) -> None:
        """Until it can be seen and is ready; as long as the step's patience."""
        from playwright.sync_api import TimeoutError as Late

        try:
            handle.wait_for_element_state("visible")
        except Late as late:
            if not self._revealed:
                raise
            about = ask(handle, "describe") | {"act": "reveal", "keys": ""}
            says = f"{called(about)} does not show when {self._revealed} has the focus: it shows for a pointer only"
            raise NotReached(says, about) from late
        handle.wait_for_element_state("editable" if state == "editable" else "enabled")

    def _go(
        self,
        aim: Aim,
        wish: dict[str, Any],  # Any: as above
        answer: dict[str, Any] | None,
        again: Callable[[], ElementHandle],
    ) -> Aim:
        way = Way(aim.page, aim.control, aim.presses, wish, again)
        try:
            seen = way.go(answer)
        finally:
            if way.first_stop:
                self._tell("skip_link", float(way.first_stop["works"]), way.first_stop)
        come = seen.come or {}
        if aim.presses:
            self._tell_come(aim, come)
        return aim._replace(control=way.control, itself=come.get("itself"))

    def _tell_come(self, aim: Aim, come: dict[str, Any]) -> None:  # Any: as above
        """Whether it can be told that the control has the focus."""
        if come.get("change") is not None:
            self._tell("focus_change", come["change"], aim.about, unit="properties")
        if covered := come.get("covered"):
            by = {"by": called(covered["by"])} if covered["by"] else {}
            self._tell("focus_covered", covered["count"], aim.about | by, unit="points")

    def _look_back(self, page: Page) -> None:
        """What the act before has left behind, now that its result is there."""
        from playwright.sync_api import Error

        try:
            left = ask_page(page, "after")
        except Error:  # the page is just going
            return
        self._tell_left(left)

    def _tell_left(self, left: dict[str, Any] | None) -> None:  # Any: as above
        for name, fact in (("focus_lost", "lost"), ("dialog_behind", "behind")):
            if about := (left or {}).get(fact):
                self._tell(name, 1, about)

    def _tell(self, name: str, value: float, about: dict[str, Any], *, unit: str = "count") -> None:  # Any: as above
        self._number += 1
        self._notes.append(Note(name, float(value), unit, document=str(self._number), detail=detail_of(about)))


def _attached(handle: ElementHandle) -> bool:
    return bool(handle.evaluate("(element) => element.isConnected"))
