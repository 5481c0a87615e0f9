"""
How much of the score is the weights' doing: the same scores under weights drawn around ours, equal ones, and the mean
that forgives.
"""

from __future__ import annotations

import zlib

import numpy as np

from toolkit.records import Sensitivity
from toolkit.score.aggregate import Composite, arithmetic_mean, geometric_mean
from toolkit.score.criteria import Model
from toolkit.score.uncertainty import interval


def sensitivity(*, model: Model, point: Composite, graded: bool, seed: int) -> tuple[Sensitivity, ...]:
    """
    The score under other weights, before any cap; nothing where there is no score.

    Args:
        model: Weights, and how far they are shaken.
        point: The values as measured.
        graded: Whether the grade is shaken, or the technical index.
        seed: Of the weights drawn.

    Source: OECD & JRC 2008, Handbook on Constructing Composite Indicators, step 7.
    """
    parts, weights = _parts(model, point, graded=graded)
    if not parts:
        return ()
    score = float(geometric_mean(parts, weights)[0])
    rng = np.random.default_rng([seed, zlib.crc32(b"weights")])
    share = np.asarray(weights) / sum(weights)
    drawn = rng.dirichlet(model.sensitivity.concentration * share, model.sensitivity.draws)
    logs = np.log(np.maximum([part[0] for part in parts], 1.0))
    shaken = np.exp(drawn @ logs)
    band = model.band(score)
    low, high = interval(shaken, score, model.uncertainty.interval)
    equal = float(geometric_mean(parts, [1.0] * len(parts))[0])
    forgiving = float(arithmetic_mean(parts, weights)[0])
    return (
        Sensitivity(
            method="dirichlet",
            score=float(np.median(shaken)),
            low=low,
            high=high,
            band=band,
            same_band=float(np.mean(_bands(model, shaken) == band)),
            draws=len(shaken),
        ),
        Sensitivity(method="equal", score=equal, band=model.band(equal)),
        Sensitivity(method="arithmetic", score=forgiving, band=model.band(forgiving)),
    )


def _bands(model: Model, scores: np.ndarray) -> np.ndarray:
    """The letters of many scores, each as `Model.band` gives it."""
    letters, limits = np.array(list(model.bands)), np.array(list(model.bands.values()))
    rounded = np.floor(scores * 10 + 0.5) / 10
    return np.asarray(letters[(rounded[:, None] < limits).sum(axis=1)])


def _parts(model: Model, point: Composite, *, graded: bool) -> tuple[list[np.ndarray], list[float]]:
    if graded:
        return list(point.dimensions.values()), [model.dimensions[name].weight for name in point.dimensions]
    both = {**point.criteria, **point.dimensions}
    used = {name: weight for name, weight in model.technical_index.items() if name in both}
    return [both[name] for name in used], list(used.values())
