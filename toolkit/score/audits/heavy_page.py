"""
Pages that weigh megabytes.

Why:
    On a telephone's contract it costs money, and on a slow line the page does not come: at the 1.6 Mbit/s that
    Lighthouse takes for a slow telephone, 4 MB need twenty seconds, and ten lose whoever waits.
How:
    All that a page fetches until it is at rest, as a first visit would: what came from the cache weighs what it
    weighed. The limit is in `criteria.toml`.
Limits:
    Other sites tell the weight of what they send only where they allow it (`Timing-Allow-Origin`).
Source:
    Lighthouse 12, audit `total-byte-weight`: a score of one half at 4000 KiB.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.criteria import Model
from toolkit.score.findings import finding, places, replay, texts

KIB = 1024


def heavy_page(*, observations: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding for all heavy pages, the heaviest first: what weighs is mostly one thing that all have.

    Args:
        observations: One row per observation with `step`, `state`, `critical`; `detail` names what weighs most.
        model: The limit.
    """
    limit = model.limits.heavy_page_bytes
    heavy = observations[(observations["name"] == "page_bytes") & (observations["value"] >= limit)]
    if heavy.empty:
        return []
    rows = heavy.sort_values(["value", "journey", "position"], ascending=[False, True, True]).drop_duplicates("state")
    journeys = texts(rows["journey"])
    return [
        finding(
            "heavy_page",
            rule="heavy_page",
            impact=Impact.SERIOUS,
            params={
                "kib": f"{rows['value'].iloc[0] / KIB:.0f}",
                "limit_kib": f"{limit / KIB:.0f}",
                "heaviest": str(rows["detail"].iloc[0]),
            },
            places=places(rows),
            place_count=len(rows),
            journeys=journeys,
            critical_path=bool(rows["critical"].any()),
            states=len(rows),
            evidence=texts(rows["screenshot"])[:3],
            replay=replay(journeys),
        )
    ]
