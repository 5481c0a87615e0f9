"""
Load tests for the report, and their steady window.
"""

import numpy as np
import pandas as pd
import pytest

from toolkit.score.load_results import MOST_POINTS, load_result
from toolkit.score.load_tests import load_tests
from toolkit.score.tables import read_tables


@pytest.fixture
def tests(new_run, settings):
    def of(requests=None, **load):
        run = new_run()
        run.load(**load)
        tables = read_tables(run.close())
        rows = tables.requests if requests is None else requests(tables.requests)
        return load_tests(load=tables.load, requests=rows, settings=settings)

    return of


def test_the_warm_up_is_left_out(tests):
    """
    50 seconds of 40 requests, 10 of them warm-up.
    """
    result = load_result(tests()[0])

    assert (result.n, result.achieved_per_s, result.apdex, result.error_ratio) == (1600, 40, 1, 0)
    assert [(row.name, row.n) for row in result.rows] == [("", 1600), ("GET /feed", 800), ("POST /posts", 800)]
    assert len(result.timeline) == 50


def test_errors_of_the_warm_up_do_not_count(tests):
    """
    Ramp-up is left out of the score, good and bad.
    """

    def fail_early(requests):
        outcome = np.where(requests["start_s"] < 10, "failed", "passed")
        return requests.assign(outcome=pd.Categorical(outcome))

    assert load_result(tests(fail_early)[0]).error_ratio == 0


def test_percentiles_that_a_row_cannot_carry_are_none(tests):
    """
    120 requests carry a p95 and its lower bound, not a p99.
    """
    row = load_result(tests(n=150)[0]).rows[0]

    assert (row.n, row.p95_ms, row.p99_ms) == (120, 100, None)


def test_open_arrivals_are_counted_from_their_schedule(tests):
    """
    A request that waited for its turn was slow for its member.
    """

    def late(requests):
        return requests.assign(intended_start_s=requests["start_s"] - 0.4)

    assert load_result(tests(late, open_model=True)[0]).rows[0].p50_ms == pytest.approx(500)
    assert load_result(tests(late, open_model=False)[0]).rows[0].p50_ms == pytest.approx(100)


def test_a_long_test_has_a_line_that_a_figure_can_show(tests):
    """
    An hour is not 3600 points.
    """
    result = load_result(tests(n=7200, duration_s=3600.0)[0])

    assert len(result.timeline) <= MOST_POINTS
    assert sum(point[1] for point in result.timeline) * result.timeline[1][0] == pytest.approx(7200)


def test_a_load_test_without_samples_has_no_figures(tests):
    """
    The worker died before its first request.
    """
    result = load_result(tests(lambda requests: requests.head(0), outcome="cantTell")[0])

    assert (result.n, result.apdex, result.error_ratio, result.rows, result.timeline) == (0, None, None, (), ())
    assert result.reason == "@reason.not_measured"
