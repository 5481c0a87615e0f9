"""
The ergonomic inspection: lists made one, who confirms what, and what each criterion is worth.
"""

import dataclasses

import numpy as np
import pytest

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.criteria import shipped
from toolkit.score.people.confirming import confirmed
from toolkit.score.people.ergonomics import criteria
from toolkit.score.people.groups import Voice
from toolkit.score.people.inspection import inspect, without, worth

pytestmark = pytest.mark.whole

MODEL = shipped()


@pytest.fixture
def inspected(human):
    def of(*writers, findings=(), voices=()):
        return inspect(people=human(*writers), model=MODEL, findings=findings, voices=voices)

    return of


def finding(rule="label", journeys=("publish",)):
    return Finding(
        id=f"axe_violation-{rule}",
        audit="axe_violation",
        fingerprint=rule,
        rule=rule,
        outcome=Outcome.FAILED,
        impact=Impact.SERIOUS,
        title=rule,
        why="",
        advice="",
        journeys=journeys,
    )


def value(found, criterion):
    return next(one for one in found.criteria if one.criterion == criterion).value


def test_there_are_eighteen_criteria_in_their_order():
    """
    Eight groups of them, and none has two.
    """
    assert list(criteria()) == [
        "1.1", "1.2.1", "1.2.2", "1.3", "1.4", "2.1.1", "2.1.2", "2.2", "3.1", "3.2", "4.1", "4.2", "5.1", "5.2", "5.3",
        "6", "7", "8",
    ]  # fmt: skip


def test_matched_findings_are_one_problem_and_its_severity_is_the_mean(inspected):
    """
    Three lists, two of which hold the same; rated 4, 3 and 2 after the lists were compared.
    """

    def write(study):
        study.looked("A", "B", "C")
        study.noted("A", "5.2", "f1", severity=1)
        study.noted("B", "5.2", "f7", severity=1)
        study.match("p1", "A:f1", "B:f7")
        study.rate("p1", A=4, B=3, C=2)

    found = inspected(write)
    (problem,) = found.problems

    assert (found.evaluators, problem.problem, problem.evaluators, problem.criterion) == (3, "p1", 2, "5.2")
    assert (problem.severity, problem.ratings, problem.confirmed_by) == (3, 3, ("expert",))
    assert (value(found, "5.2"), value(found, "5.1")) == (30, 100)


def test_ratings_on_the_spot_stand_in_where_there_are_no_others(inspected):
    """
    What was noted with the finding is better than nothing.
    """

    def write(study):
        study.noted("A", "6", "f1", severity=2)
        study.noted("B", "6", "f1", severity=3)
        study.match("p1", "A:f1", "B:f1")

    assert inspected(write).problems[0].severity == 2.5


def test_what_one_evaluator_alone_noted_does_not_count(inspected):
    """
    It is listed, and leaves its criterion at 100.
    """

    def write(study):
        study.looked("A", "B", "C")
        study.noted("A", "5.2", "f1", severity=4)

    found = inspected(write)

    assert (found.problems[0].confirmed, found.problems[0].problem) == (False, "A:f1")
    assert value(found, "5.2") == 100


def alone(study):
    study.looked("A", "B", "C")
    study.noted("A", "1.1", "f1", severity=3)


@pytest.mark.parametrize(
    ("others", "by"),
    [
        ({"findings": [finding()]}, ("machine",)),
        ({"findings": [finding(journeys=("reply",))]}, ()),
        ({"findings": [finding("image-alt")]}, ()),
        ({"voices": [Voice("labels", "1.1", "publish", 3.0, 2, 4)]}, ("group",)),
        ({"voices": [Voice("labels", "1.4", "publish", 3.0, 2, 4)]}, ()),
    ],
)
def test_a_single_evaluator_needs_somebody_who_met_the_same_at_the_same_journey(inspected, others, by):
    """
    A machine's signal of that criterion, or a theme of groups; elsewhere, or of another criterion, it is none.
    """
    (problem,) = inspected(alone, **others).problems

    assert (problem.confirmed, problem.confirmed_by) == (bool(by), by)


@pytest.mark.parametrize(
    ("successes", "errors", "confirmed_"),
    [((0, 0, 1, 1), (0, 0, 0, 0), True), ((1, 1, 1, 1), (2, 1, 0, 0), True), ((0, 1, 1, 1), (0, 0, 0, 0), False)],
)
def test_people_who_stumble_at_the_journey_confirm_what_one_evaluator_noted(inspected, successes, errors, confirmed_):
    """
    Two people at least, and half of those who tried; one in four may have had a bad day.
    """

    def write(study):
        alone(study)
        for number, (success, error) in enumerate(zip(successes, errors, strict=True)):
            study.task(f"P{number}", success=success, errors=error)

    assert inspected(write).problems[0].confirmed == confirmed_


def test_the_worst_confirmed_open_problem_decides(inspected):
    """
    A mended one is worth nothing more; a milder one beside it does not add up.
    """

    def write(study):
        study.looked("A", "B")
        for name, severity, fixed in (("mended", 4, True), ("worst", 3, False), ("mild", 1, False)):
            study.noted("A", "2.2", name, severity=severity, fixed=fixed)
            study.noted("B", "2.2", name, severity=severity, fixed=fixed)
            study.match(name, f"A:{name}", f"B:{name}")

    found = inspected(write)

    assert [one.problem for one in found.problems] == ["mended", "worst", "mild"]
    assert value(found, "2.2") == 30
    assert value(without(found, "worst", MODEL), "2.2") == 90


