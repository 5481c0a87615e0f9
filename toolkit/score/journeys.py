"""
Journeys as the report shows them: reliability by engine and persona, and the film of one attempt.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from toolkit.records import JourneyResult, Outcome, StepSummary, Weight
from toolkit.score.attempts import CELL, KEY, tally
from toolkit.score.evidence import Evidence
from toolkit.score.statistics import jeffreys

PASSED, FAILED = Outcome.PASSED.value, Outcome.FAILED.value


def missing_attempts(*, plan: pd.DataFrame, executions: pd.DataFrame) -> pd.DataFrame:
    """
    What was planned and never recorded.

    Args:
        plan: One row per PlannedAttempt.
        executions: One row per AttemptRecord.

    Returns:
        One row per missing attempt: `journey`, `engine`, `persona`, `attempt`; sorted.
    """
    made = executions[KEY].drop_duplicates()
    both = plan[KEY].drop_duplicates().merge(made, on=KEY, how="left", indicator=True)
    return both.loc[both["_merge"] == "left_only", KEY].sort_values(KEY, ignore_index=True)


def journey_results(*, evidence: Evidence) -> tuple[JourneyResult, ...]:
    """One result per journey, engine and persona that was planned or walked; sorted by these."""
    cells = pd.concat([evidence.plan[CELL], evidence.executions[CELL]]).drop_duplicates().sort_values(CELL)
    counts = cells.merge(tally(outcomes=evidence.outcomes, by=CELL), on=CELL, how="left")
    planned = evidence.plan[KEY].drop_duplicates().groupby(CELL).size().rename("planned").reset_index()
    lost = missing_attempts(plan=evidence.plan, executions=evidence.executions)
    missing = lost.groupby(CELL).size().rename("missing").reset_index()
    counts = counts.merge(planned, on=CELL, how="left").merge(missing, on=CELL, how="left")
    numbers = ["n", "passed", "invalid", "inapplicable", "planned", "missing"]
    counts[numbers] = counts[numbers].fillna(0).astype("int64")
    about = evidence.journeys.set_index("journey")[["goal", "weight"]]
    return tuple(
        _result(cell, evidence, goal=str(about.at[cell["journey"], "goal"]), weight=about.at[cell["journey"], "weight"])
        for cell in counts.to_dict("records")
    )


def _result(cell: dict[Any, Any], evidence: Evidence, *, goal: str, weight: Any) -> JourneyResult:
    # Any: a row of counts; pandas types cells loosely
    n, passed = int(cell["n"]), int(cell["passed"])
    low, high = jeffreys(passed, n) if n else (None, None)
    here = _of(evidence.executions, cell)
    shown = _shown(here)
    good = _way_ms(evidence.steps, here)
    return JourneyResult(
        journey=cell["journey"],
        goal=goal,
        weight=Weight(weight),
        engine=cell["engine"],
        persona=cell["persona"],
        outcome=_outcome(cell),
        planned=int(cell["planned"]),
        n=n,
        passed=passed,
        invalid=int(cell["invalid"]),
        missing=int(cell["missing"]),
        inapplicable=int(cell["inapplicable"]),
        reliability=passed / n if n else None,
        low=low,
        high=high,
        demonstrated=low,
        median_ms=float(good.median()) if len(good) else None,
        failed_step=_text(shown, "failed_step"),
        error=_error(evidence.steps, shown),
        trace=_text(shown, "trace"),
        reason=_reason(cell, shown),
        film=_film(_of(evidence.steps, cell), shown),
    )


def _way_ms(steps: pd.DataFrame, executions: pd.DataFrame) -> pd.Series[float]:
    """What each timed attempt took its members: its steps, without the pictures and audits between them."""
    timed = executions[executions["timed"]]["id"]
    return steps[steps["attempt_id"].isin(timed)].groupby("attempt_id")["duration_ms"].sum()


def _of(table: pd.DataFrame, cell: dict[Any, Any]) -> pd.DataFrame:  # Any: a row of counts
    same = [table[name] == cell[name] for name in CELL]
    return table[np.logical_and.reduce(same)]


def _outcome(cell: dict[Any, Any]) -> Outcome:  # Any: a row of counts
    if cell["n"]:
        return Outcome.PASSED if cell["passed"] == cell["n"] else Outcome.FAILED
    if cell["inapplicable"]:
        return Outcome.INAPPLICABLE
    return Outcome.CANT_TELL if cell["invalid"] else Outcome.UNTESTED


def _shown(executions: pd.DataFrame) -> Any:  # Any: one row, or None
    """The attempt whose film is shown: the first that failed, else the first that counts, else the first."""
    ordered = executions.sort_values(["attempt", "started", "id"])
    for choice in (ordered[ordered["valid"] & (ordered["outcome"] == FAILED)], ordered[ordered["valid"]], ordered):
        if len(choice):
            return choice.iloc[0]
    return None


def _text(row: Any, column: str) -> str | None:  # Any: one row, or None
    return None if row is None or pd.isna(row[column]) else str(row[column])


def _error(steps: pd.DataFrame, shown: Any) -> str | None:  # Any: one row, or None
    if shown is None:
        return None
    failed = steps[(steps["attempt_id"] == shown["id"]) & (steps["outcome"] == FAILED)]
    return _text(failed.iloc[0], "error") if len(failed) else None


def _reason(cell: dict[Any, Any], shown: Any) -> str | None:  # Any: a row of counts; one row, or None
    if cell["n"] and not cell["passed"]:
        return "@reason.no_successful_attempt"
    if cell["n"]:
        return None
    if cell["inapplicable"]:
        return _text(shown, "reason") or "@reason.unsupported"
    return f"@reason.invalid_attempts|n={cell['invalid']}" if cell["invalid"] else "@reason.not_measured"


def _film(steps: pd.DataFrame, shown: Any) -> tuple[StepSummary, ...]:  # Any: one row, or None
    if shown is None:
        return ()
    frames = steps[steps["attempt_id"] == shown["id"]].sort_values(["position", "id"])
    counted = steps[steps["valid"]]
    return tuple(_frame(frame, counted) for frame in frames.to_dict("records"))


def _frame(frame: dict[Any, Any], counted: pd.DataFrame) -> StepSummary:  # Any: one step's row
    same = counted[(counted["step"] == frame["step"]) & (counted["position"] == frame["position"])]
    good = same[(same["outcome"] == PASSED) & same["timed"]]["duration_ms"]
    return StepSummary(
        step=frame["step"],
        position=int(frame["position"]),
        member=frame["member"],
        outcome=Outcome(frame["outcome"]),
        duration_ms=float(frame["duration_ms"]),
        n=len(same),
        passed=int((same["outcome"] == PASSED).sum()),
        median_ms=float(good.median()) if len(good) else None,
        error=_text(frame, "error"),
        screenshot=_text(frame, "screenshot"),
        url=_text(frame, "url"),
        title=_text(frame, "title"),
    )
