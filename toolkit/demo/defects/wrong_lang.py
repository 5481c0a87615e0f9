"""
Pages say that they are written in a language that does not exist.

Why: a screen reader then reads French with whatever voice it last had.
How: the attribute of the page is rewritten as it leaves.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r'<html lang="[^"]*"'
INSTEAD = r'<html lang="french"'


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="wrong_lang",
    title_fr="La langue déclarée n’existe pas",
    title_en="The declared language does not exist",
    breaks="Every page has lang=french.",
    hurts="Members who use a screen reader or a translation.",
    noticed_by=(
        "axe:html-lang-valid",
        "cap:K3",
        "gate:caps{cap=K3}",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
