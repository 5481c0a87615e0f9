"""
first_answer_time
"""

import pytest

from toolkit.score.metrics.first_answer_time import first_answer_time
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_three_of_four_answers_come_within_it(new_run, evidence_of):
    """
    Of all presses, by journey and persona; what failed says nothing, and what nothing answered is counted.
    """
    run = new_run()
    (step,) = run.attempt("post", 1, steps=("publish",))
    for number, value in enumerate((100.0, 200.0, 300.0, 400.0, 1000.0)):
        run.observe(step, "post", "first_answer", value, document=str(number), detail="none" if value > 999 else None)
    (lost,) = run.attempt("post", 2, "failed", steps=("publish",))
    run.observe(lost, "post", "first_answer", 9000.0)

    (row,) = call(first_answer_time, evidence_of(run)).to_dict("records")

    assert (row["value"], row["n"], row["journey"], row["persona"]) == (400.0, 5, "post", "desktop")
    assert row["detail"] == {"unanswered": "1"}


def test_no_presses_give_no_rows(new_run, evidence_of):
    """
    Evidence of earlier versions has none.
    """
    run = new_run()
    run.attempt("post")

    assert call(first_answer_time, evidence_of(run)).empty
