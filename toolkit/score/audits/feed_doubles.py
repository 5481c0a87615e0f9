"""
While one reads on, the feed shows messages again, or passes over some.

Why:
    What is shown twice makes readers doubt where they are; what is passed over is never read.
How:
    Items of each page by where they lead, else by what they say: those that stand there twice, or come back after they
    had gone, of the reading that has most of them; and those that a second reading met between the same two items, and
    the first did not.
Limits:
    A message published while one reads moves the others by one place: on a busy platform, one doubled item a page may
    be that. Where no items are found, nothing is told.
Source:
    Bastien & Scapin 1993, 6 consistency; W3C, ARIA feed pattern.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps
from toolkit.score.feeds import most


def feed_doubles(*, feeds: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey.

    Args:
        feeds: One row per FeedRecord with `critical`.
    """
    wrong = feeds[(feeds["doubled"].fillna(0) > 0) | (feeds["missing"].fillna(0) > 0)]
    return at_steps(
        "feed_doubles",
        wrong,
        impact=Impact.MODERATE,
        mode="endurance",
        doubled=lambda rows: most(rows, "doubled") or 0,
        missing=lambda rows: int(rows["missing"].fillna(0).max()),
    )
