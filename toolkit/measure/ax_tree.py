"""
The accessibility tree of a window, as the browser hands it to assistive technology; Chromium only.

It is asked about what somebody is about to act on, and for the order in which it is read: nothing is kept of it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.journeys import Unsupported
from toolkit.measure._scripts import script
from toolkit.measure.reachable import NotInTree
from toolkit.measure.reading import Key, Order, order

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, ElementHandle, Frame, Locator, Page

PLAIN = frozenset({"uninteresting", "staticTextUsedAsNameFor", "labelFor"})
_TAKE = "(() => { const meant = window.__virageMeant; delete window.__virageMeant; return meant; })()"
# The opening tag, cut; and what the browser has built, whatever it is told to be: it turns Enter and Space into an act.
_LOOKS = """function () {
  const native = this.matches("a[href], button, summary, input, select, textarea") ? this.type || this.localName : "";
  return [this.cloneNode(false).outerHTML.replace(/\\s+/g, " ").slice(0, 120), native];
}"""
# As Chromium carries it out on what is no control of its own.
_DEFAULT_ACTION = """function () {
  for (const type of ["mousedown", "mouseup"])
    this.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, view: window }));
  this.click();
}"""


class NoTree(Unsupported):
    """The tree of this browser cannot be read."""

    reason = "@reason.no_tree"


class Node(NamedTuple):
    """
    One node of the tree, and the element it stands for.

    Attributes:
        key: Its frame and its number there.
        session: Of the frame's process.
        object_id: The element, for the session.
        role: In the words of ARIA, or of Chromium where ARIA has none; empty when the node is left out.
        name: Its accessible name.
        why: Why it is left out of the tree, in Chromium's word; empty when it is not.
        states: `checked`, `disabled`, `focusable` and the like.
        tag: The element's opening tag, cut.
        native: What the element is in HTML (`checkbox`, `submit`, `select-one`); empty for what the page has built.
    """

    key: Key
    session: CDPSession
    object_id: str
    role: str
    name: str
    why: str
    states: dict[str, Any]  # Any: JSON from the browser
    tag: str
    native: str


class _Place(NamedTuple):
    """Where a frame's tree is to be had."""

    session: CDPSession
    frame_id: str
    context_id: int | None = None


class Tree:
    """
    The tree of one window and its frames.

    Args:
        page: The window.

    Raises:
        NoTree: It is another browser than Chromium.
    """

    def __init__(self, page: Page) -> None:
        from playwright.sync_api import Error

        self._page = page
        try:
            self._session = page.context.new_cdp_session(page)
        except Error as error:
            raise NoTree("accessibility tree to read but in Chromium") from error

    def meant(self, target: Locator) -> list[Node]:
        """
        What somebody may mean who acts on this, the likeliest first; those left out of the tree, too.

        Raises:
            NotInTree: There is no such thing on the page.
        """
        handle = _found(target)
        frame = handle.owner_frame()
        assert frame is not None
        place = self._place(frame)
        handle.evaluate(script("meant"))
        nodes = [self._node(place, one) for one in _members(place)]
        why = self._left_out(frame)
        return [node._replace(role="", why=why) for node in nodes] if why else nodes

    def again(self, node: Node) -> Node:
        """The same node as it is now."""
        return self._node(_Place(node.session, node.key[0]), node.object_id)

    def read(self) -> Order:
        """What there is to read, in its order, frames in their places."""
        trees: dict[str, list[dict[str, Any]]] = {}  # Any: nodes as the browser tells them
        frames: dict[Key, str] = {}
        top = self._place(self._page.main_frame)
        self._gather(top, trees, frames)
        return order(trees=trees, frames=frames, top=top.frame_id)

    def _gather(self, place: _Place, trees: dict[str, list[dict[str, Any]]], frames: dict[Key, str]) -> None:
        nodes = _send(place, "Accessibility.getFullAXTree", frameId=place.frame_id)["nodes"]
        trees[place.frame_id] = nodes
        for number in (node["backendDOMNodeId"] for node in nodes if _role(node) == "Iframe"):
            inner = _send(place, "DOM.describeNode", backendNodeId=number)["node"].get("frameId")
            if inner is None:
                continue
            frames[place.frame_id, number] = inner
            self._gather(self._inside(place, inner), trees, frames)

    def _inside(self, place: _Place, frame_id: str) -> _Place:
        """A frame of another site lives in a process of its own, with a session of its own."""
        known = _ids(_send(place, "Page.getFrameTree")["frameTree"])
        if frame_id in known:
            return _Place(place.session, frame_id)
        for frame in self._page.frames[1:]:
            found = self._own(frame)
            if found and found.frame_id == frame_id:
                return found
        return _Place(place.session, place.frame_id)

    def _left_out(self, frame: Frame) -> str:
        """Why a frame is left out of the tree with all that is in it; empty when it is not."""
        while frame.parent_frame:
            owner, frame = frame.frame_element(), frame.parent_frame
            if why := self._node(*self._laid(frame, owner)).why:
                return why
        return ""

    def _laid(self, frame: Frame, element: ElementHandle) -> tuple[_Place, str]:
        """An element of a frame, in the protocol's hands."""
        place = self._place(frame)
        element.evaluate("(element) => { window.__virageMeant = [element]; }")
        (object_id,) = _members(place)
        return place, object_id

    def _place(self, frame: Frame) -> _Place:
        if frame == self._page.main_frame:
            return _Place(self._session, _top(self._session))
        if own := self._own(frame):
            return own
        assert frame.parent_frame is not None
        place, owner = self._laid(frame.parent_frame, frame.frame_element())
        frame_id = _send(place, "DOM.describeNode", objectId=owner)["node"]["frameId"]
        return _Place(place.session, frame_id, _context(place.session, frame_id))

    def _own(self, frame: Frame) -> _Place | None:
        from playwright.sync_api import Error

        with contextlib.suppress(Error):  # it is part of its parent's process
            session = self._page.context.new_cdp_session(frame)
            return _Place(session, _top(session))
        return None

    def _node(self, place: _Place, object_id: str) -> Node:
        number = _send(place, "DOM.describeNode", objectId=object_id)["node"]["backendNodeId"]
        (told,) = _send(place, "Accessibility.getPartialAXTree", backendNodeId=number, fetchRelatives=False)["nodes"]
        reasons = [reason["name"] for reason in told.get("ignoredReasons", ())]
        why = next(iter(reasons), "unknown") if told["ignored"] else ""
        role = _role(told)
        if why in PLAIN:  # what it is is not told, what it says is
            why, role = "", "generic"
        tag, native = _call(place.session, object_id, _LOOKS)
        return Node(
            key=(place.frame_id, number),
            session=place.session,
            object_id=object_id,
            role="" if why else role,
            name=str(told.get("name", {}).get("value", "")).strip(),
            why=why,
            states={state["name"]: state["value"].get("value") for state in told.get("properties", ())},
            tag=tag,
            native=native,
        )


