"""
What people did with each task.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from toolkit.records import Number, TaskResult
from toolkit.score.people.current import HumanTables
from toolkit.score.people.numbers import NOT_MEASURED, geometric, mean, median, proportion
from toolkit.score.statistics import poisson
from toolkit.score.statistics.paths import lostness

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


def task_results(*, people: HumanTables, goals: Mapping[str, str]) -> tuple[TaskResult, ...]:
    """
    One result per task, by name.

    Args:
        people: `tasks`: one row per person and task.
        goals: What each journey is for; a task that is no journey keeps its own name.
    """
    grouped = people.tasks.groupby("task", sort=True)
    return tuple(_result(str(task), goals.get(str(task), str(task)), rows) for task, rows in grouped)


def _result(task: str, goal: str, rows: pd.DataFrame) -> TaskResult:
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
    )


def _errors(counted: pd.DataFrame) -> Number:
    n = len(counted)
    if not n:
        return NOT_MEASURED
    errors = int(counted["errors"].sum())
    low, high = poisson(errors, n)
    return Number(value=errors / n, n=n, low=low, high=high)


def _lostness(rows: pd.DataFrame) -> Number:
    _, values = lostness_of(rows)
    return median(values) if len(values) else Number(value=None, n=0, reason="@reason.no_paths")
