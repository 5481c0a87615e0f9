"""
The gate's look at earlier runs: what became slower closes it, what cannot be said does not open it.
"""

from dataclasses import replace

import pytest

from toolkit.records import Change, Comparison
from toolkit.score.gate import judge_regression
from toolkit.settings import RegressionSettings

ASKED = RegressionSettings(baseline="main")


def comparison(verdict, *verdicts, notes=(), weak=False, runs=3):
    changes = [
        Change(
            metric="step_time", journey="publish", step="send", persona="desktop", engine="chromium", unit="ms",
            verdict=one, runs=runs, n_baseline=12, n_candidate=12, baseline=1000.0, candidate=1300.0,
            under_powered=weak,
        )
        for one in verdicts
    ]  # fmt: skip
    return Comparison(baseline=("a", "b", "c"), candidate=("z",), verdict=verdict, changes=tuple(changes), notes=notes)


@pytest.mark.parametrize(
    ("found", "outcome", "actual"),
    [
        (comparison("regress", "regress", "improve", "regress"), "failed", "2"),
        (comparison("improve", "improve"), "passed", "0"),
        (comparison("no_evidence", "no_evidence"), "passed", "0"),
        (comparison("inconclusive", "inconclusive"), "inconclusive", "0"),
        (comparison("inconclusive", "regress", notes=("@reason.machine_busy|share=0.50",)), "inconclusive", "1"),
    ],
)
def test_the_verdict_is_that_of_the_comparison(found, outcome, actual):
    """
    A busy machine proves no regression, however many series are slower.
    """
    verdict = judge_regression(ASKED, found, missing=None)

    assert (verdict.rule, verdict.outcome, verdict.actual) == ("regression{baseline=main}", outcome, actual)
    assert verdict.n == len(found.changes)


def test_a_passed_comparison_says_how_much_it_could_not_have_seen():
    """
    No evidence among attempts that scatter is worth little.
    """
    verdict = judge_regression(ASKED, comparison("no_evidence", "no_evidence", weak=True), missing=None)

    assert (verdict.outcome, verdict.note) == ("passed", "@reason.under_powered|n=1|all=1")


@pytest.mark.parametrize("runs", [1, 2])
def test_a_regression_from_too_few_runs_proves_nothing(runs):
    """
    They do not tell how far runs differ: neither a pass nor a failure, and it says from how many on it would be one.
    """
    slower, same = (comparison(verdict, verdict, runs=runs) for verdict in ("regress", "no_evidence"))
    verdict, passed = (judge_regression(ASKED, found, missing=None) for found in (slower, same))

    assert (verdict.outcome, verdict.note) == ("inconclusive", f"@reason.few_runs|n={runs}|needed=3")
    assert (passed.outcome, passed.note) == ("passed", None)


def test_one_regression_that_enough_runs_measured_is_one():
    """
    Whatever else is new in the baseline.
    """
    found = comparison("regress", "regress", "regress")
    mixed = replace(found, changes=(replace(found.changes[0], runs=1), found.changes[1]))

    assert judge_regression(ASKED, mixed, missing=None).outcome == "failed"


def test_a_change_that_was_seen_is_not_counted_among_those_that_could_not_be():
    """
    It scatters, and was found all the same.
    """
    verdict = judge_regression(ASKED, comparison("regress", "regress", weak=True), missing=None)

    assert (verdict.outcome, verdict.note) == ("failed", None)


def test_without_a_baseline_nothing_is_proven():
    """
    A cache that was lost must not look like a pass; the baseline's own first run has nothing to regress from.
    """
    lost = judge_regression(ASKED, None, missing="@reason.no_baseline|baseline=main")
    first = judge_regression(ASKED, None, missing=None)

    assert (lost.outcome, lost.note) == ("inconclusive", "@reason.no_baseline|baseline=main")
    assert (first.outcome, first.note) == ("untested", "@reason.first_run")
