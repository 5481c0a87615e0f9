"""
What was published and never reached the others: not by itself, and not after they opened the page afresh.

Why:
    Whoever wrote it believes that it is said; nobody will ever answer.
How:
    A reader waits where news is, and looks again after the time-out on a page that was opened anew. What is not there
    then, by its text or by a link to where it stands, is lost.
Limits:
    Only what the author was told is published counts, and only to a reader who is kept out of nothing. A reaction that
    is not counted is no message that is lost.
Source:
    ISO/IEC 25010:2023, reliability; loss of data is a barrier that no average can hide.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Arrival, Finding, Impact, Way
from toolkit.score.findings import finding, replay, texts


def post_lost(*, arrivals: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and kind.

    Args:
        arrivals: One row per text and member who waited for it, with `arrival`, `critical`.
    """
    readers = arrivals[(arrivals["way"] == Way.FEED.value) & (arrivals["kind"] != "reaction")]
    return [
        _finding(str(journey), str(kind), rows)
        for (journey, kind), rows in readers.groupby(["journey", "kind"], sort=True, observed=True)
        if (rows["arrival"] == Arrival.NEVER.value).any()
    ]


def _finding(journey: str, kind: str, rows: pd.DataFrame) -> Finding:
    lost = rows[rows["arrival"] == Arrival.NEVER.value]
    return finding(
        "post_lost",
        journey,
        kind,
        rule="post_lost",
        impact=Impact.CRITICAL,
        params={
            "journey": journey,
            "kind": kind,
            "lost": str(len(lost)),
            "n": str(len(rows)),
            "observer": ", ".join(texts(lost["observer"])),
        },
        place_count=len(lost),
        journeys=(journey,),
        critical_path=bool(rows["critical"].any()),
        replay=f"{replay([journey])} --mode watched",
    )
