"""
Every press of a button keeps the page busy for most of a second.

Why: an interface that does not answer at once is pressed again.
How: a listener works without a pause before anything else happens.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

SCRIPT = """
addEventListener("click", () => {
  const end = performance.now() + 700;
  while (performance.now() < end);
}, true);
"""


def install(app: Flask) -> None:
    """Adds it at the end of `forms.js`."""
    append_to_asset(app, "forms.js", SCRIPT)


DEFECT = Defect(
    id="long_task_on_click",
    title_fr="Chaque clic fige la page",
    title_en="Every click freezes the page",
    breaks="The main thread is blocked for 700 ms at each press.",
    hurts="Everybody, most of all on an old telephone.",
    noticed_by=("gate:inp",),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="react",
)
