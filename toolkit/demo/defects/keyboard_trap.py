"""
Tab does not leave the compose field.

Why: some editors take Tab for indentation, and nobody gets out again.
How: a key handler of the field swallows Tab in both directions.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

SCRIPT = """
document.getElementById("compose-text")?.addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});
"""


def install(app: Flask) -> None:
    """Adds it at the end of `forms.js`."""
    append_to_asset(app, "forms.js", SCRIPT)


DEFECT = Defect(
    id="keyboard_trap",
    title_fr="Le champ de publication retient le clavier",
    title_en="The compose field traps the keyboard",
    breaks="Tab and Shift+Tab do nothing in the compose field.",
    hurts="Members who use a keyboard or a switch: the button after the field cannot be reached.",
    noticed_by=(
        "finding:keyboard_trap",
        "finding:journey_broken",
        "cap:K2",
        "gate:caps{cap=K2}",
        "gate:findings{impact=critical}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    personas=("desktop", "keyboard"),
)
