"""
Small pages for the keyboard hand: what a member does on each, and what must be told of it.

Each was written down with what a person would say of it, before any code had seen it.
"""

# ruff: noqa: E501 -- a page reads better in one piece

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Act = Callable[[Any, Any], None]  # the hand, and the page as Playwright has it

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Allotment society</title><style>
body { font: 16px/1.5 sans-serif; margin: 1rem } main { max-width: 40rem } button, input, select { font: inherit }
</style></head><body>{body}<p id="said" role="status"></p><script>
const say = (text) => { document.getElementById("said").textContent = text; };
{script}
</script></body></html>"""
AROUND = '<nav aria-label="Main"><a href="https://plots.example/">Home</a> <a href="https://plots.example/plots">Plots</a></nav><main>{body}</main><footer><a href="https://plots.example/contact">Contact</a></footer>'


@dataclass(frozen=True, kw_only=True)
class Fixture:
    """
    One page and one thing done on it.

    Attributes:
        name: What it is.
        body: Inside the page's main part.
        act: What the member does.
        told: All that is wrong, in one word each; nothing where all is well.
        done: JavaScript that is true when it was done.
        script: At the end of the page.
        native: Made of the browser's own controls.
        whole: The body is all there is, without navigation around it.
    """

    name: str
    body: str
    act: Act
    told: frozenset[str] = frozenset()
    done: str = ""
    script: str = ""
    native: bool = False
    whole: bool = False

    @property
    def html(self) -> str:
        """The whole page."""
        body = self.body if self.whole else AROUND.replace("{body}", self.body)
        return HEAD.replace("{body}", body).replace("{script}", self.script)


def wrong(*words: str) -> frozenset[str]:
    """What must be told."""
    return frozenset(words)


def click(role: str, name: str) -> Act:
    """Activate the control of this role and name."""
    return lambda hand, page: hand.click(page.get_by_role(role, name=name, exact=True))


def fill(label: str, text: str) -> Act:
    """Replace what the field of this label holds."""
    return lambda hand, page: hand.fill(page.get_by_label(label, exact=True), text)


def said(text: str) -> str:
    """The page says so."""
    return f"document.getElementById('said').textContent === {text!r}"
