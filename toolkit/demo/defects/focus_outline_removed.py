"""
The outline of the control that has the focus is gone.

Why: without it a keyboard is a walk in the dark.
How: a rule at the end of the style sheet.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

STYLE = """
:focus, :focus-visible { outline: none !important; box-shadow: none !important; }
"""


def install(app: Flask) -> None:
    """Adds it at the end of `place.css`."""
    append_to_asset(app, "place.css", STYLE)


DEFECT = Defect(
    id="focus_outline_removed",
    title_fr="Le contour du focus a disparu",
    title_en="The focus outline is gone",
    breaks="No control shows that it has the focus.",
    hurts="Members who use a keyboard.",
    noticed_by=(
        "finding:focus_invisible",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    personas=("keyboard",),
)
