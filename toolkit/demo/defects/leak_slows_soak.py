"""
Every request leaves something behind that the next ones have to go through.

Why: a leak is not felt in a test of a minute, and brings the place down in a week.
How: each request adds to a list, and waits for a time that grows with its length.
"""

from __future__ import annotations

import time

from flask import Flask

from toolkit.demo.defect import Defect
from toolkit.errors import ExitCode

SLOWER_S = 0.00002


def install(app: Flask) -> None:
    """Lets every request go through what the earlier ones left."""
    kept: list[bytes] = []

    def wade() -> None:
        kept.append(bytes(1024))
        time.sleep(min(len(kept) * SLOWER_S, 5))

    app.before_request(wade)


DEFECT = Defect(
    id="leak_slows_soak",
    title_fr="Une fuite ralentit tout à la longue",
    title_en="A leak slows everything in the long run",
    breaks="Each request makes all later ones slower by 20 microseconds.",
    hurts="Everybody, after some hours.",
    noticed_by=("finding:soak_drift",),
    exit_code=ExitCode.FAILED,
    install=install,
    needs_load=True,
)
