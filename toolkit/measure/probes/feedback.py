"""
What answers each press: how soon something shows, the result, and rest; and presses that nothing answers.

Why:
    Who presses and sees nothing presses again, or believes that it does not work.
How:
    The clock starts with the browser's own event. The first answer is the earliest of something that moves in sight,
    another address or document, or a change by style alone at the event's paint; the result is what the member looked
    for next, and the last act of a step leads to its end. Settled is the last move before 500 ms in which nothing
    moved and no request was open, once the result was there. A call by script that is still open when we look is a
    long poll, and not waited for, where it began after the result or an earlier look found its address open, too. What
    moved by itself before the press is no answer, nor are attributes that nobody sees. An act that nothing answered
    for a second or more has the time that passed as its first answer, marked "none". Dead and rage clicks are signs of
    errors, not errors.
Limits:
    Only presses that the browser trusts: filling a field and choosing in a list by script are none. Frames, drawings
    and lists of the browser's own are not looked into. A document of another site forgets the press that led to it.
Source:
    Nielsen 1993, Usability Engineering, ch. 5; Miller 1968; https://web.dev/articles/inp (Event Timing).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import dist, inf
from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import keeping
from toolkit.measure.probes._probe import Seen, StepWindow
from toolkit.records import ActKind

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request

    from toolkit.measure.act_log import Done

SLACK_MS = 20.0  # between the page's clock and ours
QUIET_MS = 500.0
WAITED_MS = 100.0  # what is seen sooner may have been there before
DEAD_MS = 1_000.0  # a click that nothing answers in this time is dead …
RAGE = 3  # … and so many within it and this distance are rage
RAGE_PX = 30.0
PRESSES = {ActKind.CLICK: ("point", "key"), ActKind.CHECK: ("point", "key"), ActKind.PRESS: ("key",)}
CALLS = ("xhr", "fetch")  # by which pages poll
VARYING = re.compile(r"[0-9a-f-]*\d[0-9a-f-]*")
STREAMS = ("eventsource", "websocket", "ping", "media")  # open as long as the page is, or nothing to wait for


@dataclass(slots=True, kw_only=True)
class Told:
    """What documents told, in milliseconds since the epoch; `requests` as the browser reports them, start and end."""

    presses: list[dict[str, Any]] = field(default_factory=list)  # Any: JSON from the page
    answers: list[float] = field(default_factory=list)  # moves in sight, addresses, documents
    paints: list[tuple[float, float]] = field(default_factory=list)
    requests: list[tuple[float, float]] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)  # when calls by script began that were still open when we looked …
    polls: list[float] = field(
        default_factory=list
    )  # … and those of them whose address an earlier look found open, too
    until: float = 0.0


class Probe:
    """Listens to what answers a member's presses."""

    def __init__(self) -> None:
        self._requests: dict[Request, tuple[float, float]] = {}  # when they began, and how long they took
        self._open: set[str] = set()  # addresses of calls by script that a look found open

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Watch every document, and every request of the context."""
        context.add_init_script(keeping("feedback"))
        context.on("request", self._on_request)
        context.on("requestfinished", self._on_end)
        context.on("requestfailed", self._on_end)
        del page  # the context covers it

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """What answered the presses of the step that just ended."""
        told = read(page.evaluate("() => window.__virageFeedback ? window.__virageFeedback() : []"))
        told.requests = [_span(request, *seen) for request, seen in self._requests.items()]
        calls = {
            request: _span(request, *seen)[0] for request, seen in self._requests.items() if _calls(request, *seen)
        }
        told.calls = list(calls.values())
        told.polls = [start for request, start in calls.items() if _address(request) in self._open]
        self._open |= {_address(request) for request in calls}
        self._requests = {request: seen for request, seen in self._requests.items() if seen[1] == inf}
        return list(reduce(told, steps[-1]))

    def _on_request(self, request: Request) -> None:
        if request.resource_type not in STREAMS:
            self._requests[request] = (time.time() * 1000, inf)

    def _on_end(self, request: Request) -> None:
        if request in self._requests:
            self._requests[request] = (self._requests[request][0], max(0.0, request.timing["responseEnd"]))


def _span(request: Request, noticed_ms: float, lasted_ms: float) -> tuple[float, float]:
    """The browser's own time where it has told it; it does so with the answer."""
    start = request.timing["startTime"]
    start = start if start > 0 else noticed_ms
    return start, start + lasted_ms


def _calls(request: Request, _noticed_ms: float, lasted_ms: float) -> bool:
    """Whether it is a call by script that is still open."""
    return lasted_ms == inf and request.resource_type in CALLS


def _address(request: Request) -> str:
    """Where it goes, without what differs from one document to the next."""
    return VARYING.sub("#", request.url.partition("?")[0])


def read(batches: Any) -> Told:  # Any: JSON from the page
    """What all documents told, in one and in order."""
    told = Told()
    for batch in batches:
        told.presses += [press | {"document": batch["origin"]} for press in batch["presses"]]
        told.answers += [batch["born"], *batch["moves"], *batch["views"]]
        told.paints += [(start, end) for start, end in batch["paints"]]
        told.until = max(told.until, batch["now"])
    told.presses.sort(key=lambda press: float(press["at"]))
    told.answers.sort()
    return told


