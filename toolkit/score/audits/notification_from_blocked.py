"""
Somebody who was blocked still reaches the one who blocked them, by a notification.

Why:
    Who blocks is afraid or tired; each notification is another knock at the door.
How:
    Over a scripted day a member blocks another, who then acts; whatever is notified of that is one too many.
Limits:
    Only acts that the platform still lets a blocked member do can show it.
Source:
    Regulation (EU) 2022/2065, recital 89; good practice of safety by design.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.notices import findings_by_act


def notification_from_blocked(*, noticed: pd.DataFrame) -> list[Finding]:
    """
    One finding per act.

    Args:
        noticed: One row per act of a day and member: `blocked`, `seen`.
    """
    return findings_by_act(
        "notification_from_blocked", Impact.SERIOUS, noticed, noticed[noticed["blocked"] & (noticed["seen"] > 0)]
    )
