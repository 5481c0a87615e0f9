"""
rage_click
"""

import pytest

from toolkit.score.audits.rage_click import rage_click
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def walked(*raging, outcome="passed", detail="Next month"):
    """One attempt for each flag: whether somebody clicked again and again at its step."""

    def write(run):
        for number, one in enumerate(raging):
            (step,) = run.attempt("post", number, outcome, steps=("choose a day",))
            if one:
                run.observe(step, "post", "rage_clicks", 2.0, detail=detail)

    return write


@pytest.mark.parametrize(("raging", "n"), [((True,), 1), ((True, False), 1), ((True, False, False), 0), ((False,), 0)])
def test_what_half_of_the_attempts_click_again_and_again_is_told(evidence, raging, n):
    """
    As with a click that nothing answers.
    """
    assert len(call(rage_click, evidence(walked(*raging)))) == n


@pytest.mark.parametrize(("detail", "control"), [("Next month", "Next month"), (None, "–")])
def test_a_finding_names_the_control_where_it_is_known(evidence, detail, control):
    """
    It is a sign only, and minor; runs of before did not write down what was clicked.
    """
    (found,) = call(rage_click, evidence(walked(True, True, detail=detail)))

    assert (found.impact, found.params["control"], found.params["n"]) == ("minor", control, "2")
