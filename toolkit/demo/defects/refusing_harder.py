"""
Accepting takes one press, refusing three.

Why: a choice that costs more on one side is none.
How: the button that refuses is taken off the question; the page about cookies still has it.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r"""(<section class="consent".*?)<button name="choice" value="refuse">[^<]*</button>"""
INSTEAD = r"""\1"""


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="refusing_harder",
    title_fr="Refuser demande plus que d’accepter",
    title_en="Refusing is harder than accepting",
    breaks="The question about cookies has one button: accept.",
    hurts="Everybody who would have refused.",
    noticed_by=(
        "finding:refusing_harder",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="sign_in",
    modes=("trust",),
)
