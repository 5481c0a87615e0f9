"""
Percentiles, load and its laws, times that were given up.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.statistics import apdex, least_n, percentile_interval, percentile_ranks
from toolkit.score.statistics.load import (
    burn_rate,
    capacity,
    corrected_latencies,
    headroom,
    little_gap,
    members_in_system,
)
from toolkit.score.statistics.scalability import fit_scalability
from toolkit.score.statistics.survival import censored_percentile


@pytest.mark.parametrize(
    ("n", "p", "ranks"), [(100, 0.95, (90, 100)), (200, 0.95, (184, 197)), (1000, 0.99, (983, 997))]
)
def test_ranks_around_a_percentile(n, p, ranks):
    """
    By the binomial distribution.
    """
    assert percentile_ranks(n, p) == ranks


def test_how_many_a_percentile_needs():
    """
    59 for p95, 299 for p99; with fewer there is no upper bound.
    """
    assert (least_n(0.95), least_n(0.99)) == (59, 299)
    assert percentile_interval(np.arange(20.0), 0.95).high is None


def test_coordinated_omission():
    """
    HdrHistogram's example: ten thousand answers of 1 000 and one of 100 000 000, due every 10 000.
    """
    corrected = np.sort(corrected_latencies([1000.0] * 10_000 + [100_000_000.0], 10_000))

    assert len(corrected) == 20_000
    assert np.quantile(corrected, 0.5, method="lower") == 1000
    assert np.quantile(corrected, [0.75, 0.9, 0.99]) == pytest.approx([50e6, 80e6, 98e6], rel=1e-3)
    assert corrected.mean() == pytest.approx(25_003_000, rel=1e-3)


@pytest.mark.parametrize(("parts", "value"), [((60, 30, 100), 0.75), ((170, 20, 200), 0.90)])
def test_apdex(parts, value):
    """
    Published examples.
    """
    assert apdex(*parts) == pytest.approx(value)


def test_littles_law():
    """
    100 a second of .25 s are 25; 200 members of .5 s and 9.5 s of thought make 20 a second.
    """
    assert members_in_system(100, 0.25) == 25
    assert little_gap(200, 20, 0.5, 9.5) == 0
    assert little_gap(200, 15, 0.5, 9.5) == pytest.approx(0.25)


def test_an_error_budget_burns():
    """
    1.44 % of errors against 99.9 %: at 14.4 times the speed.
    """
    assert burn_rate(0.0144, 0.999) == pytest.approx(14.4)


def test_capacity_ends_at_the_first_step_that_breaks():
    """
    A step that holds again afterwards was luck.
    """
    assert capacity([10, 20, 30, 40], [100, 200, 900, 300], [0, 0, 0, 0], most_ms=500) == 20
    assert capacity([10], [900], [0], most_ms=500) is None
    assert headroom(20, 10) == 2


SPEC = ([1, 18, 36, 72, 108, 144, 216], [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2])
RAYS = ([1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64], [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310])


def test_the_scalability_of_spec_sdm91():
    """
    Gunther's data set.
    """
    law = fit_scalability(*SPEC)

    assert (law.alpha, law.beta, law.gamma) == pytest.approx((0.0277284, 0.00010436577, 89.99518), rel=1e-4)
    assert (law.peak_load, law.peak_throughput) == pytest.approx((96.51943, 1883.8993), rel=1e-4)
    assert (law.limit, law.best_load, law.best_throughput) == pytest.approx((3245.594, 36.06409, 1542.4012), rel=1e-4)
    assert law.throughput(SPEC[0]).round().astype(int).tolist() == [90, 1078, 1541, 1850, 1879, 1822, 1646]


def test_the_scalability_of_a_ray_tracer():
    """
    It never falls: beta is 0 exactly. Its first six loads alone know of a bend.
    """
    whole, first = fit_scalability(*RAYS), fit_scalability(RAYS[0][:6], RAYS[1][:6])

    assert (whole.alpha, whole.beta, whole.gamma) == pytest.approx((0.0577708, 0, 21.84884), rel=1e-4)
    assert whole.peak_load is None
    assert (first.alpha, first.beta, first.gamma) == pytest.approx((0.02444, 0.00163, 20.85605), rel=2e-3)


# Schwartz's measurements of a router with 1 to 32 loads.
ROUTER = [
    955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08,
    7219.8, 7867.61, 8278.71, 8646.7, 9047.84, 9426.55, 9645.37, 9897.24,
    10097.6, 10240.5, 10532.4, 10798.5, 11151.4, 11518.6, 11806, 12089.4,
    12075.4, 12177.3, 12211.4, 12158.9, 12155.3, 12118, 12140.4, 12074.4,
]  # fmt: skip


def test_the_scalability_of_a_router():
    """
    Thirty-two loads, up to just short of the bend.
    """
    law = fit_scalability(range(1, 33), ROUTER)

    assert (law.alpha, law.beta, law.gamma) == pytest.approx((0.02671591, 7.690945e-4, 995.6486), rel=1e-4)
    assert int(law.peak_load) == 35
    assert law.throughput(20) == pytest.approx(11063.633, abs=0.1)
    assert law.throughput(35) == pytest.approx(12341, abs=1)


@pytest.mark.parametrize("throughput", [[100, 50, 30, 10, 5, 1], [100, 20, 10, 6, 4, 3], [10, 100, 80, 30, 9, 2]])
def test_what_only_falls_has_a_law_too(throughput):
    """
    Every member more makes it slower for all: the bend lies at the first few.
    """
    law = fit_scalability([1, 2, 4, 8, 16, 32], throughput)

    assert min(law.alpha, law.beta) >= 0
    assert law.gamma > 0
    assert law.peak_load < 4


def test_few_loads_fit_anything():
    """
    Three parameters through five points say little.
    """
    with pytest.raises(ValueError, match="5 different loads"):
        fit_scalability(RAYS[0][:5], RAYS[1][:5])


def test_what_was_given_up_counts_as_longer():
    """
    Ten times of which two never ended: the median is known, the 95th percentile is not.
    """
    times, given_up = [1, 2, 3, 4, 5, 6, 7, 8, 10, 10], [False] * 8 + [True] * 2

    assert censored_percentile(times, given_up, 0.5).value == 5
    assert censored_percentile(times, given_up, 0.95).value is None


@given(st.lists(st.integers(1, 1000), min_size=5, max_size=40))
def test_without_giving_up_it_is_a_plain_percentile(times):
    """
    The smallest time by which the share had ended.
    """
    value = censored_percentile([float(t) for t in times], [False] * len(times), 0.5).value

    assert value == float(np.quantile(times, 0.5, method="inverted_cdf"))
