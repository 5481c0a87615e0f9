"""The live page: server-sent events that say how many messages are newer, and what waits for the reader."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from flask import Blueprint, Response, request

from toolkit.demo import notifications, posts
from toolkit.demo.notifications import Unread
from toolkit.demo.place import Place, place, reading, viewer_id

blueprint = Blueprint("events", __name__)

# A stream occupies a thread: it ends by itself and the browser comes back.
STREAM_S = 25.0
# How soon a stream notices that its reader has gone.
PULSE_S = 1.0
RECONNECT_MS = 1000


@blueprint.get("/events")
def stream() -> Response:
    """
    Two kinds of events, each sent when it differs from what the page shows.

    `posts` has `{"new": how many since the page was made, "last": number}`; `badge`, for members, has
    `{"notifications": how many are unread, "messages": how many are unread}`.
    """
    raw = request.args.get("since", "")
    since = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 16 else posts.newest(reading())
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    followed = request.args.get("show") == "followed"
    body = events(place(), since=since, viewer=viewer_id(), gone=gone, shown=_shown(), followed=followed)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(body, mimetype="text/event-stream", headers=headers)


def _shown() -> Unread | None:
    """What the page's badges say, by the address: `unread=3.1`."""
    parts = request.args.get("unread", "").split(".")
    return Unread(*map(int, parts)) if len(parts) == 2 and all(p.isascii() and p.isdigit() for p in parts) else None


def events(
    services: Place,
    *,
    since: int,
    viewer: int | None,
    gone: Callable[[], bool],
    shown: Unread | None = None,
    followed: bool = False,
    stream_s: float = STREAM_S,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[str]:
    """
    One stream, until its time is over, its reader has gone or the server stops.

    Only what this reader may see is counted, never their own messages, and on the feed of those they follow no others.
    """
    ends = clock() + stream_s
    seen = services.hub.version
    told, badge = since, shown or _unread(services, viewer)
    yield f"retry: {RECONNECT_MS}\n\n"
    while clock() < ends and not services.hub.closed and not gone():
        row = posts.newer_than(services.database.reading(), since, viewer=viewer, followed=followed)
        if row["last"] != told:
            told = row["last"]
            yield f"id: {told}\nevent: posts\ndata: {json.dumps({'new': row['n'], 'last': told})}\n\n"
        if (now := _unread(services, viewer)) != badge:
            badge = now
            yield f"event: badge\ndata: {json.dumps(badge._asdict())}\n\n"
        seen = _next(services, seen, ends=ends, gone=gone, clock=clock)


def _unread(services: Place, viewer: int | None) -> Unread:
    return Unread() if viewer is None else notifications.unread(services.database.reading(), viewer)


def _next(services: Place, seen: int, *, ends: float, gone: Callable[[], bool], clock: Callable[[], float]) -> int:
    """Waits for the next publication, looking up once a second whether anybody still listens."""
    while clock() < ends and not services.hub.closed and not gone():
        version = services.hub.wait(seen, min(PULSE_S, max(0.0, ends - clock())))
        if version != seen:
            return version
    return seen
