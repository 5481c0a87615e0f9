"""
What a member did in a step, as far as a person's effort depends on it: written down when the step has ended.

The member's calls say what was done; a script in the page says where and when, with the control's box just before. A
call costs the step nothing but a note of the time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import keeping
from toolkit.records import ActKind, ActRecord

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

SLACK_MS = 20.0  # between the page's clock and ours
# What the page notices of each kind of act; the first of these that fits is the act's.
NOTICED = {
    ActKind.CLICK: ("point",),
    ActKind.CHECK: ("point", "edit"),
    ActKind.CHOOSE: ("edit", "point"),
    ActKind.FILL: ("edit", "key"),
    ActKind.PRESS: ("key",),
    ActKind.REVEAL: ("rest",),
    ActKind.UPLOAD: ("edit",),
}
UNTOUCHED = (ActKind.CHECK,)  # done only where the control is not yet as wanted: unnoticed is not done


@dataclass(slots=True, kw_only=True)
class Done:
    """
    One call of a member.

    Attributes:
        seen_ms: When they saw what they looked for next; None when they did not look.
        elsewhere: Whether something answered that is no part of the document: a dialog, a window, a file.
    """

    kind: ActKind
    keystrokes: int = 0
    key: str = ""
    began_ms: float = field(default_factory=lambda: time.time() * 1000)
    ended_ms: float = 0.0
    seen_ms: float | None = None
    elsewhere: bool = False


class ActLog:
    """
    One member's acts.

    Args:
        context: Whose documents are listened to.
        member: Who acts.
        hand: By which modality.
    """

    def __init__(self, context: BrowserContext, *, member: str, hand: str) -> None:
        context.add_init_script(keeping("acts"))
        self._member = member
        self._hand = hand
        self._done: list[Done] = []
        self._noticed: list[dict[str, Any]] = []  # Any: JSON from the page

    @contextmanager
    def doing(self, kind: ActKind, *, keystrokes: int = 0, key: str = "") -> Iterator[None]:
        """One act; it counts only when it could be carried out."""
        done = Done(kind=kind, keystrokes=keystrokes, key=key)
        yield
        done.ended_ms = time.time() * 1000
        self._done.append(done)

    def saw(self) -> None:
        """The member sees what they looked for; what they did last has led to it."""
        if self._done and self._done[-1].seen_ms is None:
            self._done[-1].seen_ms = time.time() * 1000

    def answered_elsewhere(self) -> None:
        """What answered the last call is no part of the document."""
        if self._done:
            self._done[-1].elsewhere = True

    def done(self) -> tuple[Done, ...]:
        """The calls since the last collection."""
        return tuple(self._done)

    def collect(self, page: Page, step_id: str) -> Iterable[ActRecord]:
        """The acts since the last call, each with what the page noticed of it; runs outside the step's time."""
        self._noticed += page.evaluate("() => window.__virageActs ? window.__virageActs() : []")
        self._noticed.sort(key=lambda seen: float(seen["at"]))
        acts, self._done = self._done, []
        for position, done in enumerate(acts):
            seen = self._of(done)
            if seen is None and done.kind in UNTOUCHED:
                continue
            yield self._record(done, seen or {}, step_id=step_id, position=position)
        self._noticed = []

    def forget(self) -> None:
        """What was done so far is no part of the journey."""
        self._done = []

    def _of(self, done: Done) -> dict[str, Any] | None:  # Any: as above
        # Where nothing may have been done, what the next act does must not be taken for it.
        until = done.ended_ms + (0 if done.kind in UNTOUCHED else SLACK_MS)
        inside = [seen for seen in self._noticed if done.began_ms - SLACK_MS <= seen["at"] <= until]
        for kind in NOTICED[done.kind]:
            for seen in inside:
                if seen["kind"] == kind:
                    self._noticed.remove(seen)
                    self._settle(done)
                    return seen
        return None

    def _settle(self, done: Done) -> None:
        """What else was noticed while a control was set is no second setting, however soon that is asked for."""
        if done.kind in UNTOUCHED:
            self._noticed = [seen for seen in self._noticed if seen["at"] > done.ended_ms]

    def _record(
        self,
        done: Done,
        seen: dict[str, Any],  # Any: as above
        *,
        step_id: str,
        position: int,
    ) -> ActRecord:
        return ActRecord(
            step_id=step_id,
            member=self._member,
            position=position,
            kind=done.kind,
            hand=self._hand,
            at_ms=seen.get("at", done.began_ms),
            view=seen.get("view", ""),
            widget=seen.get("widget", ""),
            box=tuple(seen["box"]) if "box" in seen else None,
            window=tuple(seen["window"]) if "window" in seen else None,
            viewports=_scrolled(seen, done.began_ms),
            focused=seen["focused"] < done.began_ms if done.kind is ActKind.FILL and "focused" in seen else None,
            keystrokes=done.keystrokes,
            key=done.key,
            options=int(seen.get("options", 0)),
        )


def _scrolled(seen: dict[str, Any], began_ms: float) -> float:  # Any: as above
    """
    How far was scrolled between the call and the press, in heights of the window.

    What the page scrolled before is not the person's; what it scrolls while a call waits cannot be told from theirs.
    """
    far = 0.0
    for way in seen.get("ways", ()):
        (_, *before) = next((moment for moment in reversed(way) if moment[0] <= began_ms), way[0])
        (_, *now) = way[-1]
        far += max(abs(a - b) / size for a, b, size in zip(before, now, seen["window"], strict=True))
    return far
