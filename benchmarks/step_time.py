"""
What being measured costs a step: ours, with everything on, against the same acts in bare Playwright.

    python benchmarks/step_time.py [pairs]

Ours is `duration_ms` as the recorder writes it: the step's own time, with probes, HAR, pictures and axe on. Bare is a
plain context of the same browser: same account, same locators, same waiting, nothing attached.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from paired.statistics import Pair, in_turns, median_of
from paired.table import figures, finish, judge, show
from paired.town import Town, town
from playwright.sync_api import Page

from toolkit.measure.member import Member
from toolkit.records import Outcome

LIMIT = 1.10
PAIRS = 30
WORDS = "marché"
MESSAGES = count(1)

Walk = Callable[[], float]


def open_feed(page: Page) -> None:
    """Through the navigation; messages are articles."""
    page.get_by_role("banner").get_by_role("link", name="Le fil", exact=True).click()
    page.get_by_role("article").first.wait_for()


def publish(page: Page) -> None:
    """In the field at the top of the feed."""
    text = message()
    page.get_by_role("main").get_by_role("textbox").first.fill(text)
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_role("article").filter(has_text=text).wait_for()


def search(page: Page) -> None:
    """In the head of the page."""
    head = page.get_by_role("banner")
    head.get_by_role("searchbox").fill(WORDS)
    head.get_by_role("button", name="Chercher").click()
    page.get_by_role("main").get_by_role("status").wait_for()


def message() -> str:
    """A text that no other message has, of the same length for both."""
    return f"Qui a vu mon chat, le petit gris ? [{next(MESSAGES):06d}]"


# Each begins where the one before it ends.
STEPS: dict[str, tuple[Callable[[Member], Any], Callable[[Page], None]]] = {  # Any: a verb's answer, not needed
    "open the feed": (lambda alice: alice.open_feed(), open_feed),
    "publish": (lambda alice: alice.publish(message()), publish),
    "search": (lambda alice: alice.search(WORDS), search),
}


def ours(place: Town, name: str) -> float:
    """One recorded step, in milliseconds."""
    with place.alice.step(name):
        STEPS[name][0](place.alice)
    record = place.alice._attempt.session.folder.read("steps")[-1]
    assert record.step == name
    assert record.outcome is Outcome.PASSED
    return float(record.duration_ms)


def bare(place: Town, name: str) -> float:
    """The same acts, in milliseconds."""
    start = time.perf_counter()
    STEPS[name][1](place.page)
    return (time.perf_counter() - start) * 1000


def compare(n: int) -> dict[str, list[Pair]]:
    """So many pairs a kind of step, after one round that nobody counts."""
    with town() as place:
        for name in STEPS:
            ours(place, name)
            bare(place, name)
        turns = {name: in_turns(n, partial(ours, place, name), partial(bare, place, name)) for name in STEPS}
        rounds = [{name: next(turn) for name, turn in turns.items()} for _ in range(n)]
    return {name: [done[name] for done in rounds] for name in STEPS}


def main(n: int) -> None:
    """Compare, print, judge."""
    pairs = compare(n)
    everything = median_of([pair.ratio for kind in pairs.values() for pair in kind])
    rows = [(name, *figures(median_of([pair.ratio for pair in kind]), ".3f"), "", "") for name, kind in pairs.items()]
    rows.append(("all", *figures(everything, ".3f"), *judge(everything.value, LIMIT, ".2f")))
    show(("step", "pairs", "ours / bare", "95 % interval", "limit", "holds"), rows)
    finish(held=everything.value <= LIMIT)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
