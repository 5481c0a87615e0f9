"""
console_error
"""

import pytest

from toolkit.score.audits.console_error import cause_of, console_error
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def saying(*messages, count=1.0):
    def write(run):
        for attempt, message in enumerate(messages):
            step_id, _ = run.attempt("read", attempt, weight="important")
            run.observe(step_id, "read", "console_errors", count, detail=message, document=message[:40])

    return write


@pytest.mark.parametrize(
    ("message", "impact"),
    [
        ("TypeError: x is undefined", "moderate"),
        ("Error: Request failed", "moderate"),
        ("Uncaught (in promise) no", "moderate"),
        ("Refused to load the script", "minor"),
        ("could not find Error: page", "minor"),
    ],
)
def test_an_exception_weighs_more_than_a_message(evidence, message, impact):
    """
    What nobody caught has stopped something.
    """
    assert [one.impact for one in call(console_error, evidence(saying(message)))] == [impact]


def test_the_same_message_about_other_things_is_one_finding(evidence):
    """
    Numbers and addresses differ from page to page.
    """
    found = call(
        console_error, evidence(saying("post 1 at http://a/b failed", "post 22 at https://c/d failed", count=2))
    )

    assert [(one.params["count"], one.place_count, one.journeys) for one in found] == [("4", 1, ("read",))]
    assert cause_of("post 22 at https://c/d failed") == "post # at <address> failed"


def test_the_errors_of_a_failed_step_are_findings_too(evidence):
    """
    They may be why it failed.
    """

    def write(run):
        _, lost = run.attempt("read", outcome="failed")
        run.observe(lost, "read", "console_errors", 1.0, detail="TypeError: no")

    assert len(call(console_error, evidence(write))) == 1


def test_a_quiet_console_is_no_finding(evidence):
    """
    The good case.
    """
    assert call(console_error, evidence(saying("nothing", count=0.0))) == []
