"""
How what was published reached the others: who waited how long, what was given up, lost or doubled.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import Arrival, Number, PropagationResult, Way
from toolkit.score.people.numbers import NOT_MEASURED
from toolkit.score.statistics.survival import censored_percentile

FEWEST = 3  # two stand in one order or the other, and both are orders
SAME_MS = 1.0  # painted in one frame; times are rounded
NOT_LIVE = Number(value=None, n=0, reason="@reason.not_live")


class Waits(NamedTuple):
    """How long each was waited for, in milliseconds, and whether it was given up then."""

    times: np.ndarray
    given_up: np.ndarray

    def percentile(self, p: float) -> tuple[Number, bool]:
        """
        A percentile by Kaplan and Meier, and whether it lies beyond what was waited.

        Where it does, the wait itself is the value: it lasts that long at least.
        """
        value, low, high = censored_percentile(self.times, self.given_up, p)
        number = Number(
            value=float(self.times.max()) if value is None else value, n=len(self.times), low=low, high=high
        )
        return number, value is None


def arrivals(*, propagation: pd.DataFrame, lived: pd.DataFrame, busy_ratio: float) -> pd.DataFrame:
    """
    What was published in attempts that count, as each member saw it arrive.

    Args:
        propagation: One row per PropagationRecord.
        lived: One row per execution of another mode: `id`, `valid`, `busy_ratio`, `parallel`, `critical`.
        busy_ratio: From here on the machine was busy.

    Returns:
        The rows of attempts that count, with `critical`, `timed` (the page promises to tell by itself, it is known when
        it did, and neither a busy machine nor other attempts disturbed it), `given_up`, and `waited_ms`: until it was
        painted, or until the count of notifications grew; the time between what the page told and our asking for it is
        left out.
    """
    columns = ["id", "valid", "busy_ratio", "parallel", "critical"]
    rows = propagation.merge(lived[columns].rename(columns={"id": "attempt_id"}), on="attempt_id", how="inner")
    rows = rows[rows["valid"]]
    idle = (rows["asked_ms"] - rows["told_ms"]).fillna(0.0).clip(lower=0.0)
    told = rows["way"] == Way.NOTIFICATION.value
    seen = (rows["painted_ms"] - idle).where(~told, rows["told_ms"])
    given_up = (rows["arrival"] != Arrival.LIVE.value) | seen.isna()
    return rows.assign(
        timed=rows["timed"] & rows["live"] & (rows["busy_ratio"].fillna(0) < busy_ratio) & ~rows["parallel"],
        given_up=given_up,
        waited_ms=seen.where(~given_up, rows["timeout_ms"]).clip(lower=0.0),
    ).reset_index(drop=True)


def waits(rows: pd.DataFrame) -> Waits:
    """The waits of rows that are timed."""
    timed = rows[rows["timed"]]
    return Waits(timed["waited_ms"].to_numpy(dtype=float), timed["given_up"].to_numpy(dtype=bool))


def inversions(rows: pd.DataFrame) -> int | None:
    """
    How often something reached a member before what was published before it; None where nothing was on its way at once.

    Args:
        rows: Arrivals; those with a `place` are compared, of one attempt, kind, way and observer each: by where they
            stand, the newest first or last, and, where they came by themselves, by when they came.
    """
    found = None
    for _, mine in rows[rows["place"].notna()].groupby(["attempt_id", "way", "kind", "observer"], observed=True):
        if len(mine) < FEWEST:
            continue
        ordered = mine.sort_values("published_ms", kind="stable")
        steps = np.diff(ordered["place"].to_numpy(dtype=float))
        came = ordered[(ordered["arrival"] == Arrival.LIVE.value) & ordered["asked_ms"].isna()]
        late = np.diff((came["published_ms"] + came["painted_ms"]).dropna()) < -SAME_MS
        found = (found or 0) + max(int(min((steps < 0).sum(), (steps > 0).sum())), int(late.sum()))
    return found


def propagation_results(*, arrivals: pd.DataFrame) -> tuple[PropagationResult, ...]:
    """
    What reached whom, by the way it went and its kind.

    Args:
        arrivals: As `arrivals` gives them.
    """
    groups = arrivals.groupby(["way", "kind", "persona"], sort=True, observed=True)
    return tuple(_result(str(way), str(kind), str(persona), rows) for (way, kind, persona), rows in groups)


def _result(way: str, kind: str, persona: str, rows: pd.DataFrame) -> PropagationResult:
    seen = waits(rows)
    none = NOT_MEASURED if rows["live"].any() else NOT_LIVE
    (middle, _), (late, beyond) = (
        (seen.percentile(0.5), seen.percentile(0.95)) if len(seen.times) else ((none, False), (none, False))
    )
    return PropagationResult(
        way=Way(way),
        kind=kind,
        persona=persona,
        n=len(rows),
        median_ms=middle,
        p95_ms=late,
        beyond=beyond,
        given_up=int(seen.given_up.sum()),
        reloaded=int(rows["arrival"].isin([Arrival.RELOAD.value, Arrival.ELSEWHERE.value]).sum()),
        lost=int((rows["arrival"] == Arrival.NEVER.value).sum()),
        doubled=int((rows["copies"] > 1).sum()),
        inverted=inversions(rows),
    )
