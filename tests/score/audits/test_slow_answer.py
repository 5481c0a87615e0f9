"""
slow_answer
"""

import pytest

from toolkit.score.audits.slow_answer import slow_answer
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def walked(*answers_ms, document="0-click #send", **fields):
    """One attempt for each answer to the press of its step."""

    def write(run):
        for number, value in enumerate(answers_ms):
            (step,) = run.attempt("post", number, steps=("publish",), **fields)
            run.observe(
                step, "post", "first_answer", value, document=document, persona=fields.get("persona", "desktop")
            )

    return write


@pytest.mark.parametrize(
    ("answers_ms", "impacts"),
    [
        ((999.0,) * 3, []),
        ((1000.0,) * 3, ["moderate"]),
        ((9999.0,) * 3, ["moderate"]),
        ((10_000.0,) * 3, ["serious"]),
        ((300.0, 300.0, 9000.0), []),
        ((300.0, 1200.0, 9000.0, 1200.0), ["moderate"]),
        ((5000.0, 5000.0), []),
    ],
)
def test_limits_are_those_of_attention(evidence, answers_ms, impacts):
    """
    A quarter of the answers may be late, and two attempts are too few to tell.
    """
    assert [one.impact for one in call(slow_answer, evidence(walked(*answers_ms)))] == impacts


def test_the_act_that_is_answered_last_is_told(evidence):
    """
    Two presses of one step are not mixed: many quick ones would hide the slow one.
    """

    def write(run):
        for number in range(3):
            (step,) = run.attempt("post", number, steps=("publish",))
            for act in range(9):
                run.observe(step, "post", "first_answer", 40.0, document=f"{act}-click #a")
            run.observe(step, "post", "first_answer", 1700.4, document=f"9-click #b{number}")

    (found,) = call(slow_answer, evidence(write))

    assert found.params == {"journey": "post", "step": "publish", "late_ms": "1700", "limit_ms": "1000", "n": "3"}


@pytest.mark.parametrize(
    "disturbed", [{"parallel": True}, {"busy_ratio": 9.0}, {"outcome": "failed"}, {"persona": "slow_network"}]
)
def test_slow_because_of_us_or_of_the_network_is_no_finding(evidence, disturbed):
    """
    Only undisturbed successes of the personas whose timings are scored.
    """
    assert call(slow_answer, evidence(walked(*(5000.0,) * 3, **disturbed))) == []
