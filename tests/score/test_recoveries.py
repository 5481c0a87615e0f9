"""
How journeys bear faults, from records to the scorecard's table.
"""

import pytest

from toolkit.score.metrics.recovery import recovery
from toolkit.score.recoveries import checks, recovery_results


@pytest.fixture
def met(new_run, evidence_of):
    """Evidence of a run that a function writes."""

    def of(write):
        run = new_run()
        write(run)
        return evidence_of(run)

    return of


def test_only_what_was_asked_counts(met):
    """
    Where the browser tells of the fault, the platform is not asked for words.
    """
    seen = met(lambda run: run.fault(kept=True, retry=False, copies=1))
    asked = checks(faults=seen.faults)

    assert asked[["check", "held"]].to_numpy().tolist() == [["kept", True], ["once", True], ["retry", False]]


def test_no_copy_is_no_double(met):
    """
    That it cannot be sent again is told by another check.
    """
    seen = met(lambda run: run.fault(copies=0))

    assert checks(faults=seen.faults).empty
    assert recovery(faults=seen.faults).empty


def test_what_could_not_be_observed_counts_nowhere(met):
    """
    An instrument that failed is no silence of the page.
    """
    seen = met(lambda run: run.fault(shown=False, error="the browser left"))

    assert checks(faults=seen.faults).empty
    (result,) = recovery_results(faults=seen.faults, journeys=seen.journeys)
    assert (result.unobserved, result.recovery.value, result.recovery.reason) == (1, None, "@reason.not_measured")


def test_an_invalid_attempt_says_nothing(met):
    """
    The platform that went away is not one that keeps silent.
    """

    def write(run):
        run.attempt("publish", steps=(), id="a", mode="faults", validity="invalid")
        run.fault(attempt="a", shown=False)

    assert met(write).faults.empty


def test_the_share_and_its_interval(met):
    """
    Three of four: 0.75, and the interval of Jeffreys.
    """
    seen = met(lambda run: run.fault(shown=True, announced=True, kept=True, retry=False))
    (row,) = recovery(faults=seen.faults).to_dict("records")

    assert (row["value"], row["n"], row["passed"]) == (0.75, 4, 3)
    assert (round(row["low"], 3), round(row["high"], 3)) == (0.284, 0.972)


def test_a_cell_a_kind_of_fault_with_what_did_not_hold(met):
    """
    In the order of the faults and of the checks, whatever came first.
    """

    def write(run):
        run.fault(fault="offline", shown=False, kept=False, barriers=("label",))
        run.fault(fault="error", shown=True, announced=True)
        run.fault(fault="offline", shown=True, step="reply")

    seen = met(write)
    (result,) = recovery_results(faults=seen.faults, journeys=seen.journeys)
    error, offline = result.cells

    assert (error.fault, error.held, error.n, error.failed) == ("error", 2, 2, ())
    assert (offline.held, offline.n, offline.failed) == (1, 3, ("shown", "kept"))
    assert (offline.barriers, result.goal) == (("label",), "to publish")
