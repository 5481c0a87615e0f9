"""
Versions of a service with which Netflix tests its judge Kayenta (ClassifierSuite): as good, higher, lower.
"""

import pytest

from toolkit.score.statistics.comparison import cliffs_delta, hodges_lehmann, hodges_lehmann_ratio, mann_whitney

USUAL = [
    11.14536, 9.96181, 7.06857, 7.30127, 9.79446, 9.60379, 6.18678, 12.34560, 10.37189, 8.60943,
    9.91316, 10.36138, 14.20680, 10.94615, 10.21588, 11.73976, 10.90763, 12.82335, 8.10186, 8.49816,
    12.11344, 13.27221, 10.11458, 6.94640, 6.21053, 10.16040, 8.34577, 8.38382, 7.00202, 10.75576,
]  # fmt: skip
AS_GOOD = [
    9.77673, 10.58707, 7.83755, 9.32433, 8.37745, 8.93593, 8.27077, 9.74843, 11.62375, 9.27534,
    8.15380, 10.56202, 13.49814, 11.05442, 6.95389, 12.52101, 9.02164, 4.92349, 11.25136, 11.59845,
    8.43523, 11.11023, 10.70063, 8.92128, 10.08617, 11.42108, 9.37923, 7.79803, 10.62340, 11.90964,
]  # fmt: skip
HIGHER = [
    20.87841, 21.78551, 19.70828, 15.85995, 19.51006, 19.39201, 22.92653, 17.15653, 18.65512, 23.42261,
    24.05582, 22.62690, 21.97947, 21.65932, 20.06771, 22.11957, 16.44037, 21.55962, 21.00018, 17.77937,
    17.80601, 18.53720, 20.55555, 19.55293, 21.77112, 21.80962, 20.96176, 20.97757, 19.10630, 16.97692,
]  # fmt: skip
WAS_HIGH = [
    20.75811, 22.80206, 20.61234, 20.97327, 23.46924, 21.53134, 21.76735, 18.30805, 19.06215, 25.87950,
    18.98263, 19.38792, 18.99540, 24.22842, 20.05099, 18.23405, 17.87052, 23.05810, 18.40026, 16.97135,
    19.46753, 17.90465, 17.55395, 16.10461, 24.38171, 15.91929, 20.47941, 19.08307, 17.45579, 18.85383,
]  # fmt: skip


def test_one_as_good_is_told_apart_by_nothing():
    """
    The shift is .07, and 0 lies in its interval, 1 in that of the ratio.
    """
    assert hodges_lehmann(AS_GOOD, USUAL) == pytest.approx((0.0707, -1.059, 1.091), abs=5e-4)
    assert hodges_lehmann_ratio(AS_GOOD, USUAL) == pytest.approx((1.008, 0.902, 1.118), abs=5e-4)
    assert cliffs_delta(AS_GOOD, USUAL) == pytest.approx(0.0089, abs=5e-5)
    assert mann_whitney(AS_GOOD, USUAL).p_value > 0.9


def test_one_twice_as_high_is_found():
    """
    Every value is above every other one.
    """
    assert hodges_lehmann(HIGHER, USUAL) == pytest.approx((10.621, 9.347, 11.618), abs=5e-4)
    assert hodges_lehmann_ratio(HIGHER, USUAL) == pytest.approx((2.064, 1.893, 2.258), abs=5e-4)
    assert cliffs_delta(HIGHER, USUAL) == 1


def test_one_half_as_high_is_found():
    """
    The other way round.
    """
    assert hodges_lehmann(AS_GOOD, WAS_HIGH).value == pytest.approx(-9.900, abs=5e-4)
    assert hodges_lehmann_ratio(AS_GOOD, WAS_HIGH).value == pytest.approx(0.492, abs=5e-4)
    assert cliffs_delta(AS_GOOD, WAS_HIGH) == -1
