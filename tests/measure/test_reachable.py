"""The sentence that a tired person reads when somebody who uses a screen reader is stopped."""

from __future__ import annotations

import pytest

from toolkit.measure.ax_tree import Node
from toolkit.measure.reachable import CLICKED, TICKED, NoName, NotInTree, Unavailable, WrongRole, reachable


def node(role="button", name="Save", *, why="", native="submit", tag="<button>", **states):
    """A node, a named button by default."""
    return Node(("t", 1), None, "1", role, name, why, states, tag, native)


def test_the_first_that_fits_is_meant():
    """
    The words of a label lead to its control.
    """
    words, control = node("LabelText", "", native=""), node("checkbox", "Public", native="checkbox")

    assert reachable([words, control], TICKED, "be ticked") is control


@pytest.mark.parametrize(
    ("meant", "kind", "said"),
    [
        ([node(name="")], NoName, "a screen reader says “button” and no name: <button>"),
        ([node(disabled=True)], Unavailable, "a screen reader says that “Save” is unavailable: <button>"),
        (
            [node("generic", "", native="", tag="<div>")],
            WrongRole,
            "a screen reader is not told that this can be clicked: it is plain text, <div>",
        ),
        (
            [node("heading", "Save", native="", tag="<h2>")],
            WrongRole,
            "a screen reader is not told that this can be clicked: it is a heading, <h2>",
        ),
        (
            [node("", why="ariaHiddenSubtree")],
            NotInTree,
            "a screen reader does not find it: aria-hidden hides it from assistive technology, with all that is around "
            "it, <button>",
        ),
        (
            [node("", why="somethingNew")],
            NotInTree,
            "a screen reader does not find it: the browser leaves it out (somethingNew), <button>",
        ),
        # The words can be read, and the control that they stand for cannot.
        (
            [node("LabelText", "", native="", tag="<label>"), node("", why="notRendered", tag="<input>")],
            NotInTree,
            "a screen reader does not find it: it is not displayed, <input>",
        ),
    ],
)
def test_why_it_cannot_be_clicked(meant, kind, said):
    """
    One sentence, with the element it is about.
    """
    with pytest.raises(kind) as caught:
        reachable(meant, CLICKED, "be clicked")

    assert str(caught.value) == said
