"""
Drawing again: whole participants, percentiles without drawing, proportions that keep company.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.statistics import jeffreys
from toolkit.score.statistics.resampling import (
    block_means,
    coupled_beta,
    in_blocks,
    participant_weights,
    quantile_draws,
    weighted_means,
    weighted_medians,
)


def rng():
    return np.random.default_rng(20261124)


def test_every_draw_holds_as_many_people():
    """
    Some twice, some not at all; the same seed draws the same.
    """
    weights = participant_weights(7, 500, rng())

    assert weights.shape == (500, 7)
    assert set(weights.sum(axis=1)) == {7}
    assert (weights == participant_weights(7, 500, rng())).all()


def test_weighted_means_and_medians_are_those_of_the_people_drawn():
    """
    By hand: the first twice, the second once, the third not.
    """
    weights = np.array([[2, 1, 0], [0, 0, 3], [1, 1, 1]])
    values = [1.0, 4.0, np.nan]

    assert weighted_means(weights, values) == pytest.approx([2, np.nan, 2.5], nan_ok=True)
    assert weighted_medians(weights, values) == pytest.approx([1, np.nan, 2.5], nan_ok=True)


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=12))
def test_weighted_medians_match_repeated_values(values):
    """
    Against numpy's median of people written out.
    """
    weights = participant_weights(len(values), 20, np.random.default_rng(1))
    expected = [np.median(np.repeat(values, row)) for row in weights]

    assert weighted_medians(weights, [float(v) for v in values]) == pytest.approx(expected)


@pytest.mark.parametrize("p", [0.5, 0.75, 0.95])
def test_percentiles_are_drawn_as_if_all_were_drawn(p):
    """
    Against a bootstrap by brute force: the same distribution.
    """
    sample = np.sort(np.random.default_rng(4).lognormal(6, 0.5, 25))
    brute = np.quantile(rng().choice(sample, (20_000, 25)), p, axis=1)
    quick = quantile_draws(sample, p, 20_000, rng())
    at = [0.05, 0.25, 0.5, 0.75, 0.95]

    assert np.quantile(quick, at) == pytest.approx(np.quantile(brute, at), rel=0.03)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.floats(0, 1))
def test_drawn_percentiles_stay_within_the_sample(values, p):
    """
    Nothing is seen that was not there.
    """
    ordered = np.sort(values)
    drawn = quantile_draws(ordered, p, 50, np.random.default_rng(1))

    assert drawn.min() >= ordered[0]
    assert drawn.max() <= ordered[-1] * (1 + 1e-12)


def test_coupled_draws_spread_as_jeffreys_and_rise_together():
    """
    18 of 20: Jeffreys' interval, in the order of the people drawn.
    """
    by = rng().normal(size=20_000)
    drawn = coupled_beta(18, 20, by, rng())

    assert np.quantile(drawn, [0.025, 0.975]) == pytest.approx(jeffreys(18, 20), abs=0.01)
    assert np.corrcoef(np.argsort(np.argsort(by)), np.argsort(np.argsort(drawn)))[0, 1] == pytest.approx(1)


def test_nine_of_nine_is_not_certain():
    """
    Resampling nine successes gives nine; the posterior knows better.
    """
    drawn = coupled_beta(9, 9, np.ones(2000), rng())

    assert drawn.std() > 0.02
    assert drawn.max() <= 1


def test_blocks_keep_what_follows_from_each_other():
    """
    A series of long waves: the mean of blocks scatters more than that of single values would.
    """
    wave = np.sin(np.arange(2000) / 60) + 1
    blocks = block_means(in_blocks(wave, 100), 1000, rng())
    singly = block_means(in_blocks(wave, 1), 1000, rng())

    assert blocks.mean() == pytest.approx(wave.mean(), abs=0.05)
    assert blocks.std() > 3 * singly.std()


def test_nobody_cannot_be_drawn():
    """
    A study of nobody is no study.
    """
    with pytest.raises(ValueError, match="0 participants"):
        participant_weights(0, 10, rng())
