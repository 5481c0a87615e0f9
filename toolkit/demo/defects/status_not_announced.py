"""
Confirmations are no status messages.

Why: “Saved” that is not announced was not saved, for who listens to the page.
How: the role is taken off the notice as the page leaves.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r"""<p class="notice" role="status">"""
INSTEAD = r"""<p class="notice">"""


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="status_not_announced",
    title_fr="Les confirmations ne sont plus annoncées",
    title_en="Confirmations are not announced",
    breaks="The notice after a form has no role.",
    hurts="Members who use a screen reader.",
    noticed_by=(
        "cap:K1",
        "finding:journey_broken",
        "gate:caps{cap=K1}",
        "gate:findings{impact=critical}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="privacy_settings",
)
