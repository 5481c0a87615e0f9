"""
Estimates and intervals, against published and cross-checked values.
"""

import numpy as np
import pytest

from toolkit.score import statistics

# x, n, adjusted Wald, Wilson, Jeffreys, Laplace: four decimals; 4/5, 1/5, 81/263 and 15/148 are published examples.
PROPORTIONS = [
    (4, 5, (0.3596, 0.9797), (0.3755, 0.9638), (0.3714, 0.9775), 0.7143),
    (1, 5, (0.0203, 0.6404), (0.0362, 0.6245), (0.0225, 0.6286), 0.2857),
    (5, 5, (0.5109, 1), (0.5655, 1), (0.6206, 1), 0.8571),
    (7, 10, (0.3923, 0.8967), (0.3968, 0.8922), (0.3942, 0.9073), 0.6667),
    (9, 10, (0.5740, 1), (0.5958, 0.9821), (0.6187, 0.9890), 0.8333),
    (10, 10, (0.6791, 1), (0.7225, 1), (0.7828, 1), 0.9167),
    (0, 10, (0, 0.3209), (0, 0.2775), (0, 0.2172), 0.0833),
    (18, 20, (0.6868, 0.9843), (0.6990, 0.9721), (0.7161, 0.9786), 0.8636),
    (30, 30, (0.8653, 1), (0.8865, 1), (0.9203, 1), 0.9688),
    (81, 263, (0.2552, 0.3663), (0.2553, 0.3662), (0.2545, 0.3656), 0.3094),
    (15, 148, (0.0614, 0.1615), (0.0624, 0.1605), (0.0604, 0.1576), 0.1067),
    (0, 20, (0, 0.1898), (0, 0.1611), (0, 0.1166), 0.0455),
    (1, 29, (0, 0.1863), (0.0061, 0.1718), (0.0037, 0.1501), 0.0645),
]


@pytest.mark.parametrize(("x", "n", "wald", "wilson", "jeffreys", "laplace"), PROPORTIONS)
def test_intervals_of_proportions_match_the_published_ones(x, n, wald, wilson, jeffreys, laplace):
    """
    Every ratio of the scorecard carries one of these.
    """
    assert statistics.adjusted_wald(x, n) == pytest.approx(wald, abs=5.1e-5)
    assert statistics.wilson(x, n) == pytest.approx(wilson, abs=5.1e-5)
    assert statistics.jeffreys(x, n) == pytest.approx(jeffreys, abs=5.1e-5)
    assert statistics.points(x, n).laplace == pytest.approx(laplace, abs=5.1e-5)


def test_points_differ_as_their_priors_do():
    """
    4 of 5 is .8 only for who believes nothing.
    """
    points = statistics.points(4, 5)

    assert points == pytest.approx((0.8, 0.714286, 0.75, 0.669655), abs=1e-6)


def test_the_90_percent_bound_of_ten_in_ten_is_the_published_75_percent():
    """
    Published calculators print one-sided bounds at the extremes.
    """
    low, high = statistics.adjusted_wald(10, 10, 0.90)

    assert low == pytest.approx(0.7511976547699633)
    assert high == 1


@pytest.mark.parametrize(
    ("x", "n", "expected"), [(2, 5, "wilson"), (7, 10, "mle"), (9, 10, "mle"), (10, 10, "laplace")]
)
def test_believed_completion_switches_its_estimator(x, n, expected):
    """
    Lewis and Sauro 2006: Wilson below one half, x/n to .9, Laplace above.
    """
    assert statistics.believed_completion(x, n) == getattr(statistics.points(x, n), expected)


@pytest.mark.parametrize("counts", [(1, 0), (-1, 5), (6, 5)])
def test_impossible_counts_are_refused(counts):
    """
    6 of 5 is a defect of the caller, not a proportion.
    """
    for interval in statistics.BY_NAME.values():
        with pytest.raises(ValueError, match="between 0 and n"):
            interval(*counts)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([55, 65, 75, 62, 45, 135], (68.24107823, 46.00509940, 101.22453419)),
        ([100, 101, 102, 103, 104, 200], (114.10473960, 85.47531756, 152.32340724)),
    ],
)
def test_geometric_mean_of_times_matches_the_published_example(times, expected):
    """
    "68 (46, 101)" is how the first one is printed.
    """
    assert statistics.geometric_mean(times) == pytest.approx(expected)


@pytest.mark.parametrize("times", [[10.0], [10.0, 0.0]])
def test_geometric_mean_needs_two_positive_times(times):
    """
    One time has no interval, and none has a logarithm of nought.
    """
    with pytest.raises(ValueError, match="two or more positive"):
        statistics.geometric_mean(times)


@pytest.mark.parametrize(
    ("n", "p", "ranks"), [(100, 0.95, (90, 100)), (200, 0.95, (184, 197)), (1000, 0.99, (983, 997))]
)
def test_ranks_around_a_percentile(n, p, ranks):
    """
    Order statistics bound a percentile without asking for its distribution.
    """
    assert statistics.percentile_ranks(n, p) == ranks


def test_a_small_sample_has_no_upper_bound():
    """
    The largest of 50 is below the 95th percentile too often to bound it.
    """
    low, high = statistics.percentile_interval(np.arange(1.0, 51.0), 0.95)

    assert low == 44
    assert high is None


@pytest.mark.parametrize(("p", "n"), [(0.95, 59), (0.99, 299)])
def test_high_percentiles_need_their_sample(p, n):
    """
    p95 of 20 requests is the slowest of them under another name.
    """
    assert statistics.least_n(p) == n
    assert statistics.percentile(np.arange(n - 1), p) is None
    assert statistics.percentile(np.arange(n), p) == pytest.approx(p * (n - 1))


def test_a_median_needs_one():
    """
    Only the far percentiles are refused.
    """
    assert statistics.percentile([7.0], 0.5) == 7


@pytest.mark.parametrize(("counts", "expected"), [((60, 30, 100), 0.75), ((170, 20, 200), 0.90)])
def test_apdex_counts_tolerating_half(counts, expected):
    """
    The specification's own example.
    """
    assert statistics.apdex(*counts) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("k", "expected"), [(0, (0.0, 3.688879)), (1, (0.025318, 5.571643)), (10, (4.795389, 18.390356))]
)
def test_poisson_interval_of_counts(k, expected):
    """
    Tabulated exact limits of a Poisson count (Garwood 1936).
    """
    assert statistics.poisson(k, 1) == pytest.approx(expected, abs=1e-5)


def test_poisson_interval_scales_with_exposure():
    """
    Ten errors in five attempts are two an attempt.
    """
    low, high = statistics.poisson(10, 5)

    assert (low, high) == pytest.approx((4.795389 / 5, 18.390356 / 5), abs=1e-5)
