"""
How texts that hurt fared: one row a journey and text, over all pages and windows.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import ContentResult
from toolkit.score.adversities import SLACK_PX

OUTCOMES = ("lost", "refused", "shown")  # the worst first


def content_results(*, contents: pd.DataFrame, journeys: pd.DataFrame) -> tuple[ContentResult, ...]:
    """
    How each text fared on each journey.

    Args:
        contents: One row per ContentRecord.
        journeys: `goal` of each `journey`.
    """
    goals = dict(zip(journeys["journey"], journeys["goal"], strict=True))
    return tuple(
        ContentResult(
            journey=str(journey),
            goal=str(goals.get(journey, "")),
            text=str(text),
            outcome=next(word for word in OUTCOMES if (mine["outcome"] == word).any()),
            n=len(mine),
            failed=_failed(mine),
        )
        for (journey, text), mine in contents.groupby(["journey", "text"], sort=True)
    )


def _failed(mine: pd.DataFrame) -> tuple[str, ...]:
    """What did not hold, each once."""
    seen = {
        "overflow": (mine["overflow_px"].fillna(0) > SLACK_PX).any(),
        "truncated": mine["truncated"].eq(other=True).any(),
        "cut": mine["cut"].any(),
        "isolated": mine["isolated"].eq(other=False).any(),
        "same": mine["same"].eq(other=False).any(),
        "leaked": (mine["leaked"].map(len).astype(int) > 0).any(),
        "ran": mine["ran"].any(),
        "named": mine["named"].eq(other=False).any(),
    }
    return tuple(name for name, wrong in seen.items() if wrong)
