"""
News in the feed comes in without a word.

Why: what only appears on the screen has not happened for who listens to the page.
How: the region loses its role, wherever it is served.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r"""(<div class="live"[^>]*>.*?)<div class="arrivals" role="status">"""
INSTEAD = r"""\1<div class="arrivals">"""


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="live_region_missing",
    title_fr="Les nouveautés du fil ne sont plus annoncées",
    title_en="News in the feed is not announced",
    breaks="The line that tells of new messages is no live region.",
    hurts="Members who use a screen reader.",
    noticed_by=("finding:status_silent", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    personas=("screen_reader",),
)
