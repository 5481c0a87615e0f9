"""
ergonomic_problem
"""

import pytest

from toolkit.score.audits.ergonomic_problem import ergonomic_problem, mended
from toolkit.score.metrics.inspection import inspection


@pytest.fixture
def evidence(new_run, study_of, evidence_of):
    def of(*, severity=3, evaluators="AB", fixed=False):
        run = new_run()
        run.walk("publish", 1)
        study = study_of(run)
        study.looked("A", "B", "C")
        for evaluator in evaluators:
            study.noted(evaluator, "5.2", "f1", title="No message", severity=severity, fixed=fixed)
        study.match("p1", *(f"{evaluator}:f1" for evaluator in evaluators))
        return evidence_of(run)

    return of


def found(evidence):
    return ergonomic_problem(inspected=evidence.inspected, journeys=evidence.journeys)


def test_a_confirmed_open_problem_is_a_finding(evidence):
    """
    Severity 3 is serious in axe's words; it names its criterion, its journey and who confirms it.
    """
    (one,) = found(evidence())

    assert (one.rule, one.title, one.impact, one.severity) == ("p1", "No message", "serious", 3)
    assert (one.journeys, one.critical_path, one.ergonomic, one.confirmed_by) == (
        ("publish",), True, ("5.2",), ("expert",),
    )  # fmt: skip
    assert one.params["n"] == "2"


@pytest.mark.parametrize("fields", [{"evaluators": "A"}, {"fixed": True}, {"severity": 0}])
def test_what_is_unconfirmed_mended_or_nothing_is_none(evidence, fields):
    """
    It stays in the list of the inspection.
    """
    ready = evidence(**fields)

    assert found(ready) == []
    assert len(ready.inspected.problems) == 1


def test_solving_it_gives_its_criterion_back(evidence):
    """
    30 of one criterion in eighteen: 70/18 more.
    """
    ready = evidence()
    after = mended(finding=found(ready)[0], evidence=ready)
    before_and_after = [inspection(inspected=e.inspected, model=e.model).iloc[0]["value"] for e in (ready, after)]

    assert found(after) == []
    assert before_and_after[1] - before_and_after[0] == pytest.approx(70 / 18)
