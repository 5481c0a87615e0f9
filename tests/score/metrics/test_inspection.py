"""
inspection
"""

import math

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.metrics.inspection import inspection
from toolkit.score.people.ergonomics import criteria
from toolkit.score.people.inspection import inspect

MODEL = shipped()
SEVERITIES = [0, 0, 1, 0, 2, 0, 1, 2, 0, 0, 1, 0, 0, 3, 1, 0, 2, 0]


@pytest.fixture
def g1(human):
    def of(write):
        found = inspect(people=human(write), model=MODEL, findings=(), voices=())
        return inspection(inspected=found, model=MODEL).iloc[0]

    return of


def test_the_mean_over_eighteen_criteria_of_what_their_worst_problem_leaves(g1):
    """
    Vector 6: four of severity 1, three of 2 and one of 3 leave 88.0556.
    """

    def write(study):
        study.looked("A", "B", "C")
        for criterion, severity in zip(criteria(), SEVERITIES, strict=True):
            if severity:
                for evaluator in "ABC":
                    study.noted(evaluator, criterion, f"f{criterion}", severity=severity)
                study.match(f"p{criterion}", *(f"{evaluator}:f{criterion}" for evaluator in "ABC"))

    row = g1(write)

    assert row["value"] == pytest.approx(88.0556, abs=5e-5)
    assert (row["n"], row["detail"]) == (3, {"criteria": "18", "problems": "8"})


@pytest.mark.parametrize(("looked_at", "value"), [(9, 100), (8, None)])
def test_half_of_the_criteria_have_to_be_looked_at(g1, looked_at, value):
    """
    Two criteria in order are no ergonomic platform.
    """

    def write(study):
        for criterion in list(criteria())[:looked_at]:
            study.noted("A", criterion)

    row = g1(write)

    assert (None if math.isnan(row["value"]) else row["value"]) == value
    assert row["reason"] == (None if value else "@reason.not_inspected_enough|n=8|all=18")


def test_nobody_inspected_is_missing(g1):
    """
    With the reason of all human evidence.
    """
    row = g1(lambda study: study.task("P1"))

    assert (math.isnan(row["value"]), row["reason"]) == (True, "@reason.no_people")
