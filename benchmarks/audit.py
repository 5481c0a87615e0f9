"""
What our way to axe costs: ten pages audited by the engine, against bare Playwright and `axe.run()`.

    python benchmarks/audit.py [rounds]

Ours is the whole call that a step's audit makes: axe through `axe_selenium_python` in every frame, its answer as rows
of `RuleResult`. Bare evaluates the same script in the page and runs it with the same options. Each finds the page
freshly loaded.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from paired.statistics import Pair, in_turns, median_of
from paired.table import figures, finish, judge, show
from paired.town import town
from playwright.sync_api import Page

from toolkit.measure.engines import axe
from toolkit.records import Outcome

LIMIT = 1.10
ROUNDS = 6
PAGES = (
    "/",
    "/?page=2",
    "/?page=50",
    "/search?q=marché",
    "/search?q=zzzz",
    "/posts/1",
    "/posts/2/report",
    "/members/bob",
    "/settings/privacy",
    "/about",
)
OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {rule: {"enabled": True} for rule in axe.SWITCHED_ON},
}


def ours(page: Page, address: str) -> float:
    """One audit by the engine, in milliseconds."""
    page.goto(address)
    start = time.perf_counter()
    rows = axe.audit(page, step_id="step", state="state", disabled_rules=(), time_limit_s=20)
    cost = (time.perf_counter() - start) * 1000
    assert any(row.outcome is Outcome.PASSED for row in rows)
    return cost


def bare(page: Page, script: str, address: str) -> float:
    """The same without us, in milliseconds."""
    page.goto(address)
    start = time.perf_counter()
    # A script element would be refused: the platform's content policy forbids inline scripts.
    page.evaluate(script)
    found: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", OPTIONS)  # Any: axe's result
    cost = (time.perf_counter() - start) * 1000
    assert found["passes"]
    return cost


def compare(rounds: int) -> dict[str, list[Pair]]:
    """So many pairs a page, after one that nobody counts."""
    script = Path(axe.script_path()).read_text(encoding="utf-8")
    pairs: dict[str, list[Pair]] = {address: [] for address in PAGES}
    with town() as place:
        ours(place.page, PAGES[0])
        bare(place.page, script, PAGES[0])
        turns = {
            address: in_turns(rounds, partial(ours, place.page, address), partial(bare, place.page, script, address))
            for address in PAGES
        }
        for _ in range(rounds):
            for address, turn in turns.items():
                pairs[address].append(next(turn))
    return pairs


def main(rounds: int) -> None:
    """Compare, print, judge."""
    pairs = compare(rounds)
    everything = median_of([pair.ratio for page in pairs.values() for pair in page])
    rows = [
        (address, *figures(median_of([pair.ratio for pair in page]), ".3f"), "", "") for address, page in pairs.items()
    ]
    rows.append(("all", *figures(everything, ".3f"), *judge(everything.value, LIMIT, ".2f")))
    show(("page", "pairs", "ours / bare", "95 % interval", "limit", "holds"), rows)
    finish(held=everything.value <= LIMIT)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
