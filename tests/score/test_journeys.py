"""
Journeys for the report: counts, the film, what is missing.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.journeys import journey_results, missing_attempts
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def results(new_run, settings):
    def of(write, **info):
        run = new_run(**info)
        write(run)
        return journey_results(evidence=prepare(tables=read_tables(run.close()), model=shipped(), settings=settings))

    return of


def test_a_journey_by_engine_and_persona(results):
    """
    What a director reads: how many of how many, and how sure.
    """
    only = results(
        lambda run: run.walk("post", outcomes=["passed", "failed", "passed"], step_ms=250.0, trace="traces/a.zip")
    )[0]

    assert (only.n, only.passed, only.planned, only.outcome) == (3, 2, 3, "failed")
    assert only.reliability == pytest.approx(2 / 3)
    assert only.demonstrated == only.low < only.reliability < only.high
    assert (only.failed_step, only.error, only.median_ms) == ("act", "nothing to see", 500)
    assert only.trace == "traces/a.zip"


def test_who_need_not_walk_since_the_author_fails_tells_where_the_author_did(results):
    """
    Nobody else walked it in this run: without the author's own words, nobody would know what to mend.
    """

    def write(run):
        run.attempt("post", outcome="failed", mode="lint", reason="no button\n  at all", failed_step="act")
        run.plan("post", 1, persona="keyboard")
        reason = "@reason.fails_author|persona=desktop"
        run.attempt("post", outcome="untested", persona="keyboard", steps=(), reason=reason)

    (only,) = results(write)

    assert (only.persona, only.outcome, only.n) == ("keyboard", "untested", 0)
    assert only.reason == "@reason.fails_author|persona=desktop"
    assert (only.failed_step, only.error) == ("act", "no button\n  at all")


def test_why_attempts_are_void_is_told_once(results):
    """
    Beside those that count: nobody should have to look for it in the evidence.
    """

    def write(run):
        run.walk("post", attempts=2)
        for number, reason in ((3, "@reason.browser_gone"), (4, "@reason.browser_gone"), (5, "no answer")):
            run.attempt("post", number, outcome="cantTell", validity="invalid", reason=reason)

    (only,) = results(write)

    assert (only.n, only.passed, only.invalid, only.reason) == (2, 2, 3, None)
    assert only.void == ("@reason.browser_gone", "no answer")


def test_the_time_of_a_journey_is_that_of_its_steps(results):
    """
    Pictures, audits and the look that a person takes stand between the steps: nobody waited for them.
    """
    (only,) = results(lambda run: run.walk("post", step_ms=250.0, duration_ms=9_000.0))

    assert only.median_ms == 500


def test_the_film_is_that_of_the_first_failure(results):
    """
    A success is not what needs looking at; its steps are still counted over all attempts.
    """
    film = results(lambda run: run.walk("post", outcomes=["passed", "failed", "passed"]))[0].film

    assert [(s.step, s.outcome, s.n, s.passed, s.median_ms) for s in film] == [
        ("open", "passed", 3, 3, 300),
        ("act", "failed", 3, 2, 300),
    ]
    assert film[0].screenshot is not None


@pytest.mark.parametrize(
    ("attempt", "outcome", "reason"),
    [
        (None, "untested", "@reason.not_measured"),
        ({"outcome": "inapplicable"}, "inapplicable", "@reason.unsupported"),
        ({"outcome": "inapplicable", "reason": "no search here"}, "inapplicable", "no search here"),
        ({"outcome": "failed", "validity": "invalid"}, "cantTell", "@reason.invalid_attempts|n=1"),
        ({"outcome": "failed"}, "failed", "@reason.no_successful_attempt"),
        ({}, "passed", None),
    ],
)
def test_a_journey_without_a_figure_says_why(results, attempt, outcome, reason):
    """
    Nothing measured is None with a reason.
    """
    only = results(lambda run: run.plan("post") if attempt is None else run.attempt("post", **attempt))[0]

    assert (only.outcome, only.reason) == (outcome, reason)
    assert (only.reliability is None) == (only.n == 0)


def test_what_was_planned_and_not_walked_is_missing(new_run):
    """
    A killed run knows what it owes.
    """
    run = new_run()
    for number in (1, 2, 3):
        run.plan("post", number)
    run.attempt("post", 2)
    tables = read_tables(run.close())

    assert missing_attempts(plan=tables.plan, executions=tables.attempts)["attempt"].tolist() == [1, 3]


def test_attempts_under_load_are_not_mixed_with_others(results):
    """
    "Under load" is a mode of its own.
    """

    def write(run):
        run.attempt("post", 1)
        run.attempt("post", 2, "failed", under_load=True)

    assert [one.n for one in results(write)] == [1]
    assert [one.outcome for one in results(write, under_load=True)] == ["failed"]
