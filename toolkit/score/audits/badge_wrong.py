"""
The count of what waits is another than what is found there.

Why:
    A count that says what is not so is soon not looked at any more.
How:
    Over a scripted day, the count on the page is read before the list of notifications is opened, and held against the
    entries that are marked as new.
Limits:
    Platforms without a count, or without marks, cannot show it.
Source:
    ISO 9241-110:2020, self-descriptiveness.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.notices import findings_by_act


def badge_wrong(*, noticed: pd.DataFrame) -> list[Finding]:
    """
    One finding per act.

    Args:
        noticed: One row per act of a day and member: `badge_wrong`, `badge`, `unread`.
    """
    return findings_by_act("badge_wrong", Impact.MODERATE, noticed, noticed[noticed["badge_wrong"]])
