"""
draft_lost, doubled_post, fault_silent, fault_unannounced, no_retry
"""

import pytest

from toolkit.score.audits.doubled_post import doubled_post
from toolkit.score.audits.draft_lost import draft_lost
from toolkit.score.audits.fault_silent import fault_silent
from toolkit.score.audits.fault_unannounced import fault_unannounced
from toolkit.score.audits.no_retry import no_retry
from toolkit.score.values import call

WELL = {"shown": True, "announced": True, "kept": True, "kept_after": True, "retry": True, "copies": 1}
AUDITS = [draft_lost, doubled_post, fault_silent, fault_unannounced, no_retry]
BAD = [
    (draft_lost, {"kept": False}, "serious"),
    (doubled_post, {"copies": 2}, "serious"),
    (fault_silent, {"shown": False, "announced": None}, "serious"),
    (fault_unannounced, {"announced": False}, "moderate"),
    (no_retry, {"retry": False}, "moderate"),
]


@pytest.mark.parametrize(("audit", "wrong", "impact"), BAD)
def test_what_does_not_hold_is_found_by_its_own_audit_alone(evidence, audit, wrong, impact):
    """
    One defect, one finding, whatever else held.
    """
    seen = evidence(lambda run: run.fault(**{**WELL, **wrong}))
    found = {one.__name__: call(one, seen) for one in AUDITS}
    (one,) = found.pop(audit.__name__)

    assert (one.impact, one.critical_path, one.replay) == (
        impact,
        True,
        "virage run -k publish --no-load --mode faults",
    )
    assert list(found.values()) == [[], [], [], []]


@pytest.mark.parametrize("fields", [WELL, {}, {**WELL, "shown": False, "copies": 9, "kept": False, "error": "gone"}])
def test_what_holds_was_not_asked_or_not_observed_is_no_finding(evidence, fields):
    """
    An instrument that failed says nothing.
    """
    seen = evidence(lambda run: run.fault(**fields))

    assert {audit.__name__: call(audit, seen) for audit in AUDITS} == {audit.__name__: [] for audit in AUDITS}


def test_one_finding_a_step_with_all_its_faults(evidence):
    """
    One form to mend, and three ways to see it.
    """

    def write(run):
        for fault in ("timeout", "offline", "error"):
            run.fault(fault=fault, kept=False)
        run.fault(step="reply", kept=False)

    publish, reply = call(draft_lost, evidence(write))

    assert publish.params == {"journey": "publish", "step": "publish", "n": "3", "faults": "error, offline, timeout"}
    assert (publish.place_count, reply.params["step"]) == (3, "reply")


@pytest.mark.parametrize(
    ("fault", "writes", "impact"),
    [("slow", True, "moderate"), ("error", False, "moderate"), ("error", True, "serious")],
)
def test_silence_weighs_most_where_something_was_to_be_changed(evidence, fault, writes, impact):
    """
    A list that does not come is seen by itself; a message that was not sent is not.
    """
    (one,) = call(fault_silent, evidence(lambda run: run.fault(fault=fault, writes=writes, shown=False)))

    assert one.impact == impact


def test_a_draft_that_a_reload_loses_is_told_and_not_held_against_it(evidence):
    """
    Few platforms promise more.
    """
    assert call(draft_lost, evidence(lambda run: run.fault(kept=True, kept_after=False))) == []
