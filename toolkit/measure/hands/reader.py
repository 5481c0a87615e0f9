"""
A screen reader's way: controls are found in the accessibility tree alone, and operated as assistive technology does.

Why:
    Who cannot see the page is told what is in its tree, and nothing else: a button that is only drawn is not there.
How:
    What a journey acts on must stand in the tree, with a role that fits the act and with a name; or else the control
    that it labels, the one it is a part of, the only one inside it. It is given the focus. What the browser has built
    is worked with Enter and Space, what a page has built itself with the tree's default action, which is a click. Text
    is put in where the focus is. Of each act the stops are counted that are passed on the way to it, in the order of
    reading, or by jumps from heading to heading and the like, whichever is less.
Limits:
    It is no screen reader. Nothing is spoken; NVDA, JAWS and VoiceOver have a cursor and habits of their own, which are
    not played. Stops are counts and never seconds. It reads Chromium's tree and no other: on another engine the
    journey is not applicable. A file field that is hidden is handed its files as it is, since the journey does not name
    the control that opens it. The option of a list is chosen at once.
Source:
    Core Accessibility API Mappings 1.2; Accessible Name and Description Computation 1.2; WCAG 2.2, 1.3.1 and 4.1.2.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from toolkit.measure.ax_tree import Node, Tree, focus, press
from toolkit.measure.hands._hand import Note
from toolkit.measure.reachable import CLICKED, FILLED, LISTS, TICKED, Unmoved, Unreachable, reachable
from toolkit.measure.reading import BUTTONS, FIELDS, Key, Order, passed

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

T = TypeVar("T")

PATIENCE_S = 5.0  # for what is there to see to be told; what is not there at all is waited for as by everybody
LOOK_MS = 50  # between two looks at the tree
# What a browser edits by parts, each with a role of its own: no text can be put in.
PARTS = frozenset({"date", "datetime-local", "month", "week", "time", "color", "range"})


class Hand:
    """Listens, and goes to what it has heard of."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._trees: WeakKeyDictionary[Page, Tree] = WeakKeyDictionary()
        self._at: Key | None = None
        self._focused: Key | None = None

    def attach(self, context: BrowserContext) -> None:
        """The tree is the browser's own."""

    def click(self, target: Locator) -> None:
        """Activate a control."""
        self._operate(self._go(target, CLICKED, "be clicked"), target.page)

    def reveal(self, target: Locator) -> None:
        """Give it the focus, or else open it: nothing can be pointed at."""
        node = self._go(target, CLICKED, "be opened")
        if node.states.get("focusable"):
            focus(node)
        else:
            press(node)

    def fill(self, target: Locator, text: str) -> None:
        """Replace what a field holds."""
        node = self._go(target, FILLED, "be written in")
        if node.native in PARTS:
            target.fill(text)
            return
        focus(node)
        keyboard = target.page.keyboard
        keyboard.press("ControlOrMeta+A")
        if text:
            keyboard.insert_text(text)
        else:
            keyboard.press("Delete")

    def choose(self, target: Locator, option: str) -> None:
        """Choose the option of a list that has this label."""
        focus(self._go(target, LISTS, "be chosen from"))
        target.select_option(label=option)

    def check(self, target: Locator, *, on: bool) -> None:
        """Operate the control if it is not yet as wanted, and hear that it is."""
        node = self._go(target, TICKED, "be ticked")
        if _ticked(node) == on:
            return
        self._operate(node, target.page)
        tree = self._tree(target.page)

        def hear() -> None:
            if _ticked(tree.again(node)) != on:
                raise Unmoved(f"it was {'' if on else 'un'}ticked, and a screen reader is not told so: {node.tag}")

        _until(target.page, hear)

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""
        page.keyboard.press(key)

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field; if it can be found, it must have a name."""
        if any(node.role for node in self._tree(target.page).meant(target)):
            focus(self._go(target, BUTTONS, "take files"))
        target.set_input_files(list(paths))

    def rest(self, page: Page) -> None:
        """It stays where it is."""

    def told(self) -> list[Note]:
        """The stops of each act since the last call."""
        notes, self._notes = self._notes, []
        return notes

    # ------------------------------------------------------------------------------------------- going there

    def _go(self, target: Locator, roles: frozenset[str], done: str) -> Node:
        """The control in the tree, once it can be used; the way to it is counted."""
        from playwright.sync_api import Error

        page = target.page
        tree = self._tree(page)
        node = _until(page, lambda: reachable(tree.meant(target), roles, done))
        with contextlib.suppress(Error):  # a page that is changing cannot be counted, and can be acted on
            self._count(tree.read(), node)
        return node

    def _tree(self, page: Page) -> Tree:
        if page not in self._trees:
            self._trees[page] = Tree(page)
        return self._trees[page]

    def _count(self, read: Order, node: Node) -> None:
        """From where the page has put the focus since, else from the last control, else from the top."""
        moved = read.focused if read.focused != self._focused else None
        stops = passed(read, start=moved or self._at, target=node.key)
        if stops is not None:
            self._notes.append(Note("stops", float(stops), "count", document=str(len(self._notes))))
        self._at = node.key
        self._focused = node.key if node.states.get("focusable") else read.focused

    def _operate(self, node: Node, page: Page) -> None:
        if node.states.get("focusable"):
            focus(node)
        if not node.native or node.role in FIELDS - TICKED:  # in a field, a key is text
            press(node)
        else:
            page.keyboard.press("Space" if node.role in TICKED else "Enter")


def _ticked(node: Node) -> bool:
    return str(node.states.get("checked")) == "true"


def _until(page: Page, look: Callable[[], T]) -> T:
    """What a look gives; it is repeated while the page changes under it or does not tell, and in the end it says so."""
    from playwright.sync_api import Error
    from playwright.sync_api import TimeoutError as Late

    end = time.perf_counter() + PATIENCE_S
    while True:
        try:
            return look()
        except (Unreachable, Error) as error:
            if isinstance(error, Late) or time.perf_counter() > end:
                raise
        page.wait_for_timeout(LOOK_MS)
