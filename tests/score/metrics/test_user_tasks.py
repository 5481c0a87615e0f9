"""
task_completion, error_free_attempts, time_ratio, lostness
"""

import math

import pandas as pd
import pytest

from toolkit.score.metrics.user_tasks import error_free_attempts, lostness, task_completion, time_ratio


def modelled(**seconds):
    """The effort of journeys: two attempts of two steps each."""
    rows = [
        (journey, attempt, value / 2)
        for journey, value in seconds.items()
        for attempt in ("a", "b")
        for _step in range(2)
    ]
    return pd.DataFrame(rows, columns=["journey", "attempt_id", "user_s"])


def only(table):
    assert len(table) == 1
    return table.iloc[0]


def people_of(human, **columns):
    """One person a row, at `publish`, with these fields."""
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return human(lambda study: [study.task(f"P{number}", **fields) for number, fields in enumerate(rows)])


def test_completion_is_shown_as_observed_with_the_adjusted_wald_interval(human):
    """
    18 of 20: .9, from .69 to .98. Success in part is none.
    """
    row = only(task_completion(people=people_of(human, success=[1.0] * 18 + [0.5, 0.0])))

    assert (row["value"], row["n"], row["passed"], row["journey"]) == (0.9, 20, 18, "publish")
    assert (row["low"], row["high"]) == pytest.approx((0.6868, 0.9843), abs=5e-5)


def test_each_task_has_a_row_and_each_person_counts_once_in_it(human):
    """
    The second try of the same person is no evidence.
    """

    def write(study):
        study.task("P1", success=0, date="2026-10-01")
        study.task("P1", success=1, date="2026-10-02")
        study.task("P1", "reply")

    rows = task_completion(people=human(write))

    assert rows[["journey", "value", "n"]].to_numpy().tolist() == [["publish", 0, 1], ["reply", 1, 1]]


def test_errors_that_were_not_counted_leave_their_person_out(human):
    """
    Two of three counted made none.
    """
    row = only(error_free_attempts(people=people_of(human, errors=[0, 0, 2, None])))

    assert (row["value"], row["n"], row["passed"]) == (pytest.approx(2 / 3), 3, 2)


def test_times_are_held_against_the_effort_model(human):
    """
    The geometric mean of six published times is 68.24 s; a skilled person needs 20.
    """
    people = people_of(human, time_s=[55.0, 65.0, 75.0, 62.0, 45.0, 135.0])
    row = only(time_ratio(people=people, effort=modelled(publish=20.0)))

    assert (row["value"], row["low"], row["high"]) == pytest.approx((68.241 / 20, 46.005 / 20, 101.225 / 20), abs=1e-4)
    assert row["n"] == 6


def test_failures_have_no_time(human):
    """
    Giving up after five seconds is not fast.
    """
    people = people_of(human, success=[1, 1, 0], time_s=[40.0, 10.0, 5.0])
    row = only(time_ratio(people=people, effort=modelled(publish=10.0)))

    assert (row["value"], row["n"]) == (pytest.approx(math.sqrt(40 * 10) / 10), 2)


def test_times_double_with_their_unit(human):
    """
    Twice as slow is twice the ratio.
    """
    ratios = [
        only(time_ratio(people=people_of(human, time_s=times), effort=modelled(publish=7.0)))["value"]
        for times in ([10.0, 30.0, 20.0], [20.0, 60.0, 40.0])
    ]

    assert ratios[1] == pytest.approx(2 * ratios[0])


@pytest.mark.parametrize(
    ("success", "observations", "reason"),
    [
        (1, modelled(), "@reason.no_effort_model"),
        (1, modelled(reply=10.0), "@reason.no_effort_model"),
        (0, modelled(publish=10.0), "@reason.no_times"),
    ],
)
def test_what_cannot_be_compared_says_why(human, success, observations, reason):
    """
    No model of that journey, or nobody who arrived.
    """
    row = only(time_ratio(people=people_of(human, success=[success]), effort=observations))

    assert (math.isnan(row["value"]), row["reason"]) == (True, reason)


def test_lostness_is_the_median_over_people(human):
    """
    0, .4333 and .5483: the middle one. Whose path nobody noted is left out.
    """

    def write(study):
        study.task("P1", visited=tuple("abc"), minimum=3)
        study.task("P2", visited=tuple("abcdea"), minimum=3)
        study.task("P3", visited=tuple("abcdeabc"), minimum=3)
        study.task("P4")

    row = only(lostness(people=human(write)))

    assert (row["value"], row["n"]) == (pytest.approx(0.4333, abs=5e-5), 3)


def test_no_path_is_not_a_straight_one(human):
    """
    Missing, with its reason.
    """
    row = only(lostness(people=people_of(human, success=[1])))

    assert (math.isnan(row["value"]), row["reason"]) == (True, "@reason.no_paths")


def test_nobody_gives_no_row(human):
    """
    The criterion then says that there is no human evidence.
    """
    people = human()

    assert all(metric(people=people).empty for metric in (task_completion, error_free_attempts, lostness))
    assert time_ratio(people=people, effort=modelled(publish=1.0)).empty
