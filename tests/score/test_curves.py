"""
The two normalisers, against Lighthouse's own values.
"""

import numpy as np
import pytest

from toolkit.score.curves import ln, pl

LIGHTHOUSE = {
    0: 1,
    1000: 0.9999474463636606,
    2500: 0.9817265679910997,
    3785: 0.9,
    5000: 0.7698568100715057,
    7300: 0.5,
    7500: 0.47897097954014756,
    10000: 0.26959484784300886,
    30000: 0.0029117492659721522,
    1e6: 0,
}


@pytest.mark.parametrize(("value", "expected"), LIGHTHOUSE.items())
def test_ln_is_lighthouses_curve(value, expected):
    """
    A score of ours must mean what Lighthouse's means.
    """
    assert ln(np.array([value]), 3785, 7300)[0] == pytest.approx(100 * expected, abs=1e-5)


@pytest.mark.parametrize(
    ("values", "points", "expected"),
    [
        ((2100, 4200, 3100, 350, 0.05), ((1800, 3000), (3387, 5800), (2500, 4000), (200, 600), (0.1, 0.25)), 81.600),
        ((800, 1500, 1500, 90, 0.02), ((934, 1600), (1311, 2300), (1200, 2400), (150, 350), (0.1, 0.25)), 92.441),
    ],
)
def test_ln_composes_to_lighthouses_performance_score(values, points, expected):
    """
    FCP, SI, LCP, TBT and CLS with weights 10, 10, 25, 30, 25: a phone and a desktop.
    """
    scores = [ln(np.array([value]), *point)[0] for value, point in zip(values, points, strict=True)]

    assert np.average(scores, weights=[10, 10, 25, 30, 25]) == pytest.approx(expected, abs=0.01)


def test_ln_is_clamped_at_its_two_points():
    """
    The approximation of erf may not put a good value below 90 nor a poor one above 50.
    """
    around = ln(np.array([2500, np.nextafter(2500, 3000), 4000, np.nextafter(4000, 5000)]), 2500, 4000)

    assert around[0] >= 90 > around[1]
    assert around[2] >= 50 > around[3]


def test_ln_never_rises_with_its_value():
    """
    Slower is never better.
    """
    scores = ln(np.linspace(-10, 20_000, 5_000), 2500, 4000)

    assert (np.diff(scores) <= 0).all()


def test_ln_leaves_what_is_missing_missing():
    """
    Nothing measured is neither 0 nor 100.
    """
    assert np.isnan(ln(np.array([np.nan]), 200, 500)[0])


@pytest.mark.parametrize(
    ("value", "expected"), [(0.5, 0), (0.80, 0), (0.875, 25), (0.95, 50), (0.97, 70), (1, 100), (2, 100)]
)
def test_pl_is_straight_between_anchors_and_level_outside(value, expected):
    """
    The curve of journey reliability.
    """
    assert pl(np.array([value]), [(0.80, 0), (0.95, 50), (0.99, 90), (1, 100)])[0] == pytest.approx(expected)
