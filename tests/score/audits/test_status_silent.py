"""
status_silent
"""

import pytest

from toolkit.score.audits.status_silent import cause_of, status_silent
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def silent(*lines, count=1.0):
    def write(run):
        for attempt, line in enumerate(lines):
            step_id, _ = run.attempt("read", attempt, persona="screen_reader")
            run.observe(
                step_id, "read", "silent_updates", count, detail=line, document=line[:40], persona="screen_reader"
            )

    return write


def test_a_line_that_nobody_says_is_a_serious_barrier(evidence):
    """
    With the criterion that asks for it.
    """
    (found,) = call(status_silent, evidence(silent("2 new messages")))

    assert (found.impact, found.criteria, found.journeys) == ("serious", ("4.1.3",), ("read",))
    assert found.params == {"line": "2 new messages", "count": "1"}
    assert "4.1.3" in found.references[0].label


def test_the_same_line_with_other_numbers_is_one_finding(evidence):
    """
    What counts up is one defect, and so is what carries the run's own words.
    """
    found = call(status_silent, evidence(silent("2 new messages", "13 new messages")))

    assert [(one.params["count"], one.place_count) for one in found] == [("2", 1)]
    assert cause_of("Saved: hello [20261129-223000-ab12 0123456789ab]") == "Saved: hello"


def test_a_page_that_says_what_it_shows_is_no_finding(evidence):
    """
    The good case: what was announced is no silent update.
    """

    def write(run):
        step_id, _ = run.attempt("read", persona="screen_reader")
        run.observe(step_id, "read", "announcements", 3.0, detail="2 new messages", document="live")

    assert call(status_silent, evidence(write)) == []
