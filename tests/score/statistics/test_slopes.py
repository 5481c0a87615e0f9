"""
Theil and Sen's line against SciPy's.
"""

import numpy as np
import pytest
from scipy import stats

from toolkit.score.statistics.slopes import theil_sen


@pytest.mark.parametrize("seed", range(8))
def test_slope_and_interval_are_those_of_scipy(seed):
    """
    With ties and without, of few points and of many.
    """
    random = np.random.default_rng(seed)
    n = int(random.integers(4, 40))
    x, y = np.arange(n, dtype=float), random.integers(0, 30, n) + 0.5 * np.arange(n)
    wanted = stats.theilslopes(y, x, 0.95)

    assert theil_sen(x, y) == pytest.approx((wanted.slope, wanted.low_slope, wanted.high_slope))


def test_one_wild_point_does_not_move_it():
    """
    That is what it is for.
    """
    assert theil_sen(range(9), [0, 1, 2, 3, 4, 500, 6, 7, 8]).value == 1.0


@pytest.mark.parametrize(("x", "y"), [([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [1, 2, 3, 4])])
def test_points_without_a_line_are_refused(x, y):
    """
    Rather than any number.
    """
    with pytest.raises(ValueError, match=r"sample|line|one of each"):
        theil_sen(x, y)
