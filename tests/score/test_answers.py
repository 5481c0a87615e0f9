"""
How soon each step answers: medians, order, and bands in words.
"""

import pytest

from toolkit.score.answers import band, feedback_results
from toolkit.score.criteria import shipped

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    ("answer_ms", "name"),
    [
        (None, ""),
        (100.0, "instant"),
        (101.0, "flow"),
        (1000.0, "flow"),
        (1001.0, "attention"),
        (10_000.0, "attention"),
        (10_001.0, "lost"),
    ],
)
def test_bands_are_a_tenth_one_and_ten_seconds(answer_ms, name):
    """
    Miller 1968; Nielsen 1993.
    """
    assert band(answer_ms, shipped()) == name


def test_each_step_has_the_median_of_its_slowest_act(new_run, evidence_of):
    """
    One row a step, in their order; what was not observed is missing, and has a reason.
    """
    run = new_run()
    for number, answers in enumerate([(50.0, 200.0), (60.0, 400.0), (70.0, 300.0)], start=1):
        opened, acted = run.attempt("post", number, steps=("write", "act"))
        for act, value in enumerate(answers):
            run.observe(opened, "post", "first_answer", value, document=f"{act}-click #a")
        run.observe(opened, "post", "result", 900.0, document="1-click #a")
        run.observe(acted, "post", "first_answer", 40.0, document="0-click #b")
    evidence = evidence_of(run)

    first, second = feedback_results(
        observations=evidence.observations, journeys=evidence.journeys, model=evidence.model
    )

    assert (first.step, first.first_answer.value, first.first_answer.n, first.band) == ("write", 300.0, 3, "flow")
    assert (first.result.value, first.settled.value, first.settled.reason) == (900.0, None, "@reason.not_measured")
    assert (second.step, second.band) == ("act", "instant")
