"""
What members were notified of over a scripted day, against what they were to be notified of.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.records import Finding, Impact, NotificationResult, Number
from toolkit.score.findings import finding, texts
from toolkit.score.people.numbers import proportion
from toolkit.score.statistics.retrieval import f1


class Tally(NamedTuple):
    """How many acts reached a member and were to, reached one and were not to, were to and did not."""

    right: int
    wrong: int
    missed: int

    @property
    def n(self) -> int:
        """All that was, or should have been, told."""
        return self.right + self.wrong + self.missed


def noticed(*, notifications: pd.DataFrame, lived: pd.DataFrame) -> pd.DataFrame:
    """
    The rows of days that count.

    Args:
        notifications: One row per NotificationRecord.
        lived: One row per execution of another mode: `id`, `valid`.

    Returns:
        Those of attempts that count, with `badge_wrong`: the page counted other than what was unread then.
    """
    valid = lived.loc[lived["valid"], "id"]
    rows = notifications[notifications["attempt_id"].isin(valid)]
    counted = rows["badge"].notna() & rows["unread"].notna()
    return rows.assign(badge_wrong=(counted & (rows["badge"] != rows["unread"])).astype(bool)).reset_index(drop=True)


def tally(rows: pd.DataFrame) -> Tally:
    """Count once what was told several times: that is another fault."""
    told = rows["seen"] > 0
    return Tally(
        right=int((rows["expected"] & told).sum()),
        wrong=int((~rows["expected"] & told).sum()),
        missed=int((rows["expected"] & ~told).sum()),
    )


def notification_result(*, noticed: pd.DataFrame) -> NotificationResult | None:
    """
    The day in numbers; None where nobody lived one.

    Args:
        noticed: As `noticed` gives them.
    """
    if noticed.empty:
        return None
    right, wrong, missed = counts = tally(noticed)
    total = Number(value=None, n=0, reason="@reason.not_measured")
    if counts.n:
        value, low, high = f1(*counts)
        total = Number(value=value, n=counts.n, low=low, high=high)
    return NotificationResult(
        acts=len(noticed[noticed["actor"] != ""].drop_duplicates(["attempt_id", "position"])),
        expected=right + missed,
        seen=right + wrong,
        right=right,
        doubled=int((noticed["seen"] > 1).sum()),
        from_blocked=int((noticed["blocked"] & (noticed["seen"] > 0)).sum()),
        badge_wrong=int(noticed["badge_wrong"].sum()),
        precision=proportion(right, right + wrong),
        recall=proportion(right, right + missed),
        f1=total,
    )


def findings_by_act(audit: str, impact: Impact, noticed: pd.DataFrame, faulty: pd.DataFrame) -> list[Finding]:
    """
    A finding for each act of the day at which something went wrong.

    Args:
        audit: The audit's id.
        impact: How badly it hurts.
        noticed: All rows of the day.
        faulty: Those at which it went wrong.
    """
    days = noticed["attempt_id"].nunique()
    return [
        finding(
            audit,
            str(act),
            rule=audit,
            impact=impact,
            params={
                "act": str(act),
                "member": ", ".join(texts(rows["member"])),
                "actor": ", ".join(texts(rows["actor"])),
                "count": str(len(rows)),
                "most": str(int(rows["seen"].max())),
                "days": str(days),
            },
            place_count=len(rows),
            replay="virage run --no-load --mode day",
        )
        for act, rows in faulty.groupby("act", sort=True, observed=True)
    ]
