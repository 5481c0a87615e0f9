"""
Reading on, the feed breaks off: in the place of a page comes an error, or nothing.

Why:
    Behind a page that does not come lies all that was ever written before it.
How:
    Pages of the feed are read on for as long as there is a control to do so. It is a finding where the platform answers
    with an error page, where a server fails to give the data of a page, or where the control is still there and brings
    no other messages. A feed whose control is gone or disabled is at its end.
Limits:
    An end without a control that could be gone, as where one scrolls on and on, is told from a failure by the answers
    of servers alone. While the health address of the platform fails, nothing is held against the feed.
Source:
    Bastien & Scapin 1993, 5 error management; ISO 9241-110:2020, robustness against use errors.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps


def feed_broken(*, feeds: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey.

    Args:
        feeds: One row per FeedRecord with `critical`.
    """
    return at_steps(
        "feed_broken",
        feeds[feeds["error"].notna()],
        impact=Impact.SERIOUS,
        mode="endurance",
        page=lambda rows: int(rows["page"].min()),
    )
