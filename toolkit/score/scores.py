"""
From metric values to scores: one value per criterion on the common scale, for the point and for every draw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import MetricValue, Score, Source
from toolkit.score.criteria import Criterion, Model
from toolkit.score.sampling import Drawing, Sample
from toolkit.score.statistics import points
from toolkit.score.uncertainty import interval


class Scored(NamedTuple):
    """
    One criterion.

    Attributes:
        metric: The metric over all journeys, with its reason when there is none.
        point: Its score, one entry; None where it was not measured.
        draws: Its score in every draw.
    """

    metric: MetricValue
    point: np.ndarray | None
    draws: np.ndarray | None


class Usable(NamedTuple):
    """The rows of a metric that have a value and count, as columns."""

    values: np.ndarray
    weights: np.ndarray
    n: int
    samples: list[Sample]
    details: list[dict[str, str]]
    low: float | None
    high: float | None


def score_criteria(
    *,
    model: Model,
    values: pd.DataFrame,
    importance: Mapping[str, float],
    drawing: Drawing | None,
    only: Collection[str] | None = None,
) -> dict[str, Scored]:
    """
    Score everything that the model counts.

    Args:
        model: Criteria with curves.
        values: Metric values, one row per metric, journey and persona (`toolkit.score.values.COLUMNS`).
        importance: Weight of each journey, 3, 2 or 1.
        drawing: How values are drawn again; each criterion has a stream of its own, so that one more changes no other.
            None where only the point is wanted.
        only: Metrics whose criteria are wanted; all by default.
    """
    by_metric = {str(name): rows for name, rows in values.groupby("metric", sort=False)}
    scored = {}
    for name, criterion in model.criteria.items():
        if only is not None and criterion.metric not in only:
            continue
        rows = by_metric.get(criterion.metric)
        used = None if rows is None else _usable(rows, criterion, model, importance)
        if used is None:
            scored[name] = Scored(_unmeasured(criterion, rows), None, None)
            continue
        scored[name] = _score(criterion, used, None if drawing is None else _drawn(used, drawing, name, criterion))
    return scored


def _drawn(used: Usable, drawing: Drawing, name: str, criterion: Criterion) -> np.ndarray:
    rng = drawing.stream(name, of_machine=criterion.source is Source.MACHINE)
    return np.vstack([sample.draw(drawing, rng) for sample in used.samples])


def _usable(rows: pd.DataFrame, criterion: Criterion, model: Model, importance: Mapping[str, float]) -> Usable | None:
    """The rows that have a value and count; None without any."""
    values = rows["value"].to_numpy(dtype=float)
    present = np.flatnonzero(~np.isnan(values))
    columns = {name: rows[name].to_numpy()[present] for name in ("journey", "persona", "n", "passed", "sample")}
    weights = _weights(columns["journey"], columns["persona"], criterion, model, importance)
    here = np.flatnonzero(weights > 0)
    if not here.size:
        return None
    # The bounds of a row are those of the whole only where it is the only one.
    low, high = (
        _bound(rows[name].to_numpy(dtype=float)[present[here]]) if len(here) == 1 else None for name in ("low", "high")
    )
    return Usable(
        values=_estimated(criterion, values[present], columns["passed"], columns["n"])[here],
        weights=weights[here],
        n=int(columns["n"][here].sum()),
        samples=list(columns["sample"][here]),
        details=list(rows["detail"].to_numpy()[present[here]]),
        low=low,
        high=high,
    )


def _bound(values: np.ndarray) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])


def _estimated(criterion: Criterion, values: np.ndarray, passed: np.ndarray, n: np.ndarray) -> np.ndarray:
    """Each row's value, shares of x in n as the criterion wants them estimated."""
    if criterion.estimate == "observed":
        return values
    rows = zip(values, passed, n, strict=True)
    return np.array([value if x is None else points(int(x), int(trials)).jeffreys for value, x, trials in rows])


def _score(criterion: Criterion, used: Usable, draws: np.ndarray | None) -> Scored:
    whole = _whole(criterion, used, draws)
    drawn = None if draws is None else _combined(criterion, draws, used.weights)
    return Scored(whole, _combined(criterion, used.values[:, None], used.weights), drawn)


def _combined(criterion: Criterion, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Rows to one score per column: average then curve, or curve then average."""
    if criterion.combine == "scores":
        return np.asarray(np.average(criterion.curve(values), axis=0, weights=weights))
    return criterion.curve(_averaged(criterion, values, weights))


def _averaged(criterion: Criterion, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted mean of the rows; of ratios the geometric one, in which twice and half of it are none."""
    if criterion.combine == "ratios":
        logs = np.log(np.maximum(values, np.finfo(float).tiny))
        return np.asarray(np.exp(np.average(logs, axis=0, weights=weights)))
    return np.asarray(np.average(values, axis=0, weights=weights))


def _weights(
    journeys: np.ndarray, personas: np.ndarray, criterion: Criterion, model: Model, importance: Mapping[str, float]
) -> np.ndarray:
    """
    Weight of each row: its journey's; for timings its device's share, split among that device's rows.

    A journey that more personas walked weighs no more for it: they share its weight.
    """
    of_journey = np.array([importance.get(j, 1.0) if isinstance(j, str) else 1.0 for j in journeys])
    if criterion.combine != "scores":
        rows = Counter(j for j in journeys if isinstance(j, str))
        return np.asarray(of_journey / [rows[j] if isinstance(j, str) else 1 for j in journeys])
    shares = np.zeros(len(journeys))
    for device in model.devices.values():
        here = np.isin(personas.astype(str), device.personas)
        if here.any():
            shares[here] = device.share * of_journey[here] / of_journey[here].sum()
    whole_run = np.array([not isinstance(p, str) for p in personas], dtype=bool)
    shares[whole_run] = of_journey[whole_run]
    return shares


def _whole(criterion: Criterion, used: Usable, draws: np.ndarray | None) -> MetricValue:
    value = float(_averaged(criterion, used.values, used.weights))
    low, high = used.low, used.high
    if draws is not None and low is None and high is None:
        low, high = interval(_averaged(criterion, draws, used.weights), value, 0.95)
    return MetricValue(
        metric=criterion.metric,
        value=value,
        unit=criterion.unit,
        n=used.n,
        low=low,
        high=high,
        source=criterion.source,
        detail=dict(used.details[0]) if len(used.details) == 1 else {"rows": str(len(used.details))},
    )


def _unmeasured(criterion: Criterion, rows: pd.DataFrame | None) -> MetricValue:
    reasons = [] if rows is None else [reason for reason in rows["reason"] if isinstance(reason, str)]
    human = criterion.source is not Source.MACHINE
    default = "@reason.no_people" if human else "@reason.not_measured"
    return MetricValue(
        metric=criterion.metric,
        value=None,
        unit=criterion.unit,
        n=0,
        source=criterion.source,
        reason=reasons[0] if reasons else default,
    )


def as_score(name: str, criterion: Criterion, scored: Scored, level: float) -> Score:
    """The record of one criterion's score, with the interval of its draws."""
    value = None if scored.point is None else float(scored.point[0])
    low, high = (None, None) if scored.draws is None or value is None else interval(scored.draws, value, level)
    return Score(
        criterion=name,
        dimension=criterion.dimension,
        weight=criterion.weight,
        value=value,
        low=low,
        high=high,
        reason=scored.metric.reason,
        curve=str(criterion.curve),
        metric=scored.metric,
        reference=criterion.reference,
        decision=criterion.decision,
    )
