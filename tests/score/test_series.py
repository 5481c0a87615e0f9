"""What a run measured, kept for comparisons."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.errors import EvidenceError
from toolkit.records import LoadInfo, Outcome
from toolkit.score.load_tests import LoadTest
from toolkit.score.series import request_times, series_of, step_times, vitals


def steps(*rows):
    """(attempt, step, duration_ms, outcome, timed) of one journey."""
    columns = ["attempt", "step", "duration_ms", "outcome", "timed"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        attempt_id=[f"a{attempt}" for attempt in frame["attempt"]], journey="post", persona="desktop", engine="chromium"
    )


def seen(*rows):
    """(attempt, name, value, timed), and the executions they belong to."""
    frame = pd.DataFrame(rows, columns=["attempt", "name", "value", "timed"])
    ids = [f"a{100 - attempt}" for attempt in frame["attempt"]]  # ids do not follow the attempts
    executions = pd.DataFrame({"id": ids, "attempt": frame["attempt"]}).drop_duplicates()
    table = frame.drop(columns="attempt").assign(attempt_id=ids, journey="post", persona="desktop", engine="chromium")
    return table, executions


def load_test(*rows, profile="steady", saturated=False):
    """(name, start_s, latency_ms, failed) of a steady window."""
    info = LoadInfo(
        id="l1",
        profile=profile,
        started="2026-11-23T10:00:00.000Z",
        duration_s=10,
        warmup_s=0,
        members=2,
        declared_peak_per_s=None,
        apdex_t_ms=500,
        host="127.0.0.1",
        outcome=Outcome.PASSED,
    )
    steady = pd.DataFrame(rows, columns=["name", "start_s", "latency_ms", "failed"])
    return LoadTest(info, steady, steady, 1.0, None, saturated)


def told(found):
    return [(one.metric, one.journey, one.step, one.persona, one.unit, one.values) for one in found]


def test_a_step_has_a_value_an_attempt_in_their_order():
    """Comparisons look for drift inside a run: the order is part of the evidence."""
    table = steps(
        (2, "send", 20.0, "passed", True), (10, "send", 30.0, "passed", True), (1, "send", 10.0, "passed", True)
    )

    assert told(step_times(steps=table)) == [("step_time", "post", "send", "desktop", "ms", (10.0, 20.0, 30.0))]


def test_only_steps_that_passed_in_timed_attempts_count():
    """A step that failed took as long as its time-out."""
    table = steps(
        (1, "send", 10.0, "passed", True), (2, "send", 15000.0, "failed", True), (3, "send", 99.0, "passed", False)
    )

    assert [one.values for one in step_times(steps=table)] == [(10.0,)]


def test_a_step_taken_twice_in_an_attempt_counts_once():
    """Values of one attempt are not independent of each other."""
    table = steps((1, "send", 10.0, "passed", True), (1, "send", 5.0, "passed", True))

    assert [one.values for one in step_times(steps=table)] == [(15.0,)]


def test_a_vital_is_the_worst_of_each_attempt_in_their_order():
    """As the metric takes it, so that a comparison and a score speak of the same."""
    table, executions = seen(
        (1, "lcp", 900.0, True), (1, "lcp", 1200.0, True), (2, "lcp", 800.0, True), (1, "cls", 0.1, True),
        (3, "lcp", 9999.0, False), (1, "requests", 12.0, True),
    )  # fmt: skip

    assert told(vitals(observations=table, executions=executions)) == [
        ("lcp", "post", "", "desktop", "ms", (1200.0, 800.0)),
        ("cls", "post", "", "desktop", "1", (0.1,)),
    ]


def test_requests_leave_a_median_a_second():
    """Thousands of samples become as many as the test had seconds; errors are no times."""
    test = load_test(
        ("GET /feed", 0.1, 10.0, False), ("GET /feed", 0.9, 30.0, False), ("GET /feed", 0.5, 9999.0, True),
        ("GET /feed", 1.2, 40.0, False), ("POST /posts", 3.0, 70.0, False),
    )  # fmt: skip

    assert told(request_times(tests=[test])) == [
        ("request_time", "", "GET /feed", "steady", "ms", (20.0, 40.0)),
        ("request_time", "", "POST /posts", "steady", "ms", (70.0,)),
    ]


def test_profiles_are_never_mixed():
    """Three members do not wait as twenty do."""
    tests = [load_test(("GET /", 0.0, 5.0, False), profile=name) for name in ("smoke", "steady")]

    assert [one.persona for one in request_times(tests=tests)] == ["smoke", "steady"]


def test_a_saturated_generator_measured_itself():
    """Its figures say nothing of the platform."""
    assert request_times(tests=[load_test(("GET /", 0.0, 5.0, False), saturated=True)]) == []


def test_a_load_test_of_errors_alone_has_no_times():
    """And does not stop the others."""
    assert request_times(tests=[load_test(("GET /", 0.0, 5.0, True))]) == []


def test_a_run_gives_all_its_series_in_a_fixed_order(new_run, settings):
    """From the folder as it was measured."""
    run = new_run()
    for attempt in (2, 1):
        run.attempt("read", attempt, steps=("open",), step_ms=100.0 * attempt)
    run.load(n=100)
    run.writer.close()

    found = series_of(run.folder, settings)

    assert [one.key for one in found] == sorted(one.key for one in found)
    assert {one.metric for one in found} == {"step_time", "request_time", "lcp", "inp", "cls", "fcp", "tbt", "ttfb"}
    assert next(one.values for one in found if one.metric == "step_time") == (100.0, 200.0)
    assert all(len(one.values) == 40 for one in found if one.metric == "request_time")


def test_a_run_without_attempts_has_no_series(new_run, settings):
    """Nothing measured is nothing to compare, and no error."""
    run = new_run()

    assert series_of(run.folder, settings) == []


def test_damaged_evidence_is_told(new_run, settings):
    """As scoring does."""
    run = new_run()
    run.attempt("read")
    run.writer.close()
    with next(iter(run.folder.files("steps"))).open("a") as stream:
        stream.write("{broken\n")

    with pytest.raises(EvidenceError, match="not JSON"):
        series_of(run.folder, settings)
