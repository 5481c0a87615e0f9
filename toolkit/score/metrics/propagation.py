"""
How soon what somebody publishes is there: for themselves, for readers, and for the one whom it is for.

Why:
    A square on which nobody knows whether they were heard falls silent; who sees nothing publishes twice.
How:
    A text with a token of its own is published while another member waits on the page where news is. The time runs
    from the author's own act to the first frame with the text in it, or to the count of notifications that grows. Where
    the page only says that there is news, the reader asks for them, and the time between is left out. What did not come
    by itself is given up at the time-out: it lasted longer, nobody knows how long. Percentiles by Kaplan and Meier's
    estimate for each journey and persona; where one is not reached, the time-out is its value, and marked so.
Limits:
    One machine: both pages share a clock, and no network lies between them. With few attempts the 95th percentile is
    the slowest. A page that promises no news by itself has no such time.
Source:
    Nielsen 1993, Usability Engineering, ch. 5; Kleppmann 2017, Designing Data-Intensive Applications, ch. 1; Kaplan &
    Meier 1958, JASA 53:457.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import Way
from toolkit.score.arrivals import waits
from toolkit.score.sampling import Percentile
from toolkit.score.values import metric, row, table

SOURCE = "Kaplan & Meier 1958, JASA 53:457"


@metric(unit="ms", better="lower", source=SOURCE, reads="propagation")
def own_echo(*, arrivals: pd.DataFrame) -> pd.DataFrame:
    """Until the author's own page shows it, 75th percentile, one row per journey and persona."""
    return _at(0.75, arrivals[arrivals["way"] == Way.ECHO.value])


@metric(unit="ms", better="lower", source=SOURCE, reads="propagation")
def feed_propagation(*, arrivals: pd.DataFrame) -> pd.DataFrame:
    """Until a reader sees it who waits where news is, 95th percentile, one row per journey and persona."""
    return _at(0.95, arrivals[arrivals["way"] == Way.FEED.value])


@metric(unit="ms", better="lower", source=SOURCE, reads="propagation")
def notification_delay(*, arrivals: pd.DataFrame) -> pd.DataFrame:
    """Until the count of notifications tells the one whom it is for, 95th percentile, by journey and persona."""
    return _at(0.95, arrivals[arrivals["way"] == Way.NOTIFICATION.value])


def _at(p: float, rows: pd.DataFrame) -> pd.DataFrame:
    found = []
    for (journey, persona), mine in rows.groupby(["journey", "persona"], sort=True, observed=True):
        seen = waits(mine)
        if not len(seen.times):
            reason = "@reason.not_measured" if mine["live"].any() else "@reason.not_live"
            found.append(row(value=None, n=0, journey=str(journey), persona=str(persona), reason=reason))
            continue
        number, beyond = seen.percentile(p)
        detail = {"given_up": str(int(seen.given_up.sum())), "timeout_ms": f"{mine['timeout_ms'].max():g}"}
        found.append(
            row(
                value=number.value,
                n=number.n,
                low=number.low,
                high=number.high,
                journey=str(journey),
                persona=str(persona),
                detail=detail | ({"beyond": "yes"} if beyond else {}),
                sample=Percentile(np.sort(seen.times), p),
            )
        )
    return table(found)
