"""
What people did with each task, on tables that can be checked by hand.
"""

import pandas as pd
import pytest

from toolkit.score.people.tasks import lostness_of, task_results


@pytest.fixture
def result(human):
    def of(*rows, budget_s=None):
        def write(study):
            for number, fields in enumerate(rows):
                study.task(f"P{number}", **fields)

        journeys = pd.DataFrame({"journey": ["publish"], "goal": ["to publish"], "budget_s": [budget_s]})
        return task_results(people=human(write), journeys=journeys)[0]

    return of


def test_success_with_help_is_no_success_and_is_told_beside(result):
    """
    4 of 5 alone: .8, from .36 to .98 by the adjusted Wald interval.
    """
    found = result(*[{"success": 1}] * 4, {"success": 0.5})

    assert (found.n, found.succeeded, found.partly, found.goal) == (5, 4, 1, "to publish")
    assert (found.completion.value, found.completion.low, found.completion.high) == pytest.approx(
        (0.8, 0.3596, 0.9797), abs=1e-4
    )


def test_times_of_successes_and_of_failures_are_apart(result):
    """
    68 s (46 to 101) for who succeeded; who gave up did so after 200 s.
    """
    found = result(
        *[{"success": 1, "time_s": float(t)} for t in (55, 65, 75, 62, 45, 135)], {"success": 0, "time_s": 200.0}
    )

    assert (found.time_s.value, found.time_s.low, found.time_s.high) == pytest.approx((68.24, 46.005, 101.22), abs=0.01)
    assert (found.failed_time_s.value, found.failed_time_s.n, found.failed_time_s.low) == (200, 1, None)


def test_errors_that_nobody_counted_are_not_none(result):
    """
    Three of four were counted: 0, 1 and 3 errors.
    """
    found = result({"errors": 0}, {"errors": 1}, {"errors": 3}, {"errors": None})

    assert (found.error_free.value, found.error_free.n) == (pytest.approx(1 / 3), 3)
    assert (found.errors_per_attempt.value, found.errors_per_attempt.n) == (pytest.approx(4 / 3), 3)
    assert found.errors_per_attempt.low < 4 / 3 < found.errors_per_attempt.high


def test_what_nobody_noted_has_a_reason(result):
    """
    Neither errors, nor paths, nor answers.
    """
    found = result({"errors": None, "time_s": None})

    assert [found.errors_per_attempt.reason, found.lostness.reason, found.seq.reason, found.time_s.reason] == [
        "@reason.not_measured",
        "@reason.no_paths",
        "@reason.not_measured",
        "@reason.not_measured",
    ]


def test_lostness_counts_visits_and_different_states(human):
    """
    Eight visits of five states where three are needed: .5483; without a known minimum there is none.
    """

    def write(study):
        study.task("P1", visited=("a", "b", "a", "c", "a", "d", "e", "a"), minimum=3)
        study.task("P2", visited=("a", "b", "c"), minimum=3)
        study.task("P3", visited=("a", "b", "c"))
        study.task("P4", minimum=3)

    rows, values = lostness_of(human(write).tasks)

    assert rows["participant"].tolist() == ["P1", "P2"]
    assert values == pytest.approx([0.5483, 0], abs=5e-5)


def test_a_task_that_is_no_journey_keeps_its_name(human):
    """
    People may be asked for what no script walks.
    """
    nothing = pd.DataFrame({"journey": [], "goal": [], "budget_s": []})
    found = task_results(people=human(lambda study: study.task("P1", "find the mayor")), journeys=nothing)

    assert [(one.task, one.goal) for one in found] == [("find the mayor", "find the mayor")]


def test_the_single_usability_metric_needs_a_budget(result):
    """
    Half succeed, in twice and half of 60 s: half of each third is normal.
    """
    rows = [{"success": 1, "time_s": 30.0, "seq": 3}, {"success": 1, "time_s": 120.0, "seq": 5}, {"success": 0}]
    rows.append({"success": 0})
    agreed, open_ended = result(*rows, budget_s=60.0), result(*rows)

    assert (agreed.single_usability.value, agreed.single_usability.n) == (pytest.approx(0.5), 4)
    assert open_ended.single_usability.reason == "@reason.no_budget"
    assert result(*rows[1:], budget_s=60.0).single_usability.value is None
