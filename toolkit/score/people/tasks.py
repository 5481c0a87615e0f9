"""
What people did with each task.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import Number, TaskResult
from toolkit.score.people.current import HumanTables
from toolkit.score.people.numbers import NOT_MEASURED, geometric, mean, median, proportion
from toolkit.score.statistics import poisson
from toolkit.score.statistics.paths import lostness
from toolkit.score.statistics.summed import single_usability

SEVEN = (1.0, 7.0)  # answers to the Single Ease Question


def succeeded(tasks: pd.DataFrame) -> pd.Series[bool]:
    """Whether each attempt reached the goal by itself: in part, or with help, is not."""
    return tasks["success"] == 1


def error_free(tasks: pd.DataFrame) -> pd.Series[bool]:
    """Whether each attempt was made without any error."""
    return tasks["errors"] == 0


def timed(tasks: pd.DataFrame) -> pd.DataFrame:
    """Successful attempts whose time was taken: failures stop when people give up, which is another time."""
    return tasks[succeeded(tasks) & (tasks["time_s"] > 0)]


def lostness_of(tasks: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """
    Lostness of every attempt with a path and a known minimum.

    Returns:
        The rows of these attempts, and a value each.
    """
    visits = tasks["visited"].map(len).to_numpy(dtype=float)
    known = (visits > 0) & tasks["minimum"].notna().to_numpy()
    rows = tasks[known]
    distinct = rows["visited"].map(lambda path: len(set(path))).to_numpy(dtype=float)
    return rows, lostness(rows["minimum"].to_numpy(dtype=float), visits[known], distinct)


def task_results(*, people: HumanTables, journeys: pd.DataFrame) -> tuple[TaskResult, ...]:
    """
    One result per task, by name.

    Args:
        people: `tasks`: one row per person and task.
        journeys: `goal` and `budget_s` of each `journey`; a task that is none keeps its own name and has no budget.
    """
    known = journeys.set_index("journey")
    grouped = people.tasks.groupby("task", sort=True)
    return tuple(
        _result(str(task), str(known["goal"].get(task, task)), known["budget_s"].get(task), rows)
        for task, rows in grouped
    )


def _result(task: str, goal: str, budget_s: float | None, rows: pd.DataFrame) -> TaskResult:
    won = succeeded(rows)
    counted = rows[rows["errors"].notna()]
    return TaskResult(
        task=task,
        goal=goal,
        n=len(rows),
        succeeded=int(won.sum()),
        partly=int(rows["success"].between(0, 1, inclusive="neither").sum()),
        completion=proportion(int(won.sum()), len(rows)),
        error_free=proportion(int(error_free(counted).sum()), len(counted)),
        errors_per_attempt=_errors(counted),
        time_s=geometric(timed(rows)["time_s"].to_numpy(dtype=float)),
        failed_time_s=geometric(rows.loc[~won & (rows["time_s"] > 0), "time_s"].to_numpy(dtype=float)),
        lostness=_lostness(rows),
        seq=mean(rows["seq"].dropna().to_numpy(dtype=float), SEVEN),
        single_usability=_single_usability(rows, budget_s),
    )


def _errors(counted: pd.DataFrame) -> Number:
    n = len(counted)
    if not n:
        return NOT_MEASURED
    errors = int(counted["errors"].sum())
    low, high = poisson(errors, n)
    return Number(value=errors / n, n=n, low=low, high=high)


def _single_usability(rows: pd.DataFrame, budget_s: float | None) -> Number:
    if budget_s is None or np.isnan(budget_s):
        return Number(value=None, n=0, reason="@reason.no_budget")
    times, answers = timed(rows)["time_s"].to_numpy(dtype=float), rows["seq"].dropna().to_numpy(dtype=float)
    value = single_usability(float(succeeded(rows).mean()), times, answers, limit_s=budget_s)
    return NOT_MEASURED if np.isnan(value) else Number(value=value, n=len(rows))


def _lostness(rows: pd.DataFrame) -> Number:
    _, values = lostness_of(rows)
    return median(values) if len(values) else Number(value=None, n=0, reason="@reason.no_paths")
