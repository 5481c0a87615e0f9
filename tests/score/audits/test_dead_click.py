"""
dead_click
"""

import pytest

from toolkit.score.audits.dead_click import dead_click
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def walked(*dead, outcome="passed"):
    """One attempt for each flag: whether its click was dead."""

    def write(run):
        for number, one in enumerate(dead):
            (step,) = run.attempt("post", number, outcome, steps=("react",))
            if one:
                run.observe(step, "post", "dead_clicks", 1.0, document="0-click #like", detail=f"Like {number}")

    return write


@pytest.mark.parametrize(
    ("dead", "n"), [((True,), 1), ((True, False), 1), ((True, False, False), 0), ((True, True, False), 1)]
)
def test_a_click_that_is_dead_now_and_then_was_a_busy_moment(evidence, dead, n):
    """
    Half of the attempts, at least.
    """
    assert len(call(dead_click, evidence(walked(*dead)))) == n


def test_a_finding_names_the_control_and_is_minor(evidence):
    """
    A sign is no proof; numbers in a label do not make another control of it. Failed attempts count, too.
    """
    (found,) = call(dead_click, evidence(walked(True, True, True, outcome="failed")))

    assert (found.impact, found.params["control"], found.params["n"]) == ("minor", "Like 0", "3")
