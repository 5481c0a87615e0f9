"""
What the recorders in the page cost it: work of its main thread with them, against the same walk without.

    python benchmarks/recorder.py [pairs]

With: the scripts of acts, feedback and vitals, asked after every step as probes ask them. Without: the same steps of
the same account in a context of the same browser. The main thread's work is `TaskDuration` of Chromium's own
`Performance.getMetrics`, in time of the thread; it counts from the start of a document, and each is asked once, when
its step has ended. What a press costs the document that it leaves is in the CPU time of the renderers only.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import NamedTuple

from paired.statistics import Pair, in_turns, median_of
from paired.table import figures, finish, judge, show
from paired.town import Town, plain_page, town
from playwright.sync_api import CDPSession, Page
from step_time import STEPS

from toolkit.measure._scripts import keeping

LIMIT = 1.10
PAIRS = 30
RECORDERS = {"acts": "__virageActs", "feedback": "__virageFeedback", "vitals": "__virageVitals"}
TASKS, SCRIPTS, CPU = "TaskDuration", "ScriptDuration", "cpu"


class Watched(NamedTuple):
    """A page, the lines on which its main thread and the browser are asked, and the recorders in it."""

    page: Page
    line: CDPSession
    browser: CDPSession
    recorders: tuple[str, ...]


def watched(place: Town, *recorders: str) -> Watched:
    """A page of its own with these recorders, at the feed."""
    page = plain_page(place.page, scripts=[keeping(name) for name in recorders])
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    assert page.context.browser is not None
    return Watched(page, line, page.context.browser.new_browser_cdp_session(), recorders)


def document(at: Watched) -> dict[str, float]:
    """Milliseconds that the main thread has worked for the document that is there."""
    told = {metric["name"]: metric["value"] for metric in at.line.send("Performance.getMetrics")["metrics"]}
    return {kind: told[kind] * 1000 for kind in (TASKS, SCRIPTS)}


def renderers(at: Watched) -> float:
    """Milliseconds of CPU that all renderers have had."""
    processes = at.browser.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(float(one["cpuTime"]) for one in processes if one["type"] == "renderer") * 1000


def walk(at: Watched, found: list[dict[str, float]]) -> float:
    """One walk through all steps, each of which ends in another document; what it cost is noted."""
    cost: dict[str, float] = dict.fromkeys((TASKS, SCRIPTS), 0.0)
    before = renderers(at)
    for _, act in STEPS.values():
        act(at.page)
        for name in at.recorders:
            assert at.page.evaluate(f"() => window.{RECORDERS[name]}()") is not None
        cost = {kind: cost[kind] + more for kind, more in document(at).items()}
    cost[CPU] = renderers(at) - before
    found.append(cost)
    return cost[TASKS]


def compare(n: int) -> dict[str, list[Pair]]:
    """So many pairs, after one of each that nobody counts."""
    ours: list[dict[str, float]] = []
    bare: list[dict[str, float]] = []
    with town() as place:
        recorded, plain = watched(place, *RECORDERS), watched(place)
        walk(recorded, [])
        walk(plain, [])
        for _ in in_turns(n, partial(walk, recorded, ours), partial(walk, plain, bare)):
            pass
    return {kind: [Pair(a[kind], b[kind]) for a, b in zip(ours, bare, strict=True)] for kind in (TASKS, SCRIPTS, CPU)}


def main(n: int) -> None:
    """Compare, print, judge the work of the main thread; the other rows show where to look."""
    pairs = compare(n)
    whole, cpu = (median_of([pair.ratio for pair in pairs[kind]]) for kind in (TASKS, CPU))
    scripts = median_of([pair.difference for pair in pairs[SCRIPTS]])
    rows = [
        ("CPU of the renderers, with / without", *figures(cpu, ".3f"), "", ""),
        ("scripts, ms more a walk", *figures(scripts, ".1f"), "", ""),
        ("main thread, with / without", *figures(whole, ".3f"), *judge(whole.value, LIMIT, ".2f")),
    ]
    show(("work", "pairs", "median", "95 % interval", "limit", "holds"), rows)
    finish(held=whole.value <= LIMIT)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
