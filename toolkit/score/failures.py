"""
What a failing journey looks like as a finding: where it stopped, with which engine, what the member saw.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.attempts import CELL
from toolkit.score.findings import finding, places, replay, texts

FAILED = Outcome.FAILED.value


def failing_finding(
    audit: str,
    impact: Impact,
    journey: str,
    *,
    cells: pd.DataFrame,
    executions: pd.DataFrame,
    steps: pd.DataFrame,
) -> Finding:
    """
    The finding of one journey.

    Args:
        audit: The audit's id.
        impact: How badly it hurts.
        journey: The journey that fails.
        cells: Where it fails, one row per engine and persona: `n`, `passed`.
        executions: One row per execution, with `valid`, `critical`.
        steps: One row per step.
    """
    here = executions.merge(cells[CELL], on=CELL)
    failed = here[here["valid"] & (here["outcome"] == FAILED)].sort_values(["attempt", "started", "id"])
    stops = steps[steps["attempt_id"].isin(failed["id"]) & (steps["outcome"] == FAILED)]
    stops = stops.sort_values(["attempt", "started", "id"])
    step = _first(failed["failed_step"]) or _first(stops["step"])
    critical = bool(here["critical"].any())
    return finding(
        audit,
        journey,
        rule=audit,
        impact=impact,
        params={
            "journey": journey,
            "goal": _first(here["goal"]),
            "n": str(int(cells["n"].sum())),
            "passed": str(int(cells["passed"].sum())),
            "step": step,
            "error": _first(stops["error"]) or _first(failed["reason"]),
            "engines": ", ".join(texts(cells["engine"])),
            "personas": ", ".join(texts(cells["persona"])),
        },
        places=places(stops),
        place_count=len(failed),
        journeys=(journey,),
        journeys_blocked=(journey,) if audit == "journey_broken" else (),
        critical_path=critical,
        states=int(stops["step"].nunique()),
        evidence=(*texts(failed["trace"])[:3], *texts(stops["screenshot"])[:3]),
        replay=replay([journey]),
    )


def _first(values: pd.Series[str]) -> str:
    return next(iter(value for value in values if isinstance(value, str) and value), "")
