"""
apdex and error_ratio at the declared peak
"""

import pandas as pd
import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.metrics.load import apdex, error_ratio
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def tests(new_run, settings):
    def run(*loads):
        fresh = new_run()
        for load in loads:
            fresh.load(**load)
        return prepare(tables=read_tables(fresh.close()), model=shipped(), settings=settings).tests

    return run


def test_apdex_counts_errors_as_frustrated(tests):
    """
    A fast error satisfies nobody. 1600 requests after the warm-up, the last 160 of them failed.
    """
    row = apdex(tests=tests({"failed": 160})).iloc[0]

    assert (row["value"], row["n"]) == (pytest.approx(0.9), 1600)
    assert row["low"] < 0.9 < row["high"]


def test_an_apdex_of_1_has_a_lower_bound(tests):
    """
    1600 satisfied requests do not prove that all will be.
    """
    row = apdex(tests=tests({})).iloc[0]

    assert (row["value"], row["high"]) == (1, 1)
    assert 0.995 < row["low"] < 0.999


@pytest.mark.parametrize(("duration_ms", "expected"), [(500.0, 1.0), (500.1, 0.5), (2000.0, 0.5), (2000.1, 0.0)])
def test_tolerating_ends_at_four_times_the_target(tests, duration_ms, expected):
    """
    Up to T satisfied, up to 4T tolerating, then frustrated.
    """
    assert apdex(tests=tests({"duration_ms": duration_ms})).iloc[0]["value"] == expected


def test_errors_are_counted_with_their_interval(tests):
    """
    None in 1600 does not prove none.
    """
    row = error_ratio(tests=tests({})).iloc[0]

    assert (row["value"], row["n"], row["low"]) == (0, 1600, 0)
    assert 0 < row["high"] < 0.003


def test_repeats_are_pooled(tests):
    """
    Percentiles and ratios are never averaged.
    """
    row = error_ratio(tests=tests({"failed": 100}, {"n": 4000, "failed": 0, "declared_peak_per_s": 80.0})).iloc[0]

    assert (row["n"], row["value"]) == (4800, pytest.approx(100 / 4800))


@pytest.mark.parametrize(
    ("load", "reason"),
    [
        ({"declared_peak_per_s": None}, "@reason.no_declared_peak"),
        ({"profile": "smoke"}, "@reason.no_declared_peak"),
        ({"declared_peak_per_s": 60.0}, "@reason.peak_not_reached|asked=60|got=40.0"),
        ({"generator_cpu_ratio": 0.95}, "@reason.generator_saturated|cpu=0.95"),
        ({"n": 40, "declared_peak_per_s": 0.8}, "@reason.too_few_samples|n=32|needed=59"),
        ({"outcome": "cantTell", "reason": "the worker died"}, "the worker died"),
    ],
)
def test_a_load_test_that_proves_nothing_is_not_scored(tests, load, reason):
    """
    Missing, with the reason a person can act on.
    """
    ready = tests(load)
    for metric in (apdex, error_ratio):
        row = metric(tests=ready).iloc[0]

        assert pd.isna(row["value"])
        assert row["reason"] == reason


def test_a_shortfall_within_the_tolerance_is_the_peak(tests):
    """
    Asked for 44, got 40: a tenth below.
    """
    assert apdex(tests=tests({"declared_peak_per_s": 44.0})).iloc[0]["value"] == 1


def test_no_load_test_is_not_measured():
    """
    `--no-load` leaves the capacity unknown.
    """
    assert apdex(tests=()).iloc[0]["reason"] == "@reason.not_measured"
