"""
Messages are wider than a narrow window.

Why: at 400 % enlargement every line must be scrolled to and fro.
How: a least width in the style sheet.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

STYLE = """
.post { min-width: 43rem; }
"""


def install(app: Flask) -> None:
    """Adds it at the end of `place.css`."""
    append_to_asset(app, "place.css", STYLE)


DEFECT = Defect(
    id="overflow_320",
    title_fr="Les messages débordent d’une fenêtre étroite",
    title_en="Messages overflow a narrow window",
    breaks="The page scrolls sideways below 700 CSS pixels.",
    hurts="Members who enlarge, and everybody with a telephone.",
    noticed_by=(
        "finding:reflow",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
    personas=("desktop", "low_vision"),
)
