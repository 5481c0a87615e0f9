"""
From criteria to dimensions to one number, for the point and for every draw alike: rows are draws, columns are parts.

Scores of one dimension compensate each other (arithmetic mean); dimensions do so only in part (geometric mean).
Missing is NaN: it is left out, and its weight with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from toolkit.score.criteria import Model

LEAST = 1.0  # a dimension at 0 would hide all others in a product


class Composite(NamedTuple):
    """
    What all scores together say; arrays have one entry a draw.

    Attributes:
        criteria: Scores by criterion.
        dimensions: Scores by dimension, NaN where too little of one was measured.
        available: Share of each dimension's weight that was measured, 0 to 1.
        quality: Weighted geometric mean of the scored dimensions, before caps.
        arithmetic: Weighted arithmetic mean of the same.
        technical: The technical index, before caps.
        technical_weight: Weight of what the technical index is made of.
        coverage: Share of the whole weight that was measured.
    """

    criteria: dict[str, np.ndarray]
    dimensions: dict[str, np.ndarray]
    available: dict[str, float]
    quality: np.ndarray
    arithmetic: np.ndarray
    technical: np.ndarray
    technical_weight: float
    coverage: float
    scenario_low: np.ndarray
    scenario_high: np.ndarray


def compose(model: Model, criteria: Mapping[str, np.ndarray]) -> Composite:
    """
    Put scores together.

    Args:
        model: Weights and limits.
        criteria: Scores by criterion, 0 to 100, one a draw; what was not measured is left out.
    """
    dimensions: dict[str, np.ndarray] = {}
    available: dict[str, float] = {}
    for name in model.dimensions:
        weights = {c: part.weight for c, part in model.of(name).items() if c in criteria}
        available[name] = sum(weights.values())
        # Weights are decimal fractions: .35 + .15 must reach .5 whatever their sum is in binary.
        if weights and available[name] >= model.coverage.dimension - 1e-9:
            dimensions[name] = arithmetic_mean([criteria[c] for c in weights], list(weights.values()))
    weights = {name: model.dimensions[name].weight for name in dimensions}
    technical = {n: w for n, w in model.technical_index.items() if n in criteria or n in dimensions}
    both = {**criteria, **dimensions}
    return Composite(
        criteria=dict(criteria),
        dimensions=dimensions,
        available=available,
        quality=geometric_mean(list(dimensions.values()), list(weights.values())),
        arithmetic=arithmetic_mean(list(dimensions.values()), list(weights.values())),
        technical=geometric_mean([both[n] for n in technical], list(technical.values())),
        technical_weight=sum(technical.values()),
        coverage=sum(model.dimensions[name].weight * share for name, share in available.items()),
        scenario_low=_scenario(model, dimensions, model.coverage.scenario_low),
        scenario_high=_scenario(model, dimensions, model.coverage.scenario_high),
    )


def arithmetic_mean(parts: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Weighted mean of the parts, weights renormalised; NaN of nothing."""
    if not parts:
        return np.array([np.nan])
    return np.asarray(np.average(np.vstack(np.broadcast_arrays(*parts)), axis=0, weights=weights))


def geometric_mean(parts: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Weighted geometric mean of the parts, none counting less than 1; NaN of nothing."""
    if not parts:
        return np.array([np.nan])
    logs = [np.log(np.maximum(part, LEAST)) for part in parts]
    return np.asarray(np.exp(arithmetic_mean(logs, weights)))


def _scenario(model: Model, dimensions: Mapping[str, np.ndarray], missing: float) -> np.ndarray:
    parts = [dimensions.get(name, np.array([missing])) for name in model.dimensions]
    return geometric_mean(parts, [d.weight for d in model.dimensions.values()])
