"""
The like button does nothing.

Why: a script that fails takes the feature with it, and nothing is red anywhere.
How: a listener swallows the form before anybody hears of it.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

SCRIPT = """
addEventListener("submit", (event) => {
  if (!event.target.matches("form.react")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
"""


def install(app: Flask) -> None:
    """Adds it at the end of `forms.js`."""
    append_to_asset(app, "forms.js", SCRIPT)


DEFECT = Defect(
    id="dead_button",
    title_fr="Le bouton J’aime ne fait rien",
    title_en="The like button does nothing",
    breaks="Pressing “Like” has no effect.",
    hurts="Everybody who wants to take part with little.",
    noticed_by=(
        "finding:journey_broken",
        "finding:dead_click",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="react",
)
