"""
What the recorders in the page cost it: work of its main thread with them, against the same walk without.

    python benchmarks/recorder.py [pairs]

With: the scripts of acts, feedback and vitals, asked after every step as probes ask them. Without: the same steps of
the same account in a context of the same browser. Work is `TaskDuration` and `ScriptDuration` of Chromium's own
`Performance.getMetrics`, in time of the thread: what other processes take is not in it.
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

from toolkit.measure._scripts import script

LIMIT = 1.10
PAIRS = 30
RECORDERS = {"acts": "__virageActs", "feedback": "__virageFeedback", "vitals": "__virageVitals"}
KINDS = ("TaskDuration", "ScriptDuration")


class Watched(NamedTuple):
    """A page, the line on which its main thread is asked, and the recorders in it."""

    page: Page
    line: CDPSession
    recorders: tuple[str, ...]


def watched(place: Town, *recorders: str) -> Watched:
    """A page of its own with these recorders, at the feed."""
    page = plain_page(place.page, scripts=[script(name) for name in recorders])
    line = page.context.new_cdp_session(page)
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    return Watched(page, line, recorders)


def spent(at: Watched) -> dict[str, float]:
    """Milliseconds that the main thread has worked so far."""
    told = {metric["name"]: metric["value"] for metric in at.line.send("Performance.getMetrics")["metrics"]}
    return {kind: told[kind] * 1000 for kind in KINDS}


def walk(at: Watched, found: list[dict[str, float]]) -> float:
    """One walk through all steps; what it cost is noted, and its work in all given back."""
    before = spent(at)
    for _, act in STEPS.values():
        act(at.page)
        for name in at.recorders:
            assert at.page.evaluate(f"() => window.{RECORDERS[name]}()")
    after = spent(at)
    found.append({kind: after[kind] - before[kind] for kind in KINDS})
    return found[-1]["TaskDuration"]


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
    return {kind: [Pair(a[kind], b[kind]) for a, b in zip(ours, bare, strict=True)] for kind in KINDS}


def main(n: int) -> None:
    """Compare, print, judge the whole work; that of scripts alone shows where to look."""
    pairs = compare(n)
    whole = median_of([pair.ratio for pair in pairs["TaskDuration"]])
    scripts = median_of([pair.difference for pair in pairs["ScriptDuration"]])
    rows = [
        ("main thread, with / without", *figures(whole, ".3f"), *judge(whole.value, LIMIT, ".2f")),
        ("scripts, ms more a walk", *figures(scripts, ".1f"), "", ""),
    ]
    show(("work", "pairs", "median", "95 % interval", "limit", "holds"), rows)
    finish(held=whole.value <= LIMIT)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
