"""
What somebody who listens to the page is told after each act, and what appears to be seen only.

Why:
    “Saved” that is not announced was not saved, for who does not see it.
How:
    A script in the page, there only while a member uses a screen reader, follows live regions (those that were there
    before, and those that come already filled, which are often not announced), moves of the focus with role and name,
    the state of what has the focus, dialogs that take it, and the title of each document. A line of text that appears
    in the window, away from the focus and in no live region, once the page has come to rest, is a silent update: also
    when it comes by itself. What follows a navigation, what was unfolded, long texts, lists, articles and headings,
    bare numbers and times, and what is said elsewhere within a second are none.
Limits:
    It is no screen reader: nothing is spoken, and each has its own habits. Roles and names of the focus are those that
    the page's HTML gives. What is brought to light by a style sheet alone, by names of classes that say nothing of it,
    or in a list, is not noticed.
Source:
    WAI-ARIA 1.2, section 6.6 (live regions); WCAG 2.2, 4.1.3 Status Messages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import keeping
from toolkit.measure.probes._probe import Seen, StepWindow, owner

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HANDS = ("reader",)
LONGEST = 200
SILENT = "silent"


class Probe:
    """Collects what the page's script has kept."""

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Install the script in every document of the context, frames too."""
        context.add_init_script(keeping("announcements"))
        del page  # the context covers it

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """One row a step and kind of announcement, one a step and silent text."""
        told: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in _drained(page):
            if step := owner(steps, one["at"]):
                told[step.id, one["kind"]].append(one["text"])
        for (step_id, kind), texts in told.items():
            if kind == SILENT:
                yield from _silent(step_id, texts)
            else:
                yield Seen(
                    step_id=step_id,
                    name="announcements",
                    value=float(len(texts)),
                    unit="count",
                    document=kind,
                    detail=shorten(" | ".join(texts)),
                )


def _drained(page: Page) -> list[dict[str, Any]]:  # Any: JSON from the page
    from playwright.sync_api import Error

    told: list[dict[str, Any]] = []  # Any: as above
    for frame in page.frames:
        try:
            told += frame.evaluate("() => window.__virageTold ? window.__virageTold() : []")
        except Error:
            if frame == page.main_frame:
                raise
    return sorted(told, key=lambda one: float(one["at"]))


def _silent(step_id: str, texts: list[str]) -> Iterable[Seen]:
    for text, count in Counter(texts).items():
        yield Seen(
            step_id=step_id,
            name="silent_updates",
            value=float(count),
            unit="count",
            document=text[:40],
            detail=shorten(text),
        )


def shorten(text: str) -> str:
    """At most 200 characters, cut between words: half a secret would not be known as one."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
