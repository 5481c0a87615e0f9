"""
Requests that a fault can meet, and what makes a request of the next walk the same as one of the last.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from toolkit.records import ActKind, FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import Request

WRITING = ("POST", "PUT", "PATCH", "DELETE")
VEHICLES = {"document": Vehicle.DOCUMENT, "xhr": Vehicle.SCRIPT, "fetch": Vehicle.SCRIPT, "ping": Vehicle.BEACON}
OF_WRITES = tuple(FaultKind)
OF_READS = (FaultKind.ERROR, FaultKind.OFFLINE, FaultKind.SLOW)
NEED_TEXT = (FaultKind.REFUSED, FaultKind.RESENT)  # nothing else could be counted afterwards
TREMBLING = (ActKind.CLICK, ActKind.PRESS)  # what a hand does twice without meaning to
# Where one address does many things, one of these tells which: GraphQL, JSON-RPC, WordPress.
OPERATIONS = ("operationName", "action", "method", "query")
MOST_BYTES = 200_000  # of a body that is looked through for one of them
_VARYING = re.compile(r"(?<=/)(?=[^/]*\d)[^/]+")


class Target(NamedTuple):
    """
    One request of one step that a fault can meet.

    Attributes:
        member: Who sends it.
        step: While they are in this step.
        act: The number of the act in the step that has sent it, from 1; 0 where an address was opened.
        method: Of HTTP.
        path: Without numbers.
        vehicle: How the page sends it.
        text: Whether the member had composed a text in this step.
        carries: Whether the request is seen to hold that text.
        operation: What is asked for, where one address does many things.
        by: What the act was.
    """

    member: str
    step: str
    act: int
    method: str
    path: str
    vehicle: Vehicle
    text: bool = False
    carries: bool = False
    operation: str = ""
    by: ActKind | None = None

    @property
    def writes(self) -> bool:
        """Whether it changes something."""
        return self.method in WRITING

    def faults(self) -> list[FaultKind]:
        """What can be done to it, and looked at: while a document is awaited, nobody can be asked what they see."""
        return [
            kind
            for kind in (OF_WRITES if self.writes else OF_READS)
            if (self.text or kind not in NEED_TEXT)
            and (self.by in TREMBLING or kind is not FaultKind.DOUBLED)
            and (self.vehicle is not Vehicle.DOCUMENT or kind is not FaultKind.SLOW)
        ]

    def is_asked(self, request: Request, token: str) -> bool:
        """
        Whether a request asks for the same.

        Args:
            request: Of another walk, or sent again.
            token: In the text of this walk.
        """
        return (
            request.method == self.method
            and numberless(request.url) == self.path
            and (not self.carries or carries(request, token))
            and operation_of(request) == self.operation
        )


def numberless(address: str) -> str:
    """
    The path of an address without what differs from one thing to the next.

    Example:
        >>> numberless("http://127.0.0.1/posts/12/replies?page=2")
        '/posts/#/replies'
    """
    return _VARYING.sub("#", urlsplit(address).path or "/")


def vehicle_of(request: Request) -> Vehicle | None:
    """How a page sends a request; None for what neither changes anything nor brings what the page is about."""
    if request.resource_type == "document" and not request.is_navigation_request():
        return None
    vehicle = VEHICLES.get(request.resource_type)
    if vehicle is Vehicle.BEACON and request.method not in WRITING:
        return None
    return vehicle


def carries(request: Request, token: str) -> bool:
    """Whether a request is seen to bring the text with this token to the platform."""
    return bool(token) and token.encode() in (request.post_data_buffer or b"")


def operation_of(request: Request) -> str:
    """What a request asks for by its body, where its address does not tell; else empty."""
    body = request.post_data_buffer or b"" if request.method in WRITING else b""
    return operation_in(body) if len(body) <= MOST_BYTES else ""


def operation_in(body: bytes) -> str:
    """
    What the body of a request names as that which is to be done.

    Example:
        >>> operation_in(b'{"operationName": "Like", "variables": {"id": 12}}')
        'Like'
        >>> operation_in(b"action=heartbeat&interval=60")
        'heartbeat'
        >>> operation_in(b"text=hello")
        ''
    """
    text = body.decode("utf-8", "replace").strip()
    if text[:1] in ("{", "["):
        return _in_json(text)
    return next(iter(parse_qs(text).get("action", ())), "") if text.isprintable() else ""


def _in_json(text: str) -> str:
    try:
        read: Any = json.loads(text)  # Any: whatever a page sends
    except ValueError:
        return ""
    parts = [part for part in (read if isinstance(read, list) else [read]) if isinstance(part, dict)]
    return " ".join(filter(None, (_named(part) for part in parts)))


def _named(part: dict[str, Any]) -> str:  # Any: as above
    """A query counts only where it is one of GraphQL: other platforms are asked for words so."""
    for name in OPERATIONS:
        value = part.get(name)
        if (
            isinstance(value, str)
            and value
            and (name != "query" or value.lstrip().startswith(("mutation", "query", "{")))
        ):
            return value.strip()
    return ""
