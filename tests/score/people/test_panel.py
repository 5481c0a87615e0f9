"""
Evaluators drawn again: how far G1 depends on who inspected.
"""

import numpy as np
import pytest

from toolkit.score.criteria import shipped
from toolkit.score.metrics.inspection import inspection
from toolkit.score.people.inspection import inspect
from toolkit.score.people.panel import Panel
from toolkit.score.sampling import Drawing

MODEL = shipped()


@pytest.fixture
def panel(human):
    def of(write, findings=()):
        found = inspect(people=human(write), model=MODEL, findings=findings, voices=())
        return found, Panel.of(found, MODEL)

    return of


def draws(panel, count=4000):
    drawing = Drawing(count=count, seed=1)
    return panel.draw(drawing, drawing.stream("g1"))


def problem(study, severities, criterion="6"):
    for evaluator, severity in severities.items():
        study.noted(evaluator, criterion, "f1")
        study.rate("p1", **{evaluator: severity})
    study.match("p1", *(f"{evaluator}:f1" for evaluator in severities))


def test_what_all_see_and_rate_alike_does_not_depend_on_who(panel):
    """
    One criterion of eighteen at 30: (17 × 100 + 30) / 18 in every draw.
    """

    def write(study):
        study.looked("A", "B", "C")
        problem(study, {"A": 3, "B": 3, "C": 3})

    assert draws(panel(write)[1]) == pytest.approx((1700 + 30) / 18)


def test_what_two_of_three_saw_stays_confirmed(panel):
    """
    Whoever is drawn: they did see it, and both hold it to be a catastrophe.
    """

    def write(study):
        study.looked("A", "B", "C")
        problem(study, {"A": 4, "B": 4})

    assert draws(panel(write)[1]) == pytest.approx(1700 / 18)


def test_what_one_alone_saw_is_confirmed_in_no_draw(panel):
    """
    The same evaluator drawn twice is no second one.
    """

    def write(study):
        study.looked("A", "B", "C")
        for at, evaluator in enumerate("ABC"):
            study.noted(evaluator, "6", f"f{at}", severity=3)

    assert set(draws(panel(write)[1])) == {100.0}


def test_a_mended_problem_is_in_no_draw(panel):
    """
    Solved is solved.
    """

    def write(study):
        study.looked("A", "B", "C")
        for evaluator in "AB":
            study.noted(evaluator, "6", "f1", severity=4, fixed=True)
        study.match("p1", "A:f1", "B:f1")

    assert set(draws(panel(write)[1])) == {100.0}


def test_ratings_of_nobody_in_the_draw_leave_the_mean_of_all(panel):
    """
    A and B saw it, only C rated it: a draw without C still knows how bad it is.
    """

    def write(study):
        study.looked("A", "B", "C")
        for evaluator in "AB":
            study.noted(evaluator, "6", "f1")
        study.match("p1", "A:f1", "B:f1")
        study.rate("p1", C=4)

    assert set(np.round(draws(panel(write)[1]), 6)) == {round(1700 / 18, 6)}


def test_fewer_than_three_evaluators_give_no_interval_and_it_is_told(panel):
    """
    Two cannot say what a third would have found.
    """

    def two(study):
        study.looked("A", "B")
        problem(study, {"A": 3, "B": 1})

    def three(study):
        two(study)
        study.looked("C")

    few, enough = (inspection(inspected=panel(write)[0], model=MODEL).iloc[0] for write in (two, three))
    drawing = Drawing(count=500, seed=1)

    assert few["value"] == enough["value"] == pytest.approx((1700 + 65) / 18)
    assert few["detail"]["fixed"] == "@reason.too_few_evaluators"
    assert np.ptp(few["sample"].draw(drawing, drawing.stream("g1"))) == 0
    assert "fixed" not in enough["detail"]
    assert enough["sample"].draw(drawing, drawing.stream("g1")).std() > 0
