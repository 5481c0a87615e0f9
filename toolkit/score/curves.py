"""
The common scale: 50 is typical practice, 90 good practice, 100 practically flawless, 0 unusable. Two normalisers only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

# Abramowitz & Stegun 7.1.26: Lighthouse computes with this approximation, so that 1 at x = p10 is .9 exactly.
_A = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_P = 0.3275911
_INVERSE_ERFC_FIFTH = 0.9061938024368232  # erfc⁻¹(1/5)
_BELOW_ONE_HALF = 0.49999999999999994
_BELOW_NINE_TENTHS = 0.8999999999999999


def ln(x: np.ndarray, good: float, poor: float) -> np.ndarray:
    """
    100 × Lighthouse's log-normal curve: 90 at `good` (its p10), 50 at `poor` (its median), less is better.

    Args:
        x: Values; at or below 0 is 100.
        good: Value that is worth 90.
        poor: Value that is worth 50, above `good`.

    Source: Lighthouse 12.8, `statistics.js`.
    """
    values = np.asarray(x, dtype=float)
    ratio = np.log(np.maximum(values, np.finfo(float).tiny) / poor)
    standard = ratio * _INVERSE_ERFC_FIFTH / -math.log(good / poor)
    score = (1 - _erf(standard)) / 2
    clamped = np.where(
        values <= good,
        np.clip(score, 0.9, 1.0),
        np.where(values <= poor, np.clip(score, 0.5, _BELOW_NINE_TENTHS), np.clip(score, 0.0, _BELOW_ONE_HALF)),
    )
    return np.asarray(np.where(np.isnan(values), np.nan, 100 * np.where(values <= 0, 1.0, clamped)))


def pl(x: np.ndarray, anchors: Sequence[tuple[float, float]]) -> np.ndarray:
    """
    Piecewise-linear through anchors, level outside them.

    Args:
        x: Values.
        anchors: (value, score) with ascending values.
    """
    values, scores = zip(*anchors, strict=True)
    return np.asarray(np.interp(np.asarray(x, dtype=float), values, scores))


def _erf(x: np.ndarray) -> np.ndarray:
    t = 1 / (1 + _P * np.abs(x))
    polynomial = t * (_A[0] + t * (_A[1] + t * (_A[2] + t * (_A[3] + t * _A[4]))))
    return np.asarray(np.sign(x) * (1 - polynomial * np.exp(-x * x)))
