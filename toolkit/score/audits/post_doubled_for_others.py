"""
What was published once and stands twice before those who read it.

Why:
    It looks as if somebody insisted; answers split between the two.
How:
    A reader counts the messages with the text on the page where news is, when it arrives and when the journey ends.
Limits:
    A page that shows a message in two places shows two, unless the adapter says what a message among others is.
Source:
    ISO/IEC 25010:2023, functional correctness.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact, Way
from toolkit.score.findings import finding, replay


def post_doubled_for_others(*, arrivals: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and kind.

    Args:
        arrivals: One row per text and member who waited for it, with `copies`, `critical`.
    """
    readers = arrivals[arrivals["way"] == Way.FEED.value]
    return [
        _finding(str(journey), str(kind), rows)
        for (journey, kind), rows in readers.groupby(["journey", "kind"], sort=True, observed=True)
        if (rows["copies"] > 1).any()
    ]


def _finding(journey: str, kind: str, rows: pd.DataFrame) -> Finding:
    doubled = rows[rows["copies"] > 1]
    return finding(
        "post_doubled_for_others",
        journey,
        kind,
        rule="post_doubled_for_others",
        impact=Impact.SERIOUS,
        params={
            "journey": journey,
            "kind": kind,
            "doubled": str(len(doubled)),
            "n": str(len(rows)),
            "copies": str(int(doubled["copies"].max())),
        },
        place_count=len(doubled),
        journeys=(journey,),
        critical_path=bool(rows["critical"].any()),
        replay=f"{replay([journey])} --mode watched",
    )
