"""
How a feed bears being read for long: what piles up a page, and what is met twice or not at all.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.records import FeedResult, Number
from toolkit.score.statistics.slopes import LEAST, theil_sen


class Slopes(NamedTuple):
    """What a page adds; None where nothing can pile up, or too few pages were read."""

    nodes: Number | None
    heap_bytes: Number | None


def read(feed: pd.DataFrame) -> pd.DataFrame:
    """
    The pages that came: neither the return to the feed nor a page that an error stood for.

    Args:
        feed: FeedRecords.
    """
    return feed[(feed["page"] > 0) & feed["error"].isna()]


def slopes(feed: pd.DataFrame) -> Slopes:
    """
    What each page of one feed adds to the document and to its memory.

    Args:
        feed: FeedRecords of one journey.
    """
    pages = read(feed).sort_values(["attempt_id", "page"], kind="stable")
    grown = pages[~pages["fresh"]]
    if len(grown) < LEAST:
        return Slopes(None, None)
    # The first page is a document of its own by nature; the others tell whether they are.
    first = pages[pages["page"] == 1]
    together = pd.concat([first, grown]).drop_duplicates("id")
    return Slopes(_slope(together, "nodes"), _slope(together, "heap_bytes"))


def _slope(pages: pd.DataFrame, column: str) -> Number | None:
    known = pages.dropna(subset=[column])
    if len(known) < LEAST:
        return None
    value, low, high = theil_sen(known["page"].to_numpy(dtype=float), known[column].to_numpy(dtype=float))
    return Number(value=value, n=len(known), low=low, high=high)


def feed_results(*, feeds: pd.DataFrame, journeys: pd.DataFrame) -> tuple[FeedResult, ...]:
    """
    How the feed of each journey bears being read for long.

    Args:
        feeds: One row per FeedRecord.
        journeys: `goal` of each `journey`.
    """
    goals = dict(zip(journeys["journey"], journeys["goal"], strict=True))
    return tuple(_result(str(journey), str(goals.get(journey, "")), mine) for journey, mine in feeds.groupby("journey"))


def _result(journey: str, goal: str, mine: pd.DataFrame) -> FeedResult:
    pages = read(mine)
    slope = slopes(mine)
    moved, missing = mine["moved_px"].dropna(), mine["missing"].dropna()
    return FeedResult(
        journey=journey,
        goal=goal,
        pages=int(pages["page"].max()) if len(pages) else 0,
        fresh=bool(pages.loc[pages["page"] > 1, "fresh"].all()),
        nodes=slope.nodes,
        heap_bytes=slope.heap_bytes,
        items=most(pages, "items"),
        doubled=most(pages, "doubled"),
        missing=int(missing.max()) if len(missing) else None,
        moved_px=float(moved.max()) if len(moved) else None,
    )


def most(pages: pd.DataFrame, column: str) -> int | None:
    """
    The sum of the reading that has most of it: two readings of one feed meet the same items. None where none counted.

    Args:
        pages: One row per page of a feed, with `attempt_id`.
        column: What is counted.
    """
    readings = pages.groupby("attempt_id")[column].sum(min_count=1).dropna()
    return int(readings.max()) if len(readings) else None
