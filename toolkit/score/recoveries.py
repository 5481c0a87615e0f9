"""
How a journey bears faults: what held of all that could be asked at each.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.records import FaultCell, FaultKind, Number, RecoveryResult
from toolkit.score.statistics import jeffreys

CHECKS = ("shown", "announced", "kept", "kept_after", "retry", "once")
COLUMNS = ["journey", "step", "fault", "check", "held"]


class Share(NamedTuple):
    """Checks that hold, of those that apply."""

    held: int
    n: int


def checks(*, faults: pd.DataFrame) -> pd.DataFrame:
    """
    What was asked at every fault, and whether it held.

    Args:
        faults: One row per FaultRecord.

    Returns:
        One row per fault and check that applies: COLUMNS.
    """
    seen = faults[faults["error"].isna()].copy()
    copies = seen["copies"].astype("Float64")
    # No copy at all is no double; that it could not be sent again is told by `retry`.
    seen["once"] = (copies == 1).where(copies >= 1).astype("boolean")
    keys = ["journey", "step", "fault"]
    asked = seen[[*keys, *CHECKS]].astype({**dict.fromkeys(keys, object), **dict.fromkeys(CHECKS, "boolean")})
    long = asked.melt(id_vars=keys, var_name="check", value_name="held").dropna(subset=["held"])
    order = [*keys, "check"]
    return long.astype({"held": bool}).sort_values(order, kind="stable", ignore_index=True)[COLUMNS]


def share(rows: pd.DataFrame) -> Share:
    """How many of these checks hold."""
    return Share(int(rows["held"].sum()), len(rows))


def recovery_results(*, faults: pd.DataFrame, journeys: pd.DataFrame) -> tuple[RecoveryResult, ...]:
    """
    How each journey bears faults, one cell a kind of fault, in their order.

    Args:
        faults: One row per FaultRecord.
        journeys: `goal` of each `journey`.
    """
    goals = dict(zip(journeys["journey"], journeys["goal"], strict=True))
    asked = checks(faults=faults)
    results = []
    for journey, mine in faults.groupby("journey", sort=True):
        rows = asked[asked["journey"] == journey]
        held, n = share(rows)
        low, high = jeffreys(held, n) if n else (None, None)
        results.append(
            RecoveryResult(
                journey=str(journey),
                goal=str(goals.get(journey, "")),
                recovery=Number(
                    value=held / n if n else None,
                    n=n,
                    low=low,
                    high=high,
                    reason=None if n else "@reason.not_measured",
                ),
                cells=tuple(_cell(kind, rows, mine) for kind in FaultKind if (mine["fault"] == kind.value).any()),
                unobserved=int(mine["error"].notna().sum()),
            )
        )
    return tuple(results)


def _cell(kind: FaultKind, rows: pd.DataFrame, mine: pd.DataFrame) -> FaultCell:
    here = rows[rows["fault"] == kind.value]
    held, n = share(here)
    failed = set(here.loc[~here["held"], "check"])
    barriers = {rule for cell in mine.loc[mine["fault"] == kind.value, "barriers"] for rule in cell}
    return FaultCell(
        fault=kind,
        held=held,
        n=n,
        failed=tuple(check for check in CHECKS if check in failed),
        barriers=tuple(sorted(barriers)),
    )
