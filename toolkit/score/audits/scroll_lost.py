"""
Back from a message, the reader no longer is where they were in the feed.

Why:
    Who has to find their place again after each message stops opening messages.
How:
    Read on for several pages, scroll down, open a message, go back: how far the place is from where it was. Lost is
    more than one window.
Limits:
    The browser's own memory of pages is off while it is driven: what relies on it alone looks worse than it is.
Source:
    WHATWG HTML, 7.4.6.4 restoring persisted state; Bastien & Scapin 1993, 3.2 user control.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps


def scroll_lost(*, feeds: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey.

    Args:
        feeds: One row per FeedRecord with `critical`.
    """
    lost = feeds[feeds["moved_px"].fillna(0) > feeds["window_px"]]
    return at_steps(
        "scroll_lost", lost, impact=Impact.MODERATE, mode="endurance", px=lambda rows: f"{rows['moved_px'].max():.0f}"
    )
