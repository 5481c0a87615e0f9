"""
How sure a score is: metric values are drawn again within what their samples allow, and scored like the real ones.

Proportions are drawn from their Beta posterior. Other values are drawn from a normal that is cut in two halves, one for
each bound of the 95 % interval; a value without a bound on one side stays where it is on that side.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

Z_95 = 1.959964


def draw_rows(*, rows: pd.DataFrame, count: int, rng: np.random.Generator) -> np.ndarray:
    """
    Draws of metric values.

    Args:
        rows: One row per value: `value`, `n`, `passed` (or None), `low`, `high`.
        count: How many draws.
        rng: Seeded by the caller.

    Returns:
        One row per row, one column a draw.
    """
    drawn = np.empty((len(rows), count))
    columns = (rows[name].to_numpy() for name in ("value", "n", "passed", "low", "high"))
    for index, (value, n, passed, low, high) in enumerate(zip(*columns, strict=True)):
        if passed is not None and not pd.isna(passed):
            drawn[index] = rng.beta(passed + 0.5, n - passed + 0.5, count)
        else:
            drawn[index] = _halves(float(value), float(low), float(high), rng.standard_normal(count))
    return drawn


def _halves(value: float, low: float, high: float, z: np.ndarray) -> np.ndarray:
    below = 0.0 if np.isnan(low) else max(0.0, value - low) / Z_95
    above = 0.0 if np.isnan(high) else max(0.0, high - value) / Z_95
    return np.asarray(np.maximum(0.0, value + np.where(z < 0, below, above) * z))


def interval(draws: np.ndarray, point: float, level: float) -> tuple[float | None, float | None]:
    """
    The middle `level` of the draws, widened to hold the point; None where nothing varies.

    A proportion of n out of n lies at the edge of its own posterior: like Jeffreys' interval, this one is closed there.
    """
    if draws.size < 2 or float(draws.min()) == float(draws.max()):
        return None, None
    tail = (1 - level) / 2
    low, high = (float(bound) for bound in np.quantile(draws, [tail, 1 - tail]))
    return min(low, point), max(high, point)
