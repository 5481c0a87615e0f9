"""
Whole runs against their expected scorecards.
"""

import json
from pathlib import Path

import pytest

from toolkit.records import as_data
from toolkit.score.scorecard import read_scorecard, score_run
from toolkit.store import RunFolder

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
