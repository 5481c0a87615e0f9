"""
Every page carries a picture of several megabytes.

Why: on a telephone contract it costs money, and on a slow line the page never comes.
How: the picture is real bytes under an address of its own, which no cache keeps; it is 1 pixel high on the page.
"""

from __future__ import annotations

import struct

from flask import Flask
from flask.wrappers import Response

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

SIDE = 1180  # pixels; a bitmap has three bytes each


def install(app: Flask) -> None:
    """Serves the picture and puts it on every page."""
    app.add_url_rule("/banner.bmp", "banner", lambda: Response(bitmap(), mimetype="image/bmp"))
    rewrite_pages(app, "</main>", '<img src="/banner.bmp" alt="" width="1" height="1"></main>')


def bitmap() -> bytes:
    """A square of one colour, not compressed."""
    size = SIDE * SIDE * 3
    head = struct.pack("<2sIHHI", b"BM", 54 + size, 0, 0, 54)
    info = struct.pack("<IiiHHIIiiII", 40, SIDE, SIDE, 1, 24, 0, size, 2835, 2835, 0, 0)
    return head + info + b"\xe8\xe0\xd8" * (SIDE * SIDE)


DEFECT = Defect(
    id="heavy_picture",
    title_fr="Chaque page pèse des mégaoctets",
    title_en="Every page weighs megabytes",
    breaks="A picture of 4 MB is fetched with every page.",
    hurts="Members on slow or costly lines.",
    noticed_by=("finding:heavy_page", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