def test_a_confirmed_problem_that_nobody_rated_leaves_its_criterion_without_value(inspected):
    """
    Missing is neither a catastrophe nor nothing.
    """

    def write(study):
        study.looked("A", "B")
        study.noted("A", "2.2", "f1")
        study.noted("B", "2.2", "f1")
        study.match("p1", "A:f1", "B:f1")

    found = inspected(write)
    criterion = next(one for one in found.criteria if one.criterion == "2.2")

    assert (criterion.value, criterion.worst, criterion.reason) == (None, None, "@reason.not_rated")
    assert value(without(found, "p1", MODEL), "2.2") == 100


def test_a_criterion_that_nobody_looked_at_has_no_value(inspected):
    """
    Looked at and found in order is 100.
    """
    found = inspected(lambda study: study.noted("A", "8"))

    assert value(found, "8") == 100
    assert {one.reason for one in found.criteria if one.criterion != "8"} == {"@reason.not_inspected"}


def test_signals_of_machines_stand_beside_their_criterion(inspected):
    """
    Something to look at, never a verdict: the value stays.
    """
    found = inspected(lambda study: study.looked("A"), findings=[finding()])
    criterion = next(one for one in found.criteria if one.criterion == "1.1")

    assert (criterion.signals, criterion.value) == (("axe_violation-label",), 100)


def test_severities_between_two_whole_ones_are_worth_what_lies_between():
    """
    100, 90, 65, 30 and 0 for 0 to 4.
    """
    assert worth(np.array([0, 1, 2, 3, 4, 2.5, np.nan]), MODEL.people.severity_values) == pytest.approx(
        [100, 90, 65, 30, 0, 47.5, np.nan], nan_ok=True
    )


def test_agreement_is_any_two_over_findings_and_alpha_over_severities(inspected):
    """
    {1,2,3}, {2,3,4}, {3}: .3889; the same ratings by all: 1.
    """

    def write(study):
        for evaluator, numbers in (("A", (1, 2, 3)), ("B", (2, 3, 4)), ("C", (3,))):
            for number in numbers:
                study.noted(evaluator, "6", f"f{number}")
                study.match(f"p{number}", f"{evaluator}:f{number}")
        for number in (1, 2, 3, 4):
            study.rate(f"p{number}", A=number, B=number, C=number)

    any_two, alpha = inspected(write).agreement

    assert (any_two.measure, any_two.n, any_two.raters) == ("any_two", 4, 3)
    assert any_two.value == pytest.approx(0.3889, abs=5e-5)
    assert (alpha.value, alpha.reading, alpha.n) == (pytest.approx(1), "firm", 4)


def test_one_evaluator_agrees_with_nobody(inspected):
    """
    The reason says that there are too few.
    """
    found = inspected(lambda study: study.noted("A", "6", "f1", severity=2))

    assert {(one.value, one.reason) for one in found.agreement} == {(None, "@reason.too_few_evaluators")}
    assert found.discovery is None


def test_two_studies_may_use_the_same_names(inspected):
    """
    Evaluator A's first finding of spring is not that of autumn: two problems, four evaluators, and pairs within each.
    """

    def write(study):
        study.noted("A", "6", "f1", title=study.name, severity=4)
        study.noted("B", "6", "f1", title=study.name, severity=4)
        study.match("p1", "A:f1", "B:f1")
        study.rate("p1", A=3 if study.name == "study1" else 1)

    found = inspected(write, write)

    assert [(one.problem, one.title, one.severity) for one in found.problems] == [
        ("study1/p1", "study1", 3),
        ("study2/p1", "study2", 1),
    ]
    assert (found.evaluators, found.agreement[0].value) == (4, 1)


def test_discovery_needs_three_lists(inspected):
    """
    Four evaluators, eight problems: p is .2263, and 64.2 % of such problems have been found.
    """

    def write(study):
        for evaluator, marks in zip("ABCD", ("11100010", "10110000", "11001000", "11100101"), strict=True):
            for number, mark in enumerate(marks):
                if mark == "1":
                    study.noted(evaluator, "6", f"f{number}")
                    study.match(f"p{number}", f"{evaluator}:f{number}")

    found = inspected(write).discovery

    assert (found.participants, found.problems) == (4, 8)
    assert (found.p.value, found.found) == pytest.approx((0.2263, 0.642), abs=5e-4)


def test_a_machines_finding_is_confirmed_by_an_evaluator_who_noted_the_same(inspected):
    """
    The same criterion at the same journey.
    """
    found = inspected(alone)
    here, elsewhere = confirmed([finding(), finding(journeys=("reply",))], found.problems)

    assert (here.confirmed_by, here.ergonomic) == (("machine", "expert"), ("1.1",))
    assert elsewhere.confirmed_by == ("machine",)


def test_what_people_found_keeps_its_own_confirmation():
    """
    Only findings of machines are held against the evaluators' lists.
    """
    one = dataclasses.replace(finding(), confirmed_by=("group",))

    assert confirmed([one], []) == (one,)
