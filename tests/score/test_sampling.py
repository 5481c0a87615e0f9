"""
How each kind of value is drawn again.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.sampling import (
    BlockRatio,
    Drawing,
    Percentile,
    PersonMean,
    PersonMedian,
    PersonShare,
    Proportion,
)
from toolkit.score.statistics import jeffreys


def drawing(participants=0, count=4000, seed=1):
    return Drawing(count=count, seed=seed, participants=participants)


def draws(sample, participants=0, count=4000):
    made = drawing(participants, count)
    return sample.draw(made, made.stream("test"))


def test_streams_have_their_own_numbers():
    """
    By name and seed; one more criterion changes no other.
    """
    one, same, other = (drawing().stream(name).random(3) for name in ("e1", "e1", "e2"))

    assert (one == same).all()
    assert (one != other).all()
    assert (one != drawing(seed=2).stream("e1").random(3)).all()


def test_people_are_drawn_once_for_all_their_values():
    """
    A mean of the same values is the same in every draw, whatever it is called.
    """
    made = drawing(4)
    sample = PersonMean(np.arange(4), np.array([1.0, 2.0, 3.0, 4.0]))

    assert (sample.draw(made, made.stream("s1")) == sample.draw(made, made.stream("s2"))).all()
    assert made.people.sum(axis=1).tolist() == [4] * made.count


def test_values_of_one_person_stay_together():
    """
    What one gains the other loses: the sum of both means is the same in every draw.
    """
    made = drawing(3)
    up, down = (PersonMean(np.arange(3), values) for values in (np.array([0.0, 1, 2]), np.array([2.0, 1, 0])))

    assert up.draw(made, made.stream("a")) + down.draw(made, made.stream("b")) == pytest.approx(2)


def test_a_share_of_people_spreads_as_its_posterior():
    """
    18 of 20: Jeffreys' interval, and all of them is not certain.
    """
    share = draws(PersonShare(np.arange(20), np.arange(20) < 18), 20, 20_000)
    whole = draws(PersonShare(np.arange(9), np.ones(9, dtype=bool)), 9)

    assert np.quantile(share, [0.025, 0.975]) == pytest.approx(jeffreys(18, 20), abs=0.01)
    assert whole.std() > 0.02


def test_a_draw_without_the_only_one_who_answered_keeps_the_point():
    """
    One of five: in a third of the draws nobody has a value.
    """
    only = np.array([2])

    assert set(draws(PersonMean(only, np.array([7.0])), 5)) == {7}
    assert set(draws(PersonMedian(only, np.array([7.0])), 5)) == {7}
    assert np.isfinite(draws(PersonShare(only, np.array([True])), 5)).all()


def test_a_geometric_mean_is_drawn_in_logarithms():
    """
    Halves and doubles lie around 1, not around 1.25.
    """
    found = draws(PersonMean(np.arange(2), np.log([0.5, 2.0]), exponential=True), 2)

    assert sorted(set(np.round(found, 6))) == [0.5, 1, 2]


def test_errors_that_were_not_seen_are_possible():
    """
    None in 1000: the posterior of each draw is on top of the blocks; Apdex of equal blocks does not vary.
    """
    blocks = (np.zeros(20), np.full(20, 50.0))

    assert draws(BlockRatio(*blocks, trials=True)).max() > 0
    assert set(draws(BlockRatio(*blocks))) == {0.0}


def test_a_proportion_is_drawn_around_itself_and_never_above_what_is_believed_of_it():
    """
    Ten of twenty: as often below as above; all of twenty: never more than a machine may say.
    """
    half, whole = draws(Proportion(10, 20), count=20_000), draws(Proportion(20, 20, 0.9), count=20_000)

    assert half.mean() == pytest.approx(0.5, abs=0.01)
    assert (half < 0.5).mean() == pytest.approx(0.5, abs=0.02)
    assert (whole.max(), whole.min() < 0.9) == (0.9, True)


@given(st.lists(st.floats(1, 1e5), min_size=1, max_size=30), st.floats(0.05, 0.95))
def test_percentiles_stay_within_what_was_measured(values, p):
    """
    Nothing is invented beyond the slowest attempt.
    """
    found = draws(Percentile(np.sort(values), p), count=50)

    assert found.min() >= min(values)
    assert found.max() <= max(values) * (1 + 1e-12)


@given(st.lists(st.floats(0, 100), min_size=3, max_size=12), st.integers(2, 5))
def test_more_people_of_the_same_kind_narrow_the_interval(values, times):
    """
    The spread of a mean falls with the number of people.
    """
    few = draws(PersonMean(np.arange(len(values)), np.array(values)), len(values), 500)
    many = np.tile(values, times)
    wide = draws(PersonMean(np.arange(len(many)), many), len(many), 500)

    assert wide.std() <= few.std() + 1e-9
