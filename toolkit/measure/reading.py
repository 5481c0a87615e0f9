"""
What there is to read on a page, in its order, and how much of it is passed on the way from one place to another.

A stop is one thing that is read at a time: a control, an image, a piece of text. It is a flat list, and only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Key = tuple[str, int]  # a frame, and a node's number there

FIELDS = frozenset(
    {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "checkbox", "radio", "switch"}
    | {"Date", "DateTime", "InputTime", "ColorWell"}
)
BUTTONS = frozenset({"button", "DisclosureTriangle", "DisclosureTriangleGrouped", "PopUpButton"})
MENUS = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option", "treeitem", "gridcell"})
LANDMARKS = frozenset(
    {"banner", "navigation", "main", "complementary", "contentinfo", "region", "search", "form"}  # ARIA 1.2, 5.3.4
)
# Read as one thing, whatever is inside.
WHOLE = FIELDS | BUTTONS | MENUS | {"link", "image", "img", "meter", "progressbar", "Video", "Audio", "math"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """
    A page as it is read.

    Attributes:
        length: How many stops there are.
        places: The stop at which a node is met; a container is met at the first one inside.
        jumps: For each kind of thing that a reader can jump to, the stops that they land on, in their order.
        focused: What has the focus, unless it is the page.
    """

    length: int
    places: Mapping[Key, int]
    jumps: Mapping[str, Sequence[int]]
    focused: Key | None = None


def order(*, trees: Mapping[str, list[dict[str, Any]]], frames: Mapping[Key, str], top: str) -> Order:
    """
    The order of a page.

    Args:
        trees: The nodes of each frame, as the protocol's `getFullAXTree` tells them; the root first.
        frames: Which frame stands in which node.
        top: The window's own frame.
    """
    length = 0
    places: dict[Key, int] = {}
    jumps: dict[str, list[int]] = {}
    focused = None
    for key, node, inside in _walk(trees, frames, top):
        role = str(node.get("role", {}).get("value", ""))
        places[key] = max(0, length - 1) if inside else length
        if _state(node, "focused") and role != "RootWebArea":
            focused = key
        if node.get("ignored"):
            continue
        if kind := _kind(role):
            jumps.setdefault(kind, []).append(places[key])
        if inside:
            continue
        if role in WHOLE or (role == "StaticText" and str(node.get("name", {}).get("value", "")).strip()):
            length += 1
    return Order(length=length, places=places, jumps=jumps, focused=focused)


def passed(read: Order, *, start: Key | None, target: Key) -> int | None:
    """
    How many stops are passed from a place to another, by the shortest of: one after the other, or by jumping from
    heading to heading (or landmark, link, button, field) and then on.

    Args:
        read: The page.
        start: Where the reader is; None at the top of a page that has just opened.
        target: Where they want to be.

    Returns:
        None when the target is not on the page.
    """
    if target not in read.places:
        return None
    there = read.places[target]
    here = read.places.get(start, -1) if start else -1
    return min([abs(there - here), *_by_jumps(read.jumps.values(), here, there)])


def _by_jumps(jumps: Iterable[Sequence[int]], here: int, there: int) -> Iterator[int]:
    for landings in jumps:
        # Forwards up to the last landing before the target; backwards to the first that lies before it.
        between = [at for at in landings if here < at <= there]
        if there < here and (before := [at for at in landings if at <= there]):
            between = [at for at in landings if before[-1] <= at < here][::-1]
        if between:
            yield len(between) + abs(there - between[-1])


def _walk(
    trees: Mapping[str, list[dict[str, Any]]], frames: Mapping[Key, str], top: str
) -> Iterator[tuple[Key, dict[str, Any], bool]]:
    """Every node in its order, with whether it is inside of what is read as one thing."""
    nodes = {(frame, node["nodeId"]): node for frame, tree in trees.items() for node in tree}
    waiting: list[tuple[str, str, bool]] = [(top, trees[top][0]["nodeId"], False)]
    while waiting:
        frame, ident, inside = waiting.pop()
        node = nodes.get((frame, ident))
        if node is None:
            continue
        key = (frame, node.get("backendDOMNodeId", 0))
        yield key, node, inside
        within = inside or (not node.get("ignored") and str(node.get("role", {}).get("value", "")) in WHOLE)
        waiting += [(frame, child, within) for child in reversed(node.get("childIds", ()))]
        if (other := frames.get(key)) and trees.get(other):
            waiting.append((other, trees[other][0]["nodeId"], within))


def _kind(role: str) -> str:
    if role in LANDMARKS:
        return "landmark"
    if role in FIELDS:
        return "field"
    if role in BUTTONS:
        return "button"
    return role if role in ("heading", "link") else ""


def _state(node: dict[str, Any], name: str) -> Any:  # Any: JSON from the browser
    return next((one["value"].get("value") for one in node.get("properties", ()) if one["name"] == name), None)
