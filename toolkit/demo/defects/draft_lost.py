"""
A message that is not accepted is gone.

Why: a text that took half an hour is not written a second time.
How: what was typed is taken out of the page that names the fault.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r"""(<textarea name="text" id="compose-text"[^>]*>)[^<]+"""
INSTEAD = r"""\1"""


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="draft_lost",
    title_fr="Le brouillon est perdu après une erreur",
    title_en="The draft is lost on an error",
    breaks="After a fault the field of the compose form is empty.",
    hurts="Everybody who wrote more than a line.",
    noticed_by=("finding:draft_lost", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    modes=("faults",),
)
