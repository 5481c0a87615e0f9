"""
Tables of metric values: the columns that every metric returns, and how metrics are declared and called.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeVar

import pandas as pd

from toolkit.registry import scan

COLUMNS = ["metric", "journey", "persona", "value", "unit", "n", "passed", "low", "high", "reason", "detail"]
MARK = "__virage_metric__"

Function = TypeVar("Function", bound=Callable[..., pd.DataFrame])


class Metric(NamedTuple):
    """What a metric says of itself."""

    name: str
    unit: str
    better: str
    source: str


def metric(*, unit: str, better: Literal["higher", "lower"], source: str) -> Callable[[Function], Function]:
    """
    Declare a function to be a metric; its name is the metric's.

    Its keyword arguments name tables of `toolkit.score.evidence.Evidence`; it returns rows made by `row`.

    Args:
        unit: `1`, `ms`, `points` …
        better: Which way is better.
        source: The standard or paper that defines it.
    """

    def mark(function: Function) -> Function:
        setattr(function, MARK, Metric(function.__name__, unit, better, source))
        return function

    return mark


def row(
    *,
    value: float | None,
    n: int,
    low: float | None = None,
    high: float | None = None,
    passed: int | None = None,
    journey: str | None = None,
    persona: str | None = None,
    reason: str | None = None,
    detail: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """
    One row of a metric.

    Args:
        value: The number, or None with a `reason`.
        n: Sample size.
        low: Lower bound of the 95 % interval.
        high: Upper bound.
        passed: Successes, where the value is a proportion of n: intervals of scores are then drawn from it.
        journey: Whose value it is; None for the whole run.
        persona: As whom.
        reason: Message key: why there is no value.
        detail: What a reader should know beside.
    """
    return {
        "journey": journey,
        "persona": persona,
        "value": value,
        "n": n,
        "passed": passed,
        "low": low,
        "high": high,
        "reason": reason,
        "detail": dict(detail or {}),
    }


def table(rows: Iterable[dict[str, Any]], *, metric: str = "", unit: str = "") -> pd.DataFrame:
    """Rows as a table with all columns in order; text and counts stay objects, since None is a value in them."""
    frame = pd.DataFrame([{**r, "metric": metric, "unit": unit} for r in rows], columns=COLUMNS, dtype=object)
    return frame.astype({"value": "float64", "low": "float64", "high": "float64"})


def all_metrics(package: str = "toolkit.score.metrics") -> dict[str, Callable[..., pd.DataFrame]]:
    """
    Every metric of the folder by name, in order of file and name.

    Raises:
        ImportError: A file cannot be imported, or holds no metric.
    """
    found: dict[str, Callable[..., pd.DataFrame]] = {}
    for stem, module in scan(package).items():
        inside = {f.__name__: f for _, f in inspect.getmembers(module, lambda member: hasattr(member, MARK))}
        if not inside:
            raise ImportError(f"{package}.{stem} declares no metric; mark a function with @metric")
        found.update(inside)
    return found


def call(function: Callable[..., Any], tables: object) -> Any:  # Any: whatever the check returns
    """Call a check with the tables that its keyword arguments name."""
    return function(**{name: getattr(tables, name) for name in inspect.signature(function).parameters})


def measure_all(tables: object) -> pd.DataFrame:
    """
    Every metric of the folder over one run's evidence.

    Returns:
        One row per metric, journey and persona; columns COLUMNS, order of the files.
    """
    frames: list[pd.DataFrame] = []
    for name, function in all_metrics().items():
        about: Metric = getattr(function, MARK)
        frames.append(call(function, tables).assign(metric=name, unit=about.unit))
    together = pd.concat(frames, ignore_index=True)
    return together[COLUMNS]
