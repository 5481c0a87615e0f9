"""
slow_step
"""

import pytest

from toolkit.score.audits.slow_step import slow_step
from toolkit.score.values import call

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    ("step_ms", "impacts"),
    [(1499.0, []), (1500.0, ["moderate"]), (9999.0, ["moderate"]), (10_000.0, ["serious"])],
)
def test_limits_are_those_of_attention(evidence, step_ms, impacts):
    """
    Beyond the first members wait; beyond ten seconds they leave.
    """
    found = call(slow_step, evidence(lambda run: run.walk("post", step_ms=step_ms, steps=("publish",))))

    assert [one.impact for one in found] == impacts


def test_a_finding_names_the_step_and_its_median(evidence):
    """
    Who mends it needs the step, the time, the limit and how often it was seen.
    """
    found = call(slow_step, evidence(lambda run: run.walk("post", step_ms=2040.4, steps=("publish",))))[0]

    assert found.params == {"journey": "post", "step": "publish", "median_ms": "2040", "limit_ms": "1500", "n": "3"}


@pytest.mark.parametrize(("wait_ms", "slow"), [(400.0, False), (1600.0, True), (None, True)])
def test_many_quick_acts_are_no_wait(evidence, wait_ms, slow):
    """
    Six pages in 2.4 s keep nobody waiting, one answer of 1.6 s does; evidence of earlier versions has no waits.
    """
    found = call(slow_step, evidence(lambda run: run.walk("post", step_ms=2400.0, wait_ms=wait_ms, steps=("reset",))))

    assert bool(found) is slow


def test_one_slow_attempt_of_three_is_no_finding(evidence):
    """
    The median forgives a busy moment.
    """

    def write(run):
        for number, step_ms in enumerate((300.0, 300.0, 9000.0)):
            run.attempt("post", number, step_ms=step_ms)

    assert call(slow_step, evidence(write)) == []


def test_two_attempts_are_too_few(evidence):
    """
    They do not tell a slow step from a busy moment.
    """
    assert call(slow_step, evidence(lambda run: run.walk("post", 2, step_ms=5000.0))) == []


@pytest.mark.parametrize(
    "disturbed",
    [
        {"parallel": True},
        {"under_load": True},
        {"busy_ratio": 9.0},
        {"validity": "invalid"},
        {"outcomes": ["failed"] * 3},
    ],
)
def test_disturbed_attempts_say_nothing_about_time(evidence, disturbed):
    """
    Slow because of us is not slow.
    """
    assert call(slow_step, evidence(lambda run: run.walk("post", step_ms=5000.0, **disturbed))) == []


def test_only_personas_of_scored_devices_count(evidence):
    """
    On a slow network slow is the condition, not the finding.
    """
    assert call(slow_step, evidence(lambda run: run.walk("post", step_ms=5000.0, persona="slow_network"))) == []
