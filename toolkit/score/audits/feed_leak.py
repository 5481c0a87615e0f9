"""
A feed that is read for long keeps what it has shown.

Why:
    After an hour of reading the page answers late, and on a small device it is closed by the system.
How:
    Pages of the feed are read on in one document; of its memory after a forced collection, the slope of Theil and Sen
    over pages. It is a finding where the lower end of its interval is above what `criteria.toml` allows a page.
Limits:
    Only where the feed grows in one document; where each page is a new one, nothing can pile up. Memory is Chromium's.
Source:
    Theil 1950; Sen 1968, JASA 63:1379.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps
from toolkit.score.criteria import Model
from toolkit.score.feeds import read, slopes


def feed_leak(*, feeds: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey.

    Args:
        feeds: One row per FeedRecord with `critical`.
        model: How much memory a page of a feed may keep.
    """
    found = []
    for _, rows in feeds.groupby("journey", sort=True):
        slope = slopes(rows).heap_bytes
        if slope is None or slope.low is None or slope.low <= model.limits.feed_leak_bytes:
            continue
        grown = f"{(slope.value or 0) / 1024:.0f}"
        here = read(rows).tail(1)
        found += at_steps(
            "feed_leak",
            here,
            impact=Impact.MODERATE,
            mode="endurance",
            kilobytes=lambda _rows, grown=grown: grown,
            pages=lambda rows: int(rows["page"].max()),
        )
    return found
