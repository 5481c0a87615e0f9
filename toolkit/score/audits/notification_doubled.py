"""
One thing that happened is notified more than once.

Why:
    Who is told everything twice stops looking.
How:
    Over a scripted day, the list of notifications is read after every act; two new ones about one act are one too many.
Limits:
    Notifications that the platform puts together (“Bob and two others”) are one.
Source:
    ISO 9241-110:2020, suitability for the user's tasks.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.notices import findings_by_act


def notification_doubled(*, noticed: pd.DataFrame) -> list[Finding]:
    """
    One finding per act.

    Args:
        noticed: One row per act of a day and member: `seen`.
    """
    return findings_by_act("notification_doubled", Impact.MODERATE, noticed, noticed[noticed["seen"] > 1])
