"""
Dates and hints are written in a grey that is too light.

Why: grey on white looks calm to the designer, and is gone in sunlight or with tired eyes.
How: a rule at the end of the style sheet; nothing else changes.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

STYLE = """
.post-when, .post-when a, .hint { color: #b3b3b3 !important; }
"""


def install(app: Flask) -> None:
    """Adds it at the end of `place.css`."""
    append_to_asset(app, "place.css", STYLE)


DEFECT = Defect(
    id="low_contrast",
    title_fr="Les dates et les conseils sont trop pâles",
    title_en="Dates and hints are too pale",
    breaks="Small text has a contrast of about 2 to 1.",
    hurts="Members with low vision, and everybody outdoors.",
    noticed_by=(
        "axe:color-contrast",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
