"""
From metric values to scores: one value per criterion on the common scale, for the point and for every draw.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import MetricValue, Score, Source
from toolkit.score.criteria import Criterion, Model
from toolkit.score.uncertainty import draw_rows, interval


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


def score_criteria(
    *, model: Model, values: pd.DataFrame, importance: Mapping[str, float], seed: int
) -> dict[str, Scored]:
    """
    Score everything that the model counts.

    Args:
        model: Criteria with curves.
        values: Metric values, one row per metric, journey and persona (`toolkit.score.values.COLUMNS`).
        importance: Weight of each journey, 3, 2 or 1.
        seed: Of the draws; each criterion has a stream of its own, so that one more changes no other.
    """
    by_metric = {str(name): rows for name, rows in values.groupby("metric", sort=False)}
    scored = {}
    for name, criterion in model.criteria.items():
        rows = by_metric.get(criterion.metric)
        used = _usable(rows, criterion, model, importance)
        if used.empty:
            scored[name] = Scored(_unmeasured(criterion, rows), None, None)
            continue
        rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
        scored[name] = _score(criterion, used, draw_rows(rows=used, count=model.uncertainty.draws, rng=rng))
    return scored


def _usable(
    rows: pd.DataFrame | None, criterion: Criterion, model: Model, importance: Mapping[str, float]
) -> pd.DataFrame:
    """The rows that have a value and count, with their `weight`."""
    if rows is None:
        return pd.DataFrame()
    present = rows[rows["value"].notna()]
    weighed = present.assign(weight=_weights(present, criterion, model, importance))
    return weighed[weighed["weight"] > 0]


def _score(criterion: Criterion, rows: pd.DataFrame, draws: np.ndarray) -> Scored:
    weights = rows["weight"].to_numpy(dtype=float)
    point = rows["value"].to_numpy(dtype=float)[:, None]
    whole = _whole(criterion, rows, weights, draws)
    return Scored(whole, _combined(criterion, point, weights), _combined(criterion, draws, weights))


def _combined(criterion: Criterion, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Rows to one score per column: average then curve, or curve then average."""
    if criterion.combine == "values":
        return criterion.curve(np.average(values, axis=0, weights=weights))
    return np.asarray(np.average(criterion.curve(values), axis=0, weights=weights))


def _weights(rows: pd.DataFrame, criterion: Criterion, model: Model, importance: Mapping[str, float]) -> np.ndarray:
    """Weight of each row: its journey's, and for timings its device's share, split among that device's rows."""
    of_journey = np.array([importance.get(j, 1.0) if isinstance(j, str) else 1.0 for j in rows["journey"]])
    if criterion.combine == "values":
        return of_journey
    shares = np.zeros(len(rows))
    personas = rows["persona"].to_numpy()
    for device in model.devices.values():
        here = np.isin(personas.astype(str), device.personas)
        if here.any():
            shares[here] = device.share * of_journey[here] / of_journey[here].sum()
    whole_run = np.array([not isinstance(p, str) for p in personas])
    shares[whole_run] = of_journey[whole_run]
    return shares


def _whole(criterion: Criterion, rows: pd.DataFrame, weights: np.ndarray, draws: np.ndarray) -> MetricValue:
    value = float(np.average(rows["value"].to_numpy(dtype=float), weights=weights))
    detail: dict[str, str] = {}
    for one in rows["detail"]:
        detail |= one
    if len(rows) == 1:
        only = rows.iloc[0]
        low, high = (None if pd.isna(only[bound]) else float(only[bound]) for bound in ("low", "high"))
    else:
        detail = {"rows": str(len(rows))}
        low, high = interval(np.average(draws, axis=0, weights=weights), value, 0.95)
    return MetricValue(
        metric=criterion.metric,
        value=value,
        unit=criterion.unit,
        n=int(rows["n"].sum()),
        low=low,
        high=high,
        source=criterion.source,
        detail=detail,
    )


def _unmeasured(criterion: Criterion, rows: pd.DataFrame | None) -> MetricValue:
    reasons = [] if rows is None else [reason for reason in rows["reason"] if isinstance(reason, str)]
    human = criterion.source is not Source.MACHINE
    default = "@reason.no_human_evidence" if human else "@reason.not_measured"
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
