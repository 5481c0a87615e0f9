"""
Times on task, rates of errors, and paths, against published and cross-checked values.
"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.statistics import geometric_mean, poisson, times
from toolkit.score.statistics.counts import errors_per_attempt, errors_per_opportunity
from toolkit.score.statistics.paths import (
    backtrack_ratio,
    deviation,
    edits,
    lostness,
    lostness_reading,
    optimality,
)
from toolkit.score.statistics.summed import single_usability

POSITIVE = st.lists(st.floats(0.01, 1e4), min_size=2, max_size=30)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([55, 65, 75, 62, 45, 135], (68.24107823256506, 46.00509940841041, 101.22453419787031)),
        ([100, 101, 102, 103, 104, 200], (114.10473959991533, 85.47531751356256, 152.32340724675979)),
    ],
)
def test_geometric_means_match_the_published_ones(values, expected):
    """
    The first is published as 68 (46 to 101); its arithmetic mean of 72.83 is pulled up by one slow person.
    """
    assert geometric_mean(values) == pytest.approx(expected, rel=1e-9)


@given(POSITIVE, st.floats(0.1, 10))
def test_a_geometric_mean_scales_with_its_unit(values, factor):
    """
    Minutes or seconds: the same interval.
    """
    one, other = geometric_mean(values), geometric_mean([factor * value for value in values])

    assert other == pytest.approx([factor * part for part in one], rel=1e-6)
    assert one.low <= one.value * (1 + 1e-12)
    assert one.value <= one.high * (1 + 1e-12)


@given(POSITIVE, POSITIVE)
def test_a_ratio_of_geometric_means_turns_over(values, others):
    """
    Twice as fast is half as slow.
    """
    there, back = times.geometric_mean_ratio(values, others), times.geometric_mean_ratio(others, values)

    assert there.value == pytest.approx(1 / back.value, rel=1e-6)
    assert there.low == pytest.approx(1 / back.high, rel=1e-6)


def test_a_mean_of_sus_scores_has_the_t_interval():
    """
    Ten people: 79.5 (71.25 to 87.75).
    """
    found = times.mean([82.5, 75, 90, 67.5, 95, 70, 85, 60, 77.5, 92.5])

    assert found == pytest.approx((79.5, 71.25, 87.75), abs=0.005)


@pytest.mark.parametrize(("n", "half"), [(5, 22.0), (8, 14.8), (12, 11.2), (20, 8.3), (30, 6.6), (50, 5.0)])
def test_how_many_people_a_sus_needs(n, half):
    """
    With the usual standard deviation of 17.7.
    """
    assert times.half_width(17.7, n) == pytest.approx(half, abs=0.05)


def test_one_value_has_no_interval():
    """
    Nothing is known of how others differ.
    """
    for refused in (times.mean, geometric_mean):
        with pytest.raises(ValueError, match="or more"):
            refused([5.0])
    with pytest.raises(ValueError, match="positive"):
        geometric_mean([1.0, 0.0])


def test_efficiency_is_tasks_in_a_minute():
    """
    Nine of ten in thirty seconds.
    """
    assert times.tasks_per_minute(0.9, 30) == pytest.approx(1.8)
    assert times.relative_efficiency(15, 30) == 0.5


@pytest.mark.parametrize(("k", "n"), [(0, 10), (3, 10), (40, 8)])
def test_rates_lie_in_their_interval(k, n):
    """
    By the chi-squared quantiles; nothing seen is not nothing possible.
    """
    low, high = poisson(k, n)

    assert low <= k / n < high
    assert (low == 0) == (k == 0)


def test_no_event_in_ten_is_at_most_the_rule_of_three_and_more():
    """
    Upper end -ln(.025)/10 of the exact interval.
    """
    assert poisson(0, 10)[1] == pytest.approx(-math.log(0.025) / 10)


def test_errors_are_told_by_attempt_and_by_opportunity():
    """
    Seven errors in ten attempts with five chances each.
    """
    assert errors_per_attempt(7, 10).value == pytest.approx(0.7)
    assert errors_per_opportunity(7, 10, 5).value == pytest.approx(0.14)


@pytest.mark.parametrize(
    ("minimum", "visits", "distinct", "expected"),
    [
        (3, 3, 3, 0.0),
        (3, 8, 5, 0.5482928049865328),
        (3, 6, 5, 0.43333333333333335),
        (5, 10, 7, 0.4142857142857143),
        (4, 9, 6, 0.4714),
        (3, 12, 4, 0.7120003121097943),
    ],
)
def test_lostness_of_known_walks(minimum, visits, distinct, expected):
    """
    Smith 1996: how far visits, states and the least needed lie apart.
    """
    assert lostness([minimum], [visits], [distinct])[0] == pytest.approx(expected, abs=5e-5)


@given(st.integers(1, 20), st.integers(0, 20), st.integers(0, 40))
def test_lostness_is_between_0_and_the_root_of_2(minimum, more, again):
    """
    Whatever the walk.
    """
    distinct = minimum + more
    found = lostness([minimum], [distinct + again], [distinct])[0]

    assert 0 <= found <= math.sqrt(2)
    assert (found == 0) == (more == again == 0)


def test_a_path_is_held_against_the_best_of_several():
    """
    Three admissible ways; the walk is one state longer than the nearest.
    """
    walk = ["feed", "menu", "compose", "post"]
    ways = [["feed", "compose", "post"], ["feed", "profile", "compose", "draft", "post"]]

    assert deviation(walk, ways) == pytest.approx(1 / 4)
    assert edits("kitten", "sitting") == 3
    assert deviation(ways[0], ways) == 0


def test_optimality_and_backtracking():
    """
    Three needed, six visits, five different.
    """
    assert optimality([3], [6])[0] == 0.5
    assert backtrack_ratio([6], [5])[0] == pytest.approx(1 / 6)
    assert [lostness_reading(value) for value in (0.39, 0.45, 0.51)] == ["not_lost", "unclear", "lost"]


def test_impossible_walks_are_refused():
    """
    More different states than visits.
    """
    with pytest.raises(ValueError, match="visits"):
        lostness([3], [4], [5])
    with pytest.raises(ValueError, match="state"):
        lostness(np.array([0]), [4], [0])


TIMES_S, ANSWERS = (55, 65, 75, 62, 45, 135), (4.3, 4.7, 3.7, 4.0, 5.0, 3.3)


def test_the_single_usability_metric_of_a_worked_example():
    """
    Mean of .8, .7693 and .6041.
    """
    assert single_usability(0.8, TIMES_S, ANSWERS, limit_s=90) == pytest.approx(0.7245, abs=5e-5)


@pytest.mark.parametrize(("times", "answers"), [((55,), ANSWERS), (TIMES_S, (4, 4, 4)), ((), ())])
def test_people_who_do_not_differ_give_no_single_usability_metric(times, answers):
    """
    Its normal distributions would have no width.
    """
    assert math.isnan(single_usability(1, times, answers, limit_s=90))
