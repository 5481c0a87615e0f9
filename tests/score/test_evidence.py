"""
Evidence made ready: what counts as arrived, as timed, as one state.
"""

import pytest

from toolkit.records import NOT_AUDITED
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def ready(new_run, settings):
    def of(write, **info):
        run = new_run(**info)
        write(run)
        return prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)

    return of


def test_the_row_written_last_holds(ready):
    """
    LCP grows while a page loads; another document is another row.
    """

    def write(run):
        step_id, _ = run.attempt("read", vitals={})
        for value, document in ((100.0, "a"), (900.0, "a"), (300.0, "b")):
            run.observe(step_id, "read", "lcp", value, document=document)

    assert sorted(ready(write).observations["value"]) == [300, 900]


def test_a_state_that_could_not_be_audited_has_no_answers(ready):
    """
    A row that says so is no result of a rule: a state nobody looked at is not one without barriers.
    """

    def write(run):
        seen, unseen = run.attempt("read")
        run.rule(seen, state="feed")
        run.rule(unseen, NOT_AUDITED, "cantTell", state="map", url="http://p/map", message="timed out", tags=())

    evidence = ready(write)

    assert evidence.rules["state"].tolist() == ["feed"]
    assert evidence.unaudited[["journey", "state", "message"]].values.tolist() == [["read", "map", "timed out"]]


def test_a_state_that_another_attempt_audited_is_audited(ready):
    """
    A page that was on its way elsewhere when it was looked at is looked at again in the next attempt.
    """

    def write(run):
        for number, rule, outcome in ((1, NOT_AUDITED, "cantTell"), (2, "label", "passed")):
            for step_id in run.attempt("read", number):
                run.rule(step_id, rule, outcome, state="feed", message="navigated")

    evidence = ready(write)

    assert evidence.unaudited.empty
    assert set(evidence.rules["rule"]) == {"label"}


@pytest.mark.parametrize(
    ("fields", "timed"),
    [
        ({}, True),
        ({"outcome": "failed"}, False),
        ({"validity": "invalid"}, False),
        ({"parallel": True}, False),
        ({"busy_ratio": 2.5}, False),
        ({"busy_ratio": 2.4}, True),
    ],
)
def test_only_undisturbed_successes_are_timed(ready, fields, timed):
    """
    Half a journey is faster than a whole one; a busy machine is slower.
    """
    assert ready(lambda run: run.attempt("read", **fields)).executions["timed"].tolist() == [timed]


def test_the_success_after_a_failure_is_not_timed(ready):
    """
    The attempt has failed; its retry met warm caches.
    """

    def write(run):
        run.attempt("read", 1, "failed")
        run.attempt("read", 1, "passed")

    assert ready(write).executions["timed"].tolist() == [False, False]


def test_an_unnamed_state_is_its_steps(ready):
    """
    States without a name are not one state.
    """

    def write(run):
        for step_id in run.attempt("read"):
            run.rule(step_id, state="")

    assert ready(write).rules["state"].nunique() == 2


def test_rules_of_a_step_that_was_never_written_are_left_out(ready):
    """
    A kill came between the two.
    """
    assert ready(lambda run: (run.attempt("read"), run.rule("nobody"))).rules.empty


def test_goal_and_weight_come_from_plan_or_attempt(ready):
    """
    A run by hand has no plan; a killed one has no attempt.
    """

    def write(run):
        run.plan("reply", weight="important")
        run.attempt("read")

    journeys = ready(write).journeys

    assert journeys[["journey", "importance", "critical"]].to_numpy().tolist() == [
        ["read", 3.0, True],
        ["reply", 2.0, False],
    ]
