"""Precision and recall together."""

import numpy as np
import pytest

from toolkit.score.statistics.retrieval import f1, f1_draws


def test_f1_by_hand():
    """
    8 right, 2 wrong, 2 missed: precision and recall are .8, and so is what they make.
    """
    assert f1(8, 2, 2)[0] == pytest.approx(0.8)


def test_the_lower_bound_of_five_right_of_five_by_hand():
    """
    The posterior of the share is Beta(5.5, 1), whose quantile is .025^(1/5.5) = .51135; twice that over 1.51135.
    """
    assert f1(5, 0, 0)[1] == pytest.approx(0.67668, abs=5e-6)


def test_the_interval_is_that_of_two_gamma_variables():
    """
    As Goutte & Gaussier write it: U / (U + V), of shapes TP + ½ and FP + FN + 1, the first of twice the scale.
    """
    rng = np.random.default_rng(1)
    u, v = rng.gamma(8.5, 2.0, 200_000), rng.gamma(5.0, 1.0, 200_000)

    assert f1(8, 2, 2)[1:] == pytest.approx(np.quantile(u / (u + v), [0.025, 0.975]), abs=0.005)


@pytest.mark.parametrize(("counts", "value", "closed"), [((5, 0, 0), 1.0, 2), ((0, 3, 2), 0.0, 1)])
def test_the_interval_ends_where_the_value_does(counts, value, closed):
    """
    All right, or nothing.
    """
    found = f1(*counts)

    assert found[0] == found[closed] == value


def test_draws_come_from_the_same_posterior():
    """
    Their quantiles are the bounds.
    """
    drawn = f1_draws(8, 2, 2, 20_000, np.random.default_rng(1))
    _, low, high = f1(8, 2, 2)

    assert np.quantile(drawn, [0.025, 0.975]) == pytest.approx([low, high], abs=0.01)


@pytest.mark.parametrize("counts", [(0, 0, 0), (-1, 2, 2)])
def test_nothing_has_no_value(counts):
    """
    No act was to be told, and none was.
    """
    with pytest.raises(ValueError, match="not all of them 0"):
        f1(*counts)
