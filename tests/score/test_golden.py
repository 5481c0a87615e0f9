"""
Whole runs against their expected scorecards.
"""

import json
from pathlib import Path

import pytest

from toolkit.records import as_data
from toolkit.score.scorecard import read_scorecard, score_run
from toolkit.store import RunFolder

pytestmark = pytest.mark.whole

GOLDEN = Path(__file__).parents[1] / "golden" / "score"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/run.json"))


def same(one, other):
    """Equal, numbers to four digits: libraries differ in the last ones."""
    if isinstance(one, float) and isinstance(other, (int, float)):
        return one == pytest.approx(other, rel=1e-4)
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("field", list(as_data(read_scorecard(GOLDEN / CASES[0] / "scorecard.json"))))
def test_a_run_scores_as_expected(cards, case, field):
    """
    A change that nobody meant shows here, by its field.
    """
    expected = json.loads((GOLDEN / case / "scorecard.json").read_text(encoding="utf-8"))

    assert same(as_data(getattr(cards[case], field)), expected[field])


@pytest.fixture(scope="module")
def cards():
    from toolkit.settings import Settings

    return {case: score_run(RunFolder(GOLDEN / case), Settings()) for case in CASES}


def test_the_good_run_has_nothing_to_mend(cards):
    """
    The reference of good: no finding, no cap, exit 0.
    """
    good = cards["good"]

    assert (good.findings, good.caps, good.gate.exit_code, good.left_behind) == ((), (), 0, ())


def test_the_broken_run_has_a_finding_of_every_kind(cards):
    """
    And they come in the order of their urgency.
    """
    broken = cards["broken"]

    assert [(one.audit, one.impact.value) for one in broken.findings] == [
        ("axe_violation", "critical"),
        ("journey_broken", "critical"),
        ("journey_flaky", "serious"),
        ("console_error", "moderate"),
        ("failed_request", "moderate"),
        ("slow_step", "moderate"),
        ("slow_step", "moderate"),
    ]
    assert [one.cap for one in broken.caps] == ["K1", "K1", "K2", "K3"]
    assert broken.gate.exit_code == 1
    assert broken.grade.technical_index < 44
    assert broken.left_behind == ("post /posts/41",)


def test_the_run_with_people_has_a_grade_and_the_words_behind_it(cards):
    """
    Five people and three evaluators are tier U1: observed B, demonstrated C, and under the cap of 89.
    """
    card = cards["people"]
    given, people = card.grade, card.people

    assert (given.tier, given.observed, given.demonstrated) == ("U1", "B", "C")
    assert [one.cap for one in card.caps] == ["U1"]
    assert [(one.task, one.n, one.succeeded, one.partly) for one in people.tasks] == [
        ("publish", 5, 5, 0),
        ("report_content", 5, 3, 1),
        ("search", 5, 5, 0),
        ("sign_in", 5, 5, 0),
    ]
    assert [(one.problem, one.confirmed_by) for one in people.problems] == [
        ("silent_failure", ("expert", "group")),
        ("crowded_feed", ("expert",)),
        ("E3:f9", ()),
    ]
    assert [(one.study, one.reason) for one in people.studies] == [("old", "@reason.expired"), ("spring", None)]
    assert [one.level for one in people.maturity] == [2, None, 3, 1, 1]
    assert [one.audit for one in card.findings] == ["ergonomic_problem", "group_theme", "ergonomic_problem"]


def test_what_people_say_changes_nothing_that_machines_measured(cards):
    """
    The same criteria of machines, the same index.
    """
    good, people = (
        {c.criterion: c.value for d in cards[case].dimensions for c in d.criteria if c.metric.source == "machine"}
        for case in ("good", "people")
    )

    assert good == people
    assert cards["good"].grade.technical_index == cards["people"].grade.technical_index
