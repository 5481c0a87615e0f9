"""
What concerns a member is not notified to them.

Why:
    Who asked and was answered believes that nobody did.
How:
    Over a scripted day, the list of notifications is read after every act; where the adapter says that the act is to be
    told, and the list has nothing new, it is missing.
Limits:
    What a platform does not promise to tell is not missing: the adapter's table says what it promises.
Source:
    ISO 9241-110:2020, self-descriptiveness; Regulation (EU) 2022/2065, art. 16 and 17 for decisions.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.notices import findings_by_act


def notification_missing(*, noticed: pd.DataFrame) -> list[Finding]:
    """
    One finding per act.

    Args:
        noticed: One row per act of a day and member: `expected`, `seen`.
    """
    return findings_by_act(
        "notification_missing", Impact.SERIOUS, noticed, noticed[noticed["expected"] & (noticed["seen"] == 0)]
    )
