"""
What one can do with a message is a row of tiny targets.

Why: a finger is wider than a pointer, and a trembling hand wider still.
How: a rule at the end of the style sheet makes them small and puts them close together.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

STYLE = """
.actions .button {
  display: inline-block; width: 10px; height: 10px; min-width: 0; min-height: 0; padding: 0; font-size: 0;
}
.actions .button > * { display: none; }
.actions .button > span { display: inline; position: static; width: auto; height: auto; margin: 0; }
.actions.row { gap: 0; }
"""


def install(app: Flask) -> None:
    """Adds it at the end of `place.css`."""
    append_to_asset(app, "place.css", STYLE)


DEFECT = Defect(
    id="target_too_small",
    title_fr="Les cibles sous un message sont minuscules",
    title_en="The targets below a message are tiny",
    breaks="Targets of 10 by 10 pixels stand side by side.",
    hurts="Members with a telephone, a tremor, or hurry.",
    noticed_by=(
        "axe:target-size",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
