"""
sus, seq, ueq_s
"""

import math

import pytest

from toolkit.score.metrics.satisfaction import seq, sus, ueq_s

# 82.5, 75, 90, 67.5, 95, 70, 85, 60, 77.5, 92.5: steps of 2.5 above the middle of 50.
STEPS = (13, 10, 16, 7, 18, 8, 14, 4, 11, 17)


def sheet(steps):
    """Answers whose SUS is 50 + 2.5 × steps."""
    better = [(steps + 9 - item) // 10 for item in range(10)]
    return [3 + up if item % 2 == 0 else 3 - up for item, up in enumerate(better)]


def test_sus_is_the_mean_over_people_with_its_t_interval(human):
    """
    Ten people: 79.5, from 71.25 to 87.75.
    """
    people = human(lambda study: [study.answers(f"P{n}", "f_sus", sheet(steps)) for n, steps in enumerate(STEPS)])
    row = sus(people=people).iloc[0]

    assert (row["value"], row["low"], row["high"]) == pytest.approx((79.5, 71.25, 87.75), abs=0.005)
    assert (row["n"], row["detail"]) == (10, {"instrument": "f_sus"})


def test_umux_lite_stands_in_and_says_so(human):
    """
    A short questionnaire is better than none, and is not a SUS.
    """
    people = human(lambda study: [study.answers(f"P{n}", "umux_lite", [5, 6]) for n in range(2)])
    row = sus(people=people).iloc[0]

    assert (row["value"], row["n"], row["detail"]) == (75, 2, {"instrument": "umux_lite"})


def test_one_person_is_no_sample(human):
    """
    A number without an interval would be surer than one of two people.
    """

    def write(study):
        study.answers("P1", "sus", sheet(STEPS[0]))
        study.answers("P1", "ueq_s", [7, 6, 5, 6, 4, 5, 3, 4])
        study.task("P1", seq=7)

    for metric in (sus, seq, ueq_s):
        row = metric(people=human(write)).iloc[0]

        assert (math.isnan(row["value"]), row["n"], row["reason"]) == (True, 1, "@reason.one_person")


def test_seq_is_averaged_for_each_person_first(human):
    """
    3 and 7 are 5, whoever did more tasks.
    """

    def write(study):
        study.task("P1", seq=2)
        study.task("P1", "reply", seq=4)
        study.task("P2", seq=7)

    row = seq(people=human(write)).iloc[0]

    assert (row["value"], row["n"]) == (5, 2)


def test_ueq_s_is_its_overall_scale(human):
    """
    Pragmatic 2 and hedonic 0 are 1 overall.
    """
    people = human(lambda study: [study.answers(f"P{n}", "ueq_s", [7, 6, 5, 6, 4, 5, 3, 4]) for n in range(2)])
    row = ueq_s(people=people).iloc[0]

    assert (row["value"], row["n"]) == (1, 2)


def test_nobody_asked_is_missing(human):
    """
    Not a bad score.
    """
    people = human(lambda study: study.task("P1"))

    assert {metric(people=people).iloc[0]["reason"] for metric in (sus, seq, ueq_s)} == {"@reason.no_people"}
    assert all(math.isnan(metric(people=people).iloc[0]["value"]) for metric in (sus, seq, ueq_s))
