"""
Controls that are shown to members who are refused when they use them.

Why:
    A button that answers "you may not" wastes a try, and makes people doubt what they may.
How:
    A request that another member was rightly refused, and whose form or link stands in the page as that member sees it,
    with the very same address.
Limits:
    Only controls in the page as it is served; being asked to sign in is an invitation, not a refusal. Visitors are left
    out for that reason.
Source:
    Bastien & Scapin 1993, guidance; ISO 9241-110:2020, conformity with user expectations.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact, Place
from toolkit.score.findings import MOST_PLACES, finding, replay, texts
from toolkit.score.roles import judged


def control_for_others(*, trials: pd.DataFrame) -> list[Finding]:
    """
    One finding per act and request.

    Args:
        trials: One row per RoleTrial.
    """
    rows = judged(trials=trials)
    refused = (rows["expected"] == "refused") & (rows["observed"] == "refused") & ~rows["sign_in"].astype(bool)
    idle = rows[refused & (rows["shown"] == "yes") & (rows["tried_as"] == "member")]
    return [
        _finding(str(act), f"{method} {template}", same.sort_values(["journey", "at", "id"]))
        for (act, method, template), same in idle.groupby(["act", "method", "template"], sort=True)
    ]


def _finding(act: str, request: str, rows: pd.DataFrame) -> Finding:
    journeys = texts(rows["journey"])
    spots = rows.drop_duplicates(["journey", "page"])
    return finding(
        "control_for_others",
        act,
        request,
        rule="control_for_others",
        impact=Impact.MODERATE,
        params={"act": act, "request": request, "answer": str(rows["answer"].iloc[0])},
        places=tuple(
            Place(url=str(row["page"]), journey=str(row["journey"]), step=str(row["step"]))
            for row in spots.head(MOST_PLACES).to_dict("records")
        ),
        place_count=len(spots),
        journeys=journeys,
        replay=replay(journeys),
    )
