"""
How sure a score is: metric values are drawn again within what their samples allow, and scored like the real ones.
"""

from __future__ import annotations

import numpy as np


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