def reduce(told: Told, step: StepWindow) -> Iterable[Seen]:
    """
    All numbers of one step.

    Args:
        told: What documents and requests told since the step before.
        step: With its acts.
    """
    for number, act in enumerate(step.acts):
        following = step.acts[number + 1] if number + 1 < len(step.acts) else None
        if press := _press_of(act, told.presses):
            answered = Answered(told, act, press, until=following.began_ms if following else told.until)
            seen_ms = act.seen_ms if following else act.seen_ms or step.ended_ms
            yield from answered.numbers(step.id, f"{number}-{act.kind} {press['widget']}", seen_ms)
    if bursts := rages([press for press in told.presses if press["kind"] == "point"]):
        yield Seen(step_id=step.id, name="rage_clicks", value=float(len(bursts)), unit="count", detail=_name(bursts[0]))


def _press_of(act: Done, presses: list[dict[str, Any]]) -> dict[str, Any] | None:  # Any: JSON from the page
    """The last press within the call: whoever goes to a control by keys presses it last."""
    inside = [press for press in presses if act.began_ms - SLACK_MS <= press["at"] <= act.ended_ms + SLACK_MS]
    for kind in PRESSES.get(act.kind, ()):
        if mine := [press for press in inside if press["kind"] == kind]:
            return mine[-1]
    return None


class Answered:
    """
    One press and what came of it.

    Args:
        told: All that was told.
        act: The call that pressed.
        press: As the page noticed it.
        until: When the next act began, or we looked.
    """

    def __init__(self, told: Told, act: Done, press: dict[str, Any], *, until: float) -> None:  # Any: as above
        self._at = float(press["at"])
        self._until = until
        self._act = act
        self._press = press
        changed = [_painted(told.paints, self._at, press["changed"])] if press["changed"] else []
        # What was looked for and had to be waited for has come, though nobody saw it move: in a frame, in a drawing.
        seen = [act.seen_ms] if act.seen_ms and act.seen_ms - self._at > WAITED_MS else []
        noticed = sorted(at for at in (*told.answers, *changed) if self._at < at <= until)
        self._answers = noticed or seen
        self._requests = sorted(span for span in told.requests if self._at - SLACK_MS <= span[0] <= until)
        self._calls, self._polls = told.calls, told.polls
        self._hidden = press["opaque"] or act.elsewhere

    def numbers(self, step_id: str, document: str, seen_ms: float | None) -> Iterator[Seen]:
        """As observations of a step."""
        found = {
            "first_answer": self._answers[0] if self._answers else None,
            "result": seen_ms,
            "settled": self._settled(seen_ms),
        }
        for name, at in found.items():
            if at is not None:
                value = max(0.0, at - self._at)
                yield Seen(step_id=step_id, name=name, value=value, unit="ms", document=document)
        if found["first_answer"] is None and self._unanswered():
            value = self._until - self._at
            yield Seen(step_id=step_id, name="first_answer", value=value, unit="ms", document=document, detail="none")
        if self._dead():
            what = _name(self._press)
            yield Seen(step_id=step_id, name="dead_clicks", value=1.0, unit="count", document=document, detail=what)

    def _unanswered(self) -> bool:
        return not self._hidden and self._until - self._at >= DEAD_MS

    def _dead(self) -> bool:
        """A click after which nothing moved, changed or was asked for; soon followed by another act, nobody knows."""
        end = self._at + DEAD_MS
        if self._act.kind is ActKind.PRESS or self._hidden or self._until < end:
            return False
        return not any(at <= end for at in self._answers) and not any(start <= end for start, _ in self._requests)

    def _settled(self, seen_ms: float | None) -> float | None:
        """The last answer before quiet, once the result is there; None where another act or our look came first."""
        if not self._answers:
            return None
        last = self._answers[0]
        still = max(last, seen_ms or 0.0)
        late = {start for start in self._calls if seen_ms is not None and start >= seen_ms}
        waited = [(start, end) for start, end in self._requests if end < inf or start not in {*late, *self._polls}]
        spans = [(at, at, True) for at in self._answers] + [(start, end, False) for start, end in waited]
        for start, end, visible in sorted(spans):
            if start - still >= QUIET_MS:
                return last
            still = max(still, end)
            last = start if visible else last
        return last if self._until - still >= QUIET_MS else None


def _painted(paints: list[tuple[float, float]], pressed: float, changed: float) -> float:
    """When a change by style alone was painted: at the end of an event that began between the press and the change."""
    return min((end for start, end in paints if pressed - 1 <= start <= changed <= end), default=changed)


def _name(press: dict[str, Any]) -> str:  # Any: as above
    """What was pressed: by its name where it is the page's, else by where it is."""
    return str(press["label"] or press["widget"])


def rages(clicks: list[dict[str, Any]]) -> list[dict[str, Any]]:  # Any: as above
    """The first click of each time that somebody clicked again and again at one place of one document."""
    run = 0
    bursts: list[dict[str, Any]] = []
    first: dict[str, Any] | None = None
    for click in clicks:
        near = first is not None and first["document"] == click["document"] and _near(first, click)
        run, first = (run + 1, first) if near else (1, click)
        bursts += [first] if first and run == RAGE else []
    return bursts


def _near(one: dict[str, Any], other: dict[str, Any]) -> bool:  # Any: as above
    apart = dist((one["x"], one["y"]), (other["x"], other["y"]))
    return bool(other["at"] - one["at"] <= DEAD_MS and apart <= RAGE_PX)
