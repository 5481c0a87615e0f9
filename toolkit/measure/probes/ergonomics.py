"""
Facts of a page that ergonomists look at: fields and their names, text, controls, weight, the language of words.

Why:
    A person judges; what can be counted need not wait for one.
How:
    Once a state in a run, after the step's time: counts and sizes of the page as it stands, each with examples. Words
    of the interface (controls, labels, what stands around the page's own matter) are looked up in lists of words that
    only French or only English has; the page's own `lang`, and that of each part, say which it should be.
Limits:
    Only the document on top; nothing that a style sheet draws. Words are told apart in French and English only, and
    texts of members are left out as far as the page marks them: in an article, a quotation, under a `lang`.
Source:
    Bastien & Scapin 1993, INRIA RT-0156: the criteria whose signals these are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.measure._scripts import script
from toolkit.measure.language import LANGUAGES, foreign
from toolkit.measure.probes._probe import Seen, StepWindow

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

UNITS = {"text_size": "px", "line_length": "ch", "page_bytes": "bytes"}
EXAMPLES = 3


class Probe:
    """Counts what a state shows."""

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Nothing to listen to: the page is read when it stands."""

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """One row a fact, of a state that was not there before; examples one a line."""
        step = steps[-1]
        if step.new_state is None:
            return
        read = page.evaluate(script("ergonomics"))
        for name, fact in read["facts"].items():
            yield _seen(step, name, float(fact["value"]), fact["examples"])
        if read["language"] in LANGUAGES:
            others = foreign(read["texts"], read["language"])
            yield _seen(step, "interface_texts", float(len(read["texts"])), [])
            yield _seen(step, "foreign_texts", float(len(others)), others)


def _seen(step: StepWindow, name: str, value: float, examples: list[str]) -> Seen:
    unit = UNITS.get(name, "count")
    return Seen(step_id=step.id, name=name, value=value, unit=unit, detail="\n".join(examples[:EXAMPLES]) or None)
