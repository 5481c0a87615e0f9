"""
How much of the score is the weights' doing.
"""

import numpy as np
import pytest

from toolkit.score.aggregate import compose
from toolkit.score.criteria import shipped
from toolkit.score.sensitivity import sensitivity

MODEL = shipped()


def point(**dimensions):
    """Every criterion of a dimension at the same score."""
    scores = {
        name: np.array([float(dimensions[part.dimension])])
        for name, part in MODEL.criteria.items()
        if part.dimension in dimensions
    }
    return compose(MODEL, scores)


def shaken(*, graded=True, seed=0, **dimensions):
    return sensitivity(model=MODEL, point=point(**dimensions), graded=graded, seed=seed)


def test_where_all_parts_are_equal_weights_do_not_matter():
    """
    No width, so no interval; all draws keep the letter.
    """
    dirichlet, equal, arithmetic = shaken(**dict.fromkeys(MODEL.dimensions, 80))

    assert (dirichlet.score, equal.score, arithmetic.score) == pytest.approx((80, 80, 80))
    assert dirichlet.same_band == 1
    assert dirichlet.high - dirichlet.low == pytest.approx(0) if dirichlet.low is not None else True


def test_a_weak_dimension_makes_the_letter_depend_on_its_weight():
    """
    One of eight is at 30: the interval is wide, and the mean that forgives lies above the one that does not.
    """
    dirichlet, equal, arithmetic = shaken(**{**dict.fromkeys(MODEL.dimensions, 90), "d1": 30})

    assert dirichlet.low < dirichlet.score < dirichlet.high
    assert 0 < dirichlet.same_band < 1
    assert equal.score == pytest.approx((90**7 * 30) ** (1 / 8))
    assert arithmetic.score == pytest.approx(0.8 * 90 + 0.2 * 30)
    assert arithmetic.score > 90**0.8 * 30**0.2


def test_the_same_seed_draws_the_same_weights():
    """
    And another one others.
    """
    parts = {**dict.fromkeys(MODEL.dimensions, 90), "d1": 30}

    assert shaken(**parts) == shaken(**parts)
    assert shaken(**parts)[0].low != shaken(seed=1, **parts)[0].low


def test_without_a_grade_the_index_is_shaken():
    """
    Of its own parts with their own weights: e1, d5 and d6 alone.
    """
    found = shaken(graded=False, d5=90, d6=90, d7=90, d8=40)

    assert [one.method for one in found] == ["dirichlet", "equal", "arithmetic"]
    assert found[2].score == pytest.approx((0.15 * 90 + 0.1 * 90 + 0.1 * 90 + 0.1 * 40) / 0.45)


def test_no_score_has_no_sensitivity():
    """
    There is nothing to shake.
    """
    assert shaken() == ()
