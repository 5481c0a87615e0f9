"""
Whether somebody who uses a screen reader can do a thing with what they mean; if not, why, in a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.reading import BUTTONS, FIELDS, MENUS

if TYPE_CHECKING:
    from toolkit.measure.ax_tree import Node

TICKED = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
LISTS = frozenset({"combobox", "listbox"})
FILLED = FIELDS - TICKED - {"listbox"}
CLICKED = BUTTONS | MENUS | FIELDS | {"link"}

PLAIN = frozenset({"generic", "StaticText", "paragraph", "LabelText"})
HIDDEN_BY = {
    "ariaHiddenElement": "aria-hidden hides it from assistive technology",
    "ariaHiddenSubtree": "aria-hidden hides it from assistive technology, with all that is around it",
    "notRendered": "it is not displayed",
    "notVisible": "it is not visible",
    "inertElement": "it is inert",
    "inertSubtree": "it is inert, with all that is around it",
    "activeModalDialog": "a dialog is open over it",
    "presentationalRole": "its role says that it is only decoration",
}


class Unreachable(AssertionError):
    """Who uses a screen reader cannot do this."""


class NotInTree(Unreachable):
    """It is there to see, and nothing is told of it."""


class NoName(Unreachable):
    """It is told what it is, and not what for."""


class WrongRole(Unreachable):
    """Nothing tells that this can be done with it."""


class Unavailable(Unreachable):
    """It is said to be unavailable."""


class Unmoved(Unreachable):
    """It was operated, and says what it said before."""


def reachable(meant: list[Node], roles: frozenset[str], done: str) -> Node:
    """
    The first of what somebody may mean that can be used so.

    Args:
        meant: The likeliest first.
        roles: That tell that it can be used so.
        done: What is to be done, as in “can be clicked”.

    Raises:
        Unreachable: There is none, it has no name, or it is said to be unavailable.
    """
    fits = next((node for node in meant if _fits(node, roles)), None)
    if fits is None:
        raise _lost(meant, done)
    if not fits.name:
        raise NoName(f"a screen reader says “{fits.role}” and no name: {fits.tag}")
    if fits.states.get("disabled"):
        raise Unavailable(f"a screen reader says that “{fits.name}” is unavailable: {fits.tag}")
    return fits


def _lost(meant: list[Node], done: str) -> Unreachable:
    told = [node for node in meant if node.role]
    hidden = [node for node in meant if node.native and node.why]
    if told and not hidden:
        what = "plain text" if told[0].role in PLAIN else f"a {told[0].role}"
        return WrongRole(f"a screen reader is not told that this can {done}: it is {what}, {told[0].tag}")
    lost = (hidden or meant)[0]
    why = HIDDEN_BY.get(lost.why, f"the browser leaves it out ({lost.why})")
    return NotInTree(f"a screen reader does not find it: {why}, {lost.tag}")


def _fits(node: Node, roles: frozenset[str]) -> bool:
    editor = node.role == "generic" and bool(node.states.get("editable"))
    return node.role in roles or (editor and "textbox" in roles)
