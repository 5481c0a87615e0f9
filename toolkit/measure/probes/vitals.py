"""
Core Web Vitals per step: LCP, INP, CLS, FCP, TTFB, TBT and bytes.

Why:
    What is slow or jumps is felt long before it is broken.
How:
    The browser's own observers report; every entry carries its own time, and belongs to the step during which its
    document's navigation began (paints, blocking, first byte) or during which it happened (shifts, interactions).
    A navigation that ends late so belongs to the step that caused it. What a document had not told when it went
    away waits in the session's storage for the next document of the same site, which removes it at once.
Limits:
    Interactions under 16 ms are not reported by the browser: a step with trusted actions and none reported has an
    INP of 16 ms, marked "below". `fill` fires no trusted key events. Long tasks count from first contentful paint.
Source:
    https://web.dev/articles/vitals; one interaction ignored per 50 (https://web.dev/articles/inp).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.measure._scripts import keeping
from toolkit.measure.probes._probe import Seen, StepWindow, owner

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

INP_FLOOR_MS = 16.0
SHIFT_GAP_MS = 1_000.0  # a session window of layout shifts ends after this pause …
SHIFT_WINDOW_MS = 5_000.0  # … or at this length (web.dev/articles/cls)
LONG_TASK_MS = 50.0


class Entry(NamedTuple):
    """One performance entry, with the start of the document that reported it; times in milliseconds since the epoch."""

    kind: str
    at: float
    origin: float
    value: float
    interaction: int = 0
    bytes: int = 0


class Probe:
    """Collects performance entries and reduces them per step."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._written: dict[tuple[str, str, str], float] = {}

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Install the observers in every document of the context."""
        context.add_init_script(keeping("vitals"))
        del page  # the context covers it

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """Numbers of this step, and of earlier ones that have changed since."""
        for batch in page.evaluate("() => window.__virageVitals ? window.__virageVitals() : []"):
            self._keep(batch)
        for seen in reduce(self._entries, steps):
            key = (seen.step_id, seen.name, seen.document)
            if self._written.get(key) != seen.value:
                self._written[key] = seen.value
                yield seen

    def _keep(self, batch: Any) -> None:  # Any: JSON from the page
        for raw in batch["entries"]:
            self._entries.append(
                Entry(
                    kind=raw["kind"],
                    at=raw["at"],
                    origin=batch["origin"],
                    value=raw["value"],
                    interaction=raw.get("interaction", 0),
                    bytes=raw.get("bytes", 0),
                )
            )


def reduce(entries: list[Entry], steps: list[StepWindow]) -> Iterable[Seen]:
    """
    All numbers of all steps from all entries so far.

    Args:
        entries: In any order.
        steps: In the order they were walked.
    """
    yield from _by_document(entries, steps)
    yield from _by_moment(entries, steps)


def _by_document(entries: list[Entry], steps: list[StepWindow]) -> Iterable[Seen]:
    documents: dict[float, list[Entry]] = defaultdict(list)
    for entry in entries:
        documents[entry.origin].append(entry)
    for origin, inside in sorted(documents.items()):
        step = owner(steps, origin)
        if step is None:
            continue
        name = f"{origin:.0f}"
        fcp = _last(inside, "paint")
        for label, value in (
            ("ttfb", _last(inside, "navigation")),
            ("fcp", fcp),
            ("lcp", _last(inside, "largest-contentful-paint")),
        ):
            if value is not None:
                yield Seen(step_id=step.id, name=label, value=value, unit="ms", document=name)
        if fcp is not None:
            blocking = sum(
                max(0.0, e.value - LONG_TASK_MS) for e in inside if e.kind == "longtask" and e.at - origin >= fcp
            )
            yield Seen(step_id=step.id, name="tbt", value=blocking, unit="ms", document=name)


def _by_moment(entries: list[Entry], steps: list[StepWindow]) -> Iterable[Seen]:
    moments: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if step := owner(steps, entry.at):
            moments[step.id].append(entry)
    for step in steps:
        inside = moments[step.id]
        shifts = [(e.at, e.value) for e in inside if e.kind == "layout-shift"]
        yield Seen(step_id=step.id, name="cls", value=worst_session(shifts), unit="1")
        yield Seen(step_id=step.id, name="bytes", value=float(_size(inside)), unit="bytes")
        yield from _interaction(step, inside)
        yield from _soft_navigations(step, inside)


def _interaction(step: StepWindow, inside: list[Entry]) -> Iterable[Seen]:
    longest: dict[int, float] = defaultdict(float)
    for entry in inside:
        if entry.kind == "event":
            longest[entry.interaction] = max(longest[entry.interaction], entry.value)
    if longest:
        yield Seen(step_id=step.id, name="inp", value=inp(list(longest.values())), unit="ms")
    elif step.trusted_actions:
        yield Seen(step_id=step.id, name="inp", value=INP_FLOOR_MS, unit="ms", detail="below")


def _soft_navigations(step: StepWindow, inside: list[Entry]) -> Iterable[Seen]:
    """Views changed without a new document: from the interaction to the largest paint that it caused."""
    paints = [e for e in inside if e.kind == "interaction-contentful-paint"]
    for start in sorted({e.at for e in inside if e.kind == "soft-navigation"}):
        caused = [paint.value for paint in paints if paint.at == start]
        if caused:
            yield Seen(step_id=step.id, name="lcp", value=max(caused), unit="ms", document=f"soft-{start:.0f}")


def _size(inside: list[Entry]) -> int:
    """Bytes received; a document's own entry is reported again as it grows, and its last report holds."""
    documents = {e.origin: e.bytes for e in inside if e.kind == "navigation"}
    return sum(documents.values()) + sum(e.bytes for e in inside if e.kind == "resource")


def _last(entries: list[Entry], kind: str) -> float | None:
    found = [e for e in entries if e.kind == kind]
    return max(found, key=lambda e: e.at).value if found else None


def inp(durations_ms: list[float]) -> float:
    """The worst interaction, one ignored per 50."""
    ranked = sorted(durations_ms, reverse=True)
    return ranked[min(len(ranked) - 1, len(ranked) // 50)]


def worst_session(shifts: list[tuple[float, float]]) -> float:
    """CLS: the largest sum over a window of shifts less than 1 s apart and at most 5 s long."""
    worst = total = 0.0
    first = last = float("-inf")
    for at, value in sorted(shifts):
        if at - last >= SHIFT_GAP_MS or at - first >= SHIFT_WINDOW_MS:
            total, first = 0.0, at
        total += value
        last = at
        worst = max(worst, total)
    return worst
