"""
Journeys as the report shows them: reliability by engine and persona, and the film of one attempt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from toolkit.records import LINT, JourneyResult, Outcome, StepSummary, Weight
from toolkit.score.attempts import CELL, KEY, tally
from toolkit.score.evidence import Evidence
from toolkit.score.statistics import jeffreys

PASSED, FAILED = Outcome.PASSED.value, Outcome.FAILED.value
FAILS_AUTHOR = "@reason.fails_author"


def missing_attempts(*, plan: pd.DataFrame, executions: pd.DataFrame) -> pd.DataFrame:
    """
    What was planned and never recorded.

    Args:
        plan: One row per PlannedAttempt.
        executions: One row per AttemptRecord.

    Returns:
        One row per missing attempt: `journey`, `engine`, `persona`, `attempt`; sorted.
    """
    made = set(executions[KEY].itertuples(index=False, name=None))
    asked = plan[KEY].drop_duplicates()
    lost = [attempt not in made for attempt in asked.itertuples(index=False, name=None)]
    return asked[np.array(lost, dtype=bool)].sort_values(KEY, ignore_index=True)


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
    about = evidence.journeys.set_index("journey")[["goal", "weight"]].to_dict("index")
    executions, steps = _by_cell(evidence.executions), _by_cell(evidence.steps)
    failures = _authors_failures(evidence.lived)
    results = []
    for cell in counts.to_dict("records"):
        key = tuple(cell[name] for name in CELL)
        here = executions.get(key, evidence.executions.head(0))
        walked = steps.get(key, evidence.steps.head(0))
        what = about[cell["journey"]]
        result = _result(cell, here, walked, goal=what["goal"], weight=what["weight"])
        author = failures.get((result.journey, result.engine))
        if author is not None and (result.reason or "").startswith(FAILS_AUTHOR):
            result = replace(result, failed_step=_text(author, "failed_step"), error=_text(author, "reason"))
        results.append(result)
    return tuple(results)


def _authors_failures(lived: pd.DataFrame) -> dict[Any, Any]:  # Any: pandas types keys and rows loosely
    """The attempt in which each journey failed, by journey and engine, when it was tried as its author alone."""
    failed = lived[(lived["mode"] == LINT) & lived["valid"] & (lived["outcome"] == FAILED)]
    return {(row["journey"], row["engine"]): row for row in failed.to_dict("records")}


def _by_cell(table: pd.DataFrame) -> dict[Any, pd.DataFrame]:  # Any: pandas types keys loosely
    """The rows of each journey, engine and persona, in their order."""
    rows = table.groupby(CELL, sort=False, observed=True).indices
    return {key: table.iloc[np.sort(at)] for key, at in rows.items()}


def _result(cell: dict[Any, Any], here: pd.DataFrame, steps: pd.DataFrame, *, goal: str, weight: Any) -> JourneyResult:
    # Any: a row of counts; pandas types cells loosely
    n, passed = int(cell["n"]), int(cell["passed"])
    low, high = jeffreys(passed, n) if n else (None, None)
    shown = _shown(here)
    good = _way_ms(steps, here)
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
        error=_error(steps, shown),
        trace=_text(shown, "trace"),
        reason=_reason(cell, shown),
        void=tuple(dict.fromkeys(map(str, here.loc[~here["valid"], "reason"].dropna()))),
        film=_film(steps, shown),
    )


def _way_ms(steps: pd.DataFrame, executions: pd.DataFrame) -> pd.Series[float]:
    """What each timed attempt took its members: its steps, without the pictures and audits between them."""
    timed = executions[executions["timed"]]["id"]
    return steps[steps["attempt_id"].isin(timed)].groupby("attempt_id")["duration_ms"].sum()


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
    if cell["invalid"]:
        return f"@reason.invalid_attempts|n={cell['invalid']}"
    return _text(shown, "reason") or "@reason.not_measured"


def _film(steps: pd.DataFrame, shown: Any) -> tuple[StepSummary, ...]:  # Any: one row, or None
    if shown is None:
        return ()
    frames = steps[steps["attempt_id"] == shown["id"]].sort_values(["position", "id"])
    counted = steps.loc[steps["valid"], ["step", "position", "outcome", "timed", "duration_ms"]]
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
