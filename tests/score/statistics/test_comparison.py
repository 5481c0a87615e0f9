"""
Two sets of runs, and the history of many.
"""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.criteria import shipped
from toolkit.score.statistics.change_points import best_split, change_points
from toolkit.score.statistics.comparison import (
    adjusted_p_values,
    cliffs_delta,
    effect_reading,
    hodges_lehmann,
    hodges_lehmann_ratio,
    mann_whitney,
    prediction_interval,
)

pytestmark = pytest.mark.whole

X = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
Y = [1.15, 0.88, 0.90, 0.74, 1.21]
SOME = st.lists(st.floats(-100, 100).map(lambda v: round(v, 3)), min_size=4, max_size=12)
TIMES = st.lists(st.floats(1, 1000), min_size=4, max_size=12)


def test_the_permeability_example():
    """
    Hollander and Wolfe's membranes: W = 35, p = .1272 one-sided, shift .305 (-.15 to .76), delta .40.
    """
    assert mann_whitney(X, Y).statistic == 35
    assert mann_whitney(X, Y, "greater").p_value == pytest.approx(0.1272061, abs=5e-8)
    assert mann_whitney(X, Y).p_value == pytest.approx(0.2544123, abs=5e-8)
    assert hodges_lehmann(X, Y) == pytest.approx((0.305, -0.15, 0.76), abs=1e-9)
    assert cliffs_delta(X, Y) == pytest.approx(0.40)


@given(SOME, SOME, st.floats(-50, 50))
def test_a_shift_moves_with_its_values_and_turns_over(values, others, by):
    """
    Add to all, and the shift is that much more; swap the sides, and its sign is.
    """
    here = hodges_lehmann(values, others)
    moved = hodges_lehmann([value + by for value in values], others)
    back = hodges_lehmann(others, values)

    assert moved.value == pytest.approx(here.value + by, abs=1e-6)
    assert back.value == pytest.approx(-here.value, abs=1e-9)
    if here.low is not None:
        assert back.high == pytest.approx(-here.low, abs=1e-9)
        assert here.low <= here.value <= here.high


@given(TIMES, TIMES)
def test_a_ratio_does_not_know_its_unit(values, others):
    """
    Milliseconds or seconds; the other way round it is the inverse.
    """
    here = hodges_lehmann_ratio(values, others)
    seconds = hodges_lehmann_ratio([v / 1000 for v in values], [v / 1000 for v in others])
    back = hodges_lehmann_ratio(others, values)

    assert seconds.value == pytest.approx(here.value)
    assert back.value == pytest.approx(1 / here.value)


@given(SOME, SOME)
def test_cliffs_delta_is_a_balance(values, others):
    """
    Between -1 and 1, and turned over by swapping.
    """
    assert -1 <= cliffs_delta(values, others) <= 1
    assert cliffs_delta(others, values) == pytest.approx(-cliffs_delta(values, others))


def test_the_interval_holds_its_promise():
    """
    Exact and approximate intervals of runs that differ by .5: about 95 of 100 hold it.
    """
    rng = np.random.default_rng(1)
    for n in (12, 60):
        held = 0
        for _ in range(300):
            found = hodges_lehmann(rng.normal(0.5, 1, n), rng.normal(0, 1, n))
            held += found.low <= 0.5 <= found.high

        assert 0.92 <= held / 300 <= 0.98


def test_few_runs_have_no_bounds():
    """
    Three against three can come in any order.
    """
    assert hodges_lehmann([1, 2, 3], [4, 5, 6])[1:] == (None, None)


def test_one_more_value_lies_in_the_prediction_interval():
    """
    By hand for 1, 2 and 3: 2 ± 4.3027 · 1 · √(4/3); in about 95 of 100 cases for five of noise.
    """
    assert prediction_interval([1, 2, 3]) == pytest.approx((2 - 4.968276, 2 + 4.968276), abs=1e-5)

    rng = np.random.default_rng(1)
    held = 0
    for _ in range(400):
        *seen, one_more = rng.normal(0, 1, 6)
        low, high = prediction_interval(seen)
        held += low <= one_more <= high
    assert 0.92 <= held / 400 <= 0.98


def test_one_value_does_not_predict_another():
    """
    Nobody knows how far it scatters.
    """
    with pytest.raises(ValueError, match="two values or more"):
        prediction_interval([1.0])


@pytest.mark.parametrize(
    ("delta", "word"),
    [(0.146, "negligible"), (0.147, "small"), (-0.33, "medium"), (0.474, "large"), (-1.0, "large")],
)
def test_the_reading_of_an_effect(delta, word):
    """
    Romano's limits belong to the larger word.
    """
    assert effect_reading(delta) == word


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_adjusted_p_values_are_larger_and_keep_their_order(p_values):
    """
    As Benjamini and Hochberg step up.
    """
    adjusted = adjusted_p_values(p_values)
    order = np.argsort(p_values, kind="stable")

    assert (adjusted >= np.array(p_values) - 1e-12).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[order]) >= -1e-12).all()


def test_adjusted_p_values_of_an_example():
    """
    .01, .02 and .03 of three are all .03.
    """
    assert adjusted_p_values([0.01, 0.02, 0.03]) == pytest.approx([0.03] * 3)


LEVELS = [0.3, 2.4, 1.5, -0.9, -0.5, 99.7, 98.3, 99.1, 149.0, 149.7, 149.5, 149.1, 148.8, 150.0]
HALVED = [
    1.02, .95, .99, 1.00, 1.12, 1.00, 1.01, .98, 1.01, .96,
    .50, .51, .48, .48, .55, .50, .49, .51, .50, .49,
]  # fmt: skip


def test_the_first_split_of_a_known_series():
    """
    At 5, with Q = 761.2821.
    """
    split = best_split(LEVELS, shortest=2)

    assert (split.at, split.q) == (5, pytest.approx(761.2821, abs=5e-5))


def test_known_changes_of_level():
    """
    Two levels at [5, 8] at .01, and one halved at [10] at .0001: as published, and with the limit that is shipped.
    """
    shipped_limits = shipped().comparison.significance

    for significance in (0.01, shipped_limits):
        assert [point.at for point in change_points(LEVELS, significance=significance)] == [5, 8]
    for significance in (0.0001, shipped_limits):
        assert [point.at for point in change_points(HALVED, significance=significance)] == [10]


def test_a_change_between_two_stronger_ones_is_weighed_between_them():
    """
    What the first split of the whole series was worth is not what it is worth in the end.
    """
    found = change_points(LEVELS)

    assert found[0].q == pytest.approx(best_split(LEVELS[:8], shortest=3).q)


def test_constant_levels_change_where_they_differ():
    """
    No scatter at all: no t, and no doubt.
    """
    assert change_points([5.0] * 12) == ()
    assert [(one.at, one.p_value) for one in change_points([5.0] * 6 + [6.0] * 6)] == [(6, 0.0)]


def test_noise_seldom_changes():
    """
    The test is of the best of many splits: a few of two hundred series at 1 %, hardly one at the shipped limit.
    """
    rng = np.random.default_rng(3)
    noise = rng.normal(0, 1, (200, 20))

    assert 4 <= sum(bool(change_points(one, significance=0.01)) for one in noise) <= 24
    assert sum(bool(change_points(one)) for one in noise) <= 4


def test_levels_that_hardly_scatter_need_no_warning():
    """
    On standard error it would look like a fault.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = change_points([5.0, 5.0, 5.0 + 1e-12] * 3 + [6.0, 6.0, 6.0 + 1e-12] * 3)

    assert [one.at for one in found] == [9]
