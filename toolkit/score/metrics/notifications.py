"""
Whether members are notified of what concerns them, and of nothing else.

Why:
    Who is not told of an answer believes that nobody gave one; who is told too much stops looking.
How:
    Over a scripted day every act either is to notify a member or is not to; the adapter says which. F1 is the harmonic
    mean of precision (of what was told, how much was to be told) and recall (of what was to be told, how much was);
    what is told twice counts once here, and is a finding of its own. Interval and draws from its posterior.
Limits:
    Notifications on the platform itself, not mails. A day has few acts: its interval is wide.
Source:
    van Rijsbergen 1979, Information Retrieval, ch. 7; Goutte & Gaussier 2005, ECIR, LNCS 3408:345.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.notices import tally
from toolkit.score.sampling import Harmony
from toolkit.score.statistics.retrieval import f1
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Goutte & Gaussier 2005, ECIR, LNCS 3408:345", reads="notifications")
def notification_f1(*, noticed: pd.DataFrame) -> pd.DataFrame:
    """
    F1 of what members were notified of.

    Args:
        noticed: One row per act and member: `expected`, `seen`.

    Returns:
        One row for the run: `value`, `n` (what was, or should have been, told), interval of the posterior.
    """
    right, wrong, missed = counts = tally(noticed)
    if not counts.n:
        return table([])
    value, low, high = f1(right, wrong, missed)
    detail = {"right": str(right), "wrong": str(wrong), "missed": str(missed)}
    return table([row(value=value, n=counts.n, low=low, high=high, detail=detail, sample=Harmony(*counts))])
