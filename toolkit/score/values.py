"""
Tables of metric values: the columns that every metric returns, and how metrics are declared and called.
"""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
import pandas as pd

from toolkit.records import Source
from toolkit.registry import scan
from toolkit.score.sampling import Halves, Proportion, Sample

COLUMNS = ["metric", "journey", "persona", "value", "unit", "n", "passed", "low", "high", "reason", "detail", "sample"]
MARK = "__virage_metric__"

Function = TypeVar("Function", bound=Callable[..., pd.DataFrame])


class Metric(NamedTuple):
    """What a metric says of itself."""

    name: str
    unit: str
    better: str
    source: str
    reads: str
    evidence: Source


def metric(*, unit: str, better: Literal["higher", "lower"], source: str, reads: str) -> Callable[[Function], Function]:
    """
    Declare a function to be a metric; its name is the metric's.

    Its keyword arguments name tables of `toolkit.score.evidence.Evidence`; it returns rows made by `row`.

    Args:
        unit: `1`, `ms`, `points` …
        better: Which way is better.
        source: The standard or paper that defines it.
        reads: The kind of evidence that it is made of (`toolkit.store.KINDS`), so that it can be traced.
    """

    def mark(function: Function) -> Function:
        setattr(function, MARK, Metric(function.__name__, unit, better, source, reads, _evidence(function)))
        return function

    return mark


def _evidence(function: Callable[..., Any]) -> Source:
    """Whose evidence a metric reads, by what it asks for."""
    asked = inspect.signature(function).parameters
    if "inspected" in asked:
        return Source.EXPERT
    return Source.USER if "people" in asked else Source.MACHINE


def reads(name: str) -> str:
    """The kind of evidence that a metric is made of."""
    about: Metric = getattr(all_metrics()[name], MARK)
    return about.reads


def sources() -> dict[str, Source]:
    """Whose evidence every metric reads."""
    return {name: getattr(function, MARK).evidence for name, function in all_metrics().items()}


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
    sample: Sample | None = None,
) -> dict[str, Any]:
    """
    One row of a metric.

    Args:
        value: The number, or None with a `reason`.
        n: Sample size.
        low: Lower bound of the 95 % interval.
        high: Upper bound.
        passed: Successes, where the value is a proportion of n.
        journey: Whose value it is; None for the whole run.
        persona: As whom.
        reason: Message key: why there is no value.
        detail: What a reader should know beside.
        sample: How the value is drawn again; by default from the posterior of a proportion, else from the interval.
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
        "sample": sample or _sample(value, n, passed, low, high),
    }


def _sample(value: float | None, n: int, passed: int | None, low: float | None, high: float | None) -> Sample | None:
    if value is None:
        return None
    if passed is not None:
        return Proportion(passed, n)
    return Halves(value, math.nan if low is None else low, math.nan if high is None else high)


def table(rows: Iterable[dict[str, Any]], *, metric: str = "", unit: str = "") -> pd.DataFrame:
    """Rows as a table with all columns in order; text and counts stay objects, since None is a value in them."""
    made = [{**r, "metric": metric, "unit": unit} for r in rows]
    return pd.DataFrame({name: _column(name, [r[name] for r in made]) for name in COLUMNS})


def _column(name: str, cells: list[Any]) -> np.ndarray:  # Any: cells of a metric's table
    if name in ("value", "low", "high"):
        return np.array(cells, dtype=float)
    column = np.empty(len(cells), dtype=object)
    for at, cell in enumerate(cells):
        column[at] = cell
    return column


def all_metrics(package: str = "toolkit.score.metrics") -> dict[str, Callable[..., pd.DataFrame]]:
    """
    Every metric of the folder by name, in order of file and name.

    Raises:
        ImportError: A file cannot be imported, or holds no metric.
    """
    found: dict[str, Callable[..., pd.DataFrame]] = {}
    for stem, module in scan(package).items():
        inside = _declared(module)
        if not inside:
            raise ImportError(f"{package}.{stem} declares no metric; mark a function with @metric")
        found.update(inside)
    return found


@functools.cache
def _declared(module: ModuleType) -> dict[str, Callable[..., pd.DataFrame]]:
    return {f.__name__: f for _, f in inspect.getmembers(module, lambda member: hasattr(member, MARK))}


def call(function: Callable[..., Any], tables: object) -> Any:  # Any: whatever the check returns
    """Call a check with the tables that its keyword arguments name."""
    return function(**{name: getattr(tables, name) for name in _asks(function)})


@functools.cache
def _asks(function: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


def measure_all(tables: object) -> pd.DataFrame:
    """
    Every metric of the folder over one run's evidence.

    Returns:
        One row per metric, journey and persona; columns COLUMNS, order of the files.
    """
    return _together({name: call(function, tables) for name, function in all_metrics().items()})


def changed(tables: object, before: object) -> list[str]:
    """The metrics that read a table which is another one than before; all others are as they were."""
    return [
        name
        for name, function in all_metrics().items()
        if any(getattr(tables, asked) is not getattr(before, asked) for asked in _asks(function))
    ]


def measure_only(tables: object, names: Iterable[str]) -> pd.DataFrame:
    """As `measure_all`, of some metrics only."""
    return _together({name: call(all_metrics()[name], tables) for name in names})


def _together(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    if not frames:
        return table([])
    units = {name: getattr(all_metrics()[name], MARK).unit for name in frames}
    whole = pd.concat(frames.values(), ignore_index=True)
    names = [name for name, frame in frames.items() for _ in range(len(frame))]
    whole["metric"] = _column("metric", names)
    whole["unit"] = _column("unit", [units[name] for name in names])
    return whole[COLUMNS]