def _found(target: Locator) -> ElementHandle:
    from playwright.sync_api import TimeoutError as Late

    try:
        return target.element_handle()
    except Late as late:
        sought = re.search(r"waiting for (.+)", str(late))
        what = sought[1] if sought else "what is looked for"
        raise NotInTree(f"a screen reader is told of nothing that is {what}") from late


def focus(node: Node) -> None:
    """Give it the focus, as assistive technology asks the browser to."""
    node.session.send("DOM.focus", {"objectId": node.object_id})


def press(node: Node) -> None:
    """Carry out its default action, as something that the person has asked for."""
    _call(node.session, node.object_id, _DEFAULT_ACTION)


def _call(session: CDPSession, object_id: str, function: str) -> Any:  # Any: as above
    answer = session.send(
        "Runtime.callFunctionOn",
        {"objectId": object_id, "functionDeclaration": function, "returnByValue": True, "userGesture": True},
    )
    return answer["result"].get("value")


def _send(place: _Place, method: str, **words: Any) -> Any:  # Any: the protocol's JSON, both ways
    return place.session.send(method, words)


def _members(place: _Place) -> Iterable[str]:
    """The elements that the page's script has laid ready."""
    where = {} if place.context_id is None else {"contextId": place.context_id}
    kept = _send(place, "Runtime.evaluate", expression=_TAKE, **where)["result"]["objectId"]
    for one in _send(place, "Runtime.getProperties", objectId=kept, ownProperties=True)["result"]:
        if one["name"].isdigit():
            yield str(one["value"]["objectId"])


def _context(session: CDPSession, frame_id: str) -> int:
    """The frame's own world of scripts; the protocol tells them all when it is asked to tell of them."""
    told: list[dict[str, Any]] = []  # Any: as above

    def note(event: dict[str, Any]) -> None:  # Any: as above
        told.append(event["context"])

    session.on("Runtime.executionContextCreated", note)
    try:
        session.send("Runtime.enable")
        session.send("Runtime.disable")
    finally:
        session.remove_listener("Runtime.executionContextCreated", note)
    mine = [one["id"] for one in told if one["auxData"]["frameId"] == frame_id and one["auxData"]["isDefault"]]
    return int(mine[-1])


def _top(session: CDPSession) -> str:
    return str(session.send("Page.getFrameTree")["frameTree"]["frame"]["id"])


def _ids(tree: dict[str, Any]) -> set[str]:  # Any: the protocol's JSON
    inner = [one for child in tree.get("childFrames", ()) for one in _ids(child)]
    return {tree["frame"]["id"], *inner}


def _role(node: dict[str, Any]) -> str:  # Any: as above
    return str(node.get("role", {}).get("value", ""))
