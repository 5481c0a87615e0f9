"""
Tasks done by people: completion, attempts without error, time against the effort model, and how lost they got.

Why:
    A script that reaches its goal proves that the way is open; only people show whether it is found.
How:
    A person's first attempt at each task counts. Success in part or with help is no success here; it is told beside.
    Times are those of successful attempts: their geometric mean over the modelled time of the journey. Lostness is
    that of Smith: visits against distinct states against the least that the task needs; the median over people.
Limits:
    Few people: read the interval. Time against effort needs a journey whose effort was modelled.
Source:
    Sauro & Lewis 2016, Quantifying the User Experience; Smith 1996, Interacting with Computers 8:365.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.people.current import HumanTables
from toolkit.score.people.numbers import median
from toolkit.score.people.tasks import error_free, lostness_of, succeeded, timed
from toolkit.score.sampling import PersonMean, PersonMedian, PersonShare
from toolkit.score.statistics import adjusted_wald, geometric_mean
from toolkit.score.values import metric, row, table

LEAST_PEOPLE = 2  # one person says nothing of how far others are from them


@metric(unit="1", better="higher", source="Sauro & Lewis 2005, HFES 49", reads="tasks")
def task_completion(*, people: HumanTables) -> pd.DataFrame:
    """
    Share of people who succeeded, per task.

    Args:
        people: `tasks`: one row per person and task.

    Returns:
        One row per task: `value`, `n` people, `passed`, 95 % adjusted Wald interval.
    """
    return _shares(people.tasks, succeeded(people.tasks))


@metric(unit="1", better="higher", source="Sauro & Lewis 2016, ch. 2", reads="tasks")
def error_free_attempts(*, people: HumanTables) -> pd.DataFrame:
    """
    Share of people who made no error, per task; those whose errors were not counted are left out.

    Args:
        people: `tasks`: one row per person and task.

    Returns:
        One row per task: `value`, `n` people, `passed`, 95 % adjusted Wald interval.
    """
    counted = people.tasks[people.tasks["errors"].notna()]
    return _shares(counted, error_free(counted))


@metric(unit="1", better="lower", source="Sauro & Lewis 2010, CHI; Card, Moran & Newell 1980", reads="tasks")
def time_ratio(*, people: HumanTables, effort: pd.DataFrame) -> pd.DataFrame:
    """
    Geometric mean of successful people's times over the modelled time of a skilled person, per task.

    Args:
        people: `tasks`: one row per person and task.
        effort: One row per step with acts: `journey`, `attempt_id`, `user_s`.

    Returns:
        One row per task: `value`, `n` people, 95 % interval of the geometric mean; a reason where nobody who succeeded
        was timed, or the journey has no effort model.
    """
    rows = []
    modelled = _modelled(effort)
    for task, every in people.tasks.groupby("task", sort=True):
        expected, mine = modelled.get(str(task)), timed(every)
        if not expected or mine.empty:
            reason = "@reason.no_times" if expected else "@reason.no_effort_model"
            rows.append(row(value=None, n=0, journey=str(task), reason=reason))
            continue
        if len(mine) < LEAST_PEOPLE:
            rows.append(row(value=None, n=1, journey=str(task), reason="@reason.one_person"))
            continue
        ratios = mine["time_s"].to_numpy(dtype=float) / expected
        low, high = geometric_mean(ratios)[1:]
        sample = PersonMean(mine["index"].to_numpy(), np.log(ratios), exponential=True)
        value = float(np.exp(np.log(ratios).mean()))
        rows.append(row(value=value, n=len(ratios), low=low, high=high, journey=str(task), sample=sample))
    return table(rows)


@metric(unit="1", better="lower", source="Smith 1996, Interacting with Computers 8:365", reads="tasks")
def lostness(*, people: HumanTables) -> pd.DataFrame:
    """
    Median lostness per task: 0 is the shortest way, above .4 people look lost.

    Args:
        people: `tasks`: one row per person and task, with `visited` states and the `minimum` that the task needs.

    Returns:
        One row per task: `value`, `n` people, the interval of order statistics as far as so few have one.
    """
    rows = []
    for task, mine in people.tasks.groupby("task", sort=True):
        walked, values = lostness_of(mine)
        if len(values) < LEAST_PEOPLE:
            reason = "@reason.one_person" if len(values) else "@reason.no_paths"
            rows.append(row(value=None, n=len(values), journey=str(task), reason=reason))
            continue
        sample = PersonMedian(walked["index"].to_numpy(), values)
        one = median(values)
        rows.append(row(value=one.value, n=one.n, low=one.low, high=one.high, journey=str(task), sample=sample))
    return table(rows)


def _shares(tasks: pd.DataFrame, passed: pd.Series[bool]) -> pd.DataFrame:
    rows = []
    for task, mine in tasks.assign(did=passed).groupby("task", sort=True):
        did = mine["did"].to_numpy(dtype=bool)
        n, x = len(did), int(did.sum())
        low, high = adjusted_wald(x, n)
        sample = PersonShare(mine["index"].to_numpy(), did)
        rows.append(row(value=x / n, n=n, passed=x, low=low, high=high, journey=str(task), sample=sample))
    return table(rows)


def _modelled(effort: pd.DataFrame) -> dict[str, float]:
    """Seconds that the effort model gives each journey: the median of its attempts."""
    per_attempt = effort.groupby(["journey", "attempt_id"], observed=True)["user_s"].sum()
    return {str(journey): float(value) for journey, value in per_attempt.groupby(level="journey").median().items()}
