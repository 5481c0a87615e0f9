"""
What all estimators share: the confidence, a value with its interval, quantiles, and the check of a sample.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """A lower and an upper bound; None where the sample cannot give one."""

    low: float | None
    high: float | None


class Estimate(NamedTuple):
    """A value with its interval."""

    value: float
    low: float
    high: float


def tail(confidence: float) -> float:
    """
    The probability that a two-sided interval leaves out on each side: .025 of 95 %.

    Raises:
        ValueError: A confidence that is not between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not at {confidence}")
    return (1 - confidence) / 2


def normal_quantile(confidence: float) -> float:
    """Half-width of a two-sided interval in standard errors: 1.96 of 95 %."""
    return float(-special.ndtri(tail(confidence)))


def t_quantile(confidence: float, freedom: float) -> float:
    """Half-width in standard errors by Student's t with degrees of freedom, which need not be whole."""
    return float(-special.stdtrit(freedom, tail(confidence)))


def sample(values: npt.ArrayLike, *, least: int = 1) -> np.ndarray:
    """
    Values as one checked row of floats.

    Args:
        values: Finite numbers.
        least: How many are needed.

    Raises:
        ValueError: Not one row, not finite, or too few.
    """
    row = np.asarray(values, dtype=float)
    if row.ndim != 1 or not np.isfinite(row).all():
        raise ValueError("a sample is one row of finite numbers")
    if len(row) < least:
        raise ValueError(f"a sample of {len(row)}: {least} or more are needed")
    return row


def plain(value: np.ndarray) -> float | np.ndarray:
    """A float for what was computed from plain numbers, the array for what was computed from arrays."""
    return float(value) if np.ndim(value) == 0 else value
