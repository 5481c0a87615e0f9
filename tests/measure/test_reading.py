"""How many stops are passed: counted by hand on a page of eight."""

from __future__ import annotations

import pytest

from toolkit.measure.reading import order, passed

TOP = "t"


def node(ident, role, name="", *children, **more):
    """A node as the protocol tells it, and what is inside."""
    return {"id": ident, "role": role, "name": name, "children": children, "more": more}


def flat(one):
    told = {
        "nodeId": str(one["id"]),
        "backendDOMNodeId": one["id"],
        "role": {"value": one["role"]},
        "name": {"value": one["name"]},
        "ignored": one["role"] == "none",
        "childIds": [str(child["id"]) for child in one["children"]],
        "properties": [{"name": name, "value": {"value": value}} for name, value in one["more"].items()],
    }
    return [told, *(inner for child in one["children"] for inner in flat(child))]


PAGE = node(
    1,
    "RootWebArea",
    "Feed",
    node(2, "banner", "", node(3, "link", "Home", node(4, "StaticText", "Home")), node(5, "link", "Help")),
    node(
        6,
        "main",
        "",
        node(7, "heading", "Feed", node(8, "StaticText", "Feed")),
        node(9, "none", "", node(10, "StaticText", "Newest first")),
        node(11, "textbox", "Message", node(12, "generic", "", node(13, "StaticText", "draft"))),
        node(14, "button", "Publish", node(15, "StaticText", "Publish")),
        node(16, "StaticText", "  "),
        node(17, "heading", "Ada", node(18, "link", "Ada", node(19, "StaticText", "Ada"))),
        node(20, "StaticText", "Hello"),
    ),
)
READ = order(trees={TOP: flat(PAGE)}, frames={}, top=TOP)


def test_a_stop_is_what_is_read_at_a_time():
    """
    Two links, a heading, a line, a field, a button, a link in a heading, a line; blanks and decoration are none.
    """
    assert READ.length == 8
    assert [READ.places[TOP, ident] for ident in (3, 5, 8, 10, 11, 14, 18, 20)] == list(range(8))


def test_what_is_inside_a_control_is_met_with_it():
    """
    Its words are no stop of their own; a container is met at the first thing inside.
    """
    assert READ.places[TOP, 15] == READ.places[TOP, 14] == 5
    assert READ.places[TOP, 13] == READ.places[TOP, 11] == 4
    assert READ.places[TOP, 6] == READ.places[TOP, 7] == 2


@pytest.mark.parametrize(
    ("start", "target", "stops"),
    [
        (None, 3, 1),  # the first thing there is
        (None, 11, 1),  # the only field
        (None, 10, 2),  # the first heading, and one on; one after the other it would be four
        (None, 20, 3),  # the second heading, and one on
        (11, 14, 1),  # the next
        (11, 11, 0),  # there already
        (20, 3, 2),  # backwards over the landmarks: main, banner; by links it would be three
        (20, 7, 1),  # the beginning of the main part; by headings it would be two
        (20, 5, 2),  # backwards from link to link: Ada, Help
        (99, 14, 1),  # where the reader was is gone: from the top, the only button
    ],
)
def test_the_shortest_way_counts(start, target, stops):
    """
    One after the other, or by jumps of one kind and then on.
    """
    here = (TOP, start) if start else None

    assert passed(READ, start=here, target=(TOP, target)) == stops


def test_what_is_not_read_cannot_be_gone_to():
    """
    No count is made up for it.
    """
    assert passed(READ, start=None, target=(TOP, 404)) is None


def test_a_frame_is_read_in_its_place():
    """
    Its nodes have numbers of their own, which may be the same as those outside.
    """
    inner = node(1, "RootWebArea", "Inner", node(2, "button", "Inside"))
    outer = node(1, "RootWebArea", "", node(2, "link", "Before"), node(3, "Iframe"), node(4, "link", "After"))
    read = order(trees={TOP: flat(outer), "i": flat(inner)}, frames={(TOP, 3): "i"}, top=TOP)

    assert (read.places[TOP, 2], read.places["i", 2], read.places[TOP, 4]) == (0, 1, 2)


def test_what_has_the_focus_is_known():
    """
    The page itself does not count: it has it when nothing has.
    """
    page = node(1, "RootWebArea", "", node(2, "button", "Yes", focused=True), focused=True)
    alone = node(1, "RootWebArea", "", focused=True)

    assert order(trees={TOP: flat(page)}, frames={}, top=TOP).focused == (TOP, 2)
    assert order(trees={TOP: flat(alone)}, frames={}, top=TOP).focused is None
