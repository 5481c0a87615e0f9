"""
Draws of metric values, and the intervals made of them.
"""

import numpy as np
import pytest

from toolkit.score.sampling import Drawing
from toolkit.score.uncertainty import interval
from toolkit.score.values import row


def drawn(**fields):
    sample = row(**{"value": 0.9, "n": 20, **fields})["sample"]
    drawing = Drawing(count=20_000, seed=1)
    return sample.draw(drawing, drawing.stream("test"))


def test_proportions_are_drawn_from_their_posterior():
    """
    18 of 20: the quantiles of Beta(18.5, 2.5) are Jeffreys' interval.
    """
    draws = drawn(passed=18)

    assert np.quantile(draws, [0.025, 0.975]) == pytest.approx([0.7161, 0.9786], abs=0.01)


def test_each_bound_moves_its_own_side():
    """
    An interval of a percentile is not symmetric.
    """
    draws = drawn(value=1000.0, low=900.0, high=1500.0)

    assert np.quantile(draws, [0.025, 0.5, 0.975]) == pytest.approx([900, 1000, 1500], rel=0.02)


def test_a_side_without_a_bound_stays_where_it_is():
    """
    Few attempts say nothing about how slow it may get: nothing is invented.
    """
    assert drawn(value=1000.0, low=900.0).max() == 1000
    assert set(drawn(value=1000.0)) == {1000.0}


def test_an_interval_holds_its_point():
    """
    3 of 3 lies at the edge of its posterior; Jeffreys closes the interval there, and so do we.
    """
    draws = drawn(value=1.0, n=3, passed=3)
    low, high = interval(draws, 1.0, 0.9)

    assert low < draws.mean() < high == 1.0


def test_what_does_not_vary_has_no_interval():
    """
    An interval of no width would look like certainty.
    """
    assert interval(np.full(10, 5.0), 5.0, 0.9) == (None, None)
    assert interval(np.array([5.0]), 5.0, 0.9) == (None, None)
