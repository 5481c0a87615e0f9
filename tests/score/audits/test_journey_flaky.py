"""
journey_flaky
"""

from toolkit.score.audits.journey_flaky import journey_flaky
from toolkit.score.values import call


def test_a_journey_that_fails_sometimes_is_flaky(evidence):
    """
    n and the successes are printed: one of three is another thing than one of a hundred.
    """
    found = call(journey_flaky, evidence(lambda run: run.walk("post", outcomes=["passed", "failed", "passed"])))

    assert [(one.impact, one.params["n"], one.params["passed"], one.journeys_blocked) for one in found] == [
        ("serious", "3", "2", ())
    ]


def test_a_retry_that_succeeds_is_flaky_not_well(evidence):
    """
    A retry hides nothing.
    """

    def write(run):
        run.attempt("post", 1, "failed")
        run.attempt("post", 1, "passed")
        run.attempt("post", 2, "passed")

    assert len(call(journey_flaky, evidence(write))) == 1


def test_always_and_never_are_not_flaky(evidence):
    """
    Never is broken, always is well.
    """

    def write(run):
        run.walk("post")
        run.walk("report", outcomes=["failed"] * 3)

    assert call(journey_flaky, evidence(write)) == []
