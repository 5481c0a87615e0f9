"""
keyboard_trap, keyboard_unreachable, keyboard_far, focus_lost, focus_invisible, focus_obscured, dialog_focus
"""

import json

import pytest

from toolkit.score.audits.dialog_focus import dialog_focus
from toolkit.score.audits.focus_invisible import focus_invisible
from toolkit.score.audits.focus_lost import focus_lost
from toolkit.score.audits.focus_obscured import focus_obscured
from toolkit.score.audits.keyboard_far import keyboard_far
from toolkit.score.audits.keyboard_far import mended as nearer
from toolkit.score.audits.keyboard_trap import keyboard_trap
from toolkit.score.audits.keyboard_trap import mended as without_trap
from toolkit.score.audits.keyboard_unreachable import keyboard_unreachable
from toolkit.score.audits.keyboard_unreachable import mended as within_reach
from toolkit.score.values import call

pytestmark = pytest.mark.whole

SEND = {"role": "button", "name": "Send", "selector": "#post-12 > form > button", "address": "http://127.0.0.1:8080/"}


def told(name, value, *controls, outcome="passed", journey="publish"):
    """A run in which the keyboard hand told this of each control."""

    def write(run):
        step_id, *_ = run.attempt(journey, outcome=outcome, persona="keyboard", steps=("act",))
        for number, control in enumerate(controls or (SEND,)):
            run.observe(
                step_id, journey, name, value, persona="keyboard", detail=json.dumps(control), document=str(number)
            )

    return write


CASES = [
    (keyboard_trap, "keyboard_trapped", 12, "critical", "2.1.2"),
    (keyboard_unreachable, "keyboard_unreached", 40, "critical", "2.1.1"),
    (keyboard_unreachable, "keyboard_inoperable", 4, "critical", "2.1.1"),
    (keyboard_far, "keyboard_far", 600, "serious", None),
    (focus_lost, "focus_lost", 1, "moderate", "2.4.3"),
    (focus_invisible, "focus_change", 0, "serious", "2.4.7"),
    (focus_obscured, "focus_covered", 9, "serious", "2.4.11"),
    (dialog_focus, "dialog_behind", 1, "serious", "2.4.3"),
]


@pytest.mark.parametrize(("audit", "name", "value", "impact", "criterion"), CASES)
def test_what_the_hand_told_is_one_finding(evidence, audit, name, value, impact, criterion):
    """
    It names the control, where it is, how bad that is and which criterion it fails.
    """
    (found,) = call(audit, evidence(told(name, value)))

    assert (found.impact, found.criteria, found.journeys) == (impact, (criterion,) if criterion else (), ("publish",))
    assert found.params["control"] == "“Send”"
    assert [(place.selector, place.url) for place in found.places] == [(SEND["selector"], SEND["address"])]
    assert found.critical_path
    assert found.replay.endswith("--persona keyboard")


@pytest.mark.parametrize(
    ("audit", "name", "value"),
    [
        (keyboard_trap, "keyboard_presses", 12),
        (keyboard_unreachable, "keyboard_presses", 90),
        (keyboard_unreachable, "keyboard_far", 600),
        (keyboard_far, "keyboard_presses", 240),
        (focus_lost, "keyboard_presses", 1),
        (focus_invisible, "focus_change", 1),
        (focus_obscured, "focus_covered", 8),
        (dialog_focus, "focus_lost", 1),
    ],
)
def test_what_is_well_is_no_finding(evidence, audit, name, value):
    """
    Presses are no defect, one property that changed is a mark, and a point that is free can be seen.
    """
    assert call(audit, evidence(told(name, value))) == []


def test_one_kind_of_control_is_one_finding(evidence):
    """
    The same button of two messages is mended in one place; a link elsewhere is another thing.
    """
    other = {**SEND, "selector": "#post-7 > form > button", "name": "Send again"}
    link = {**SEND, "role": "link", "selector": "#help"}

    found = call(keyboard_unreachable, evidence(told("keyboard_unreached", 40, SEND, other, link)))

    assert [one.place_count for one in found] == [2, 1]


def test_an_outline_that_is_gone_is_one_finding_for_a_role(evidence):
    """
    A rule of a style sheet takes it from all buttons at once.
    """
    other = {**SEND, "selector": "#search"}

    assert len(call(focus_invisible, evidence(told("focus_change", 0, SEND, other)))) == 1


def test_a_failed_step_without_evidence_from_the_keyboard_is_none(evidence):
    """
    A step fails for many reasons; only what the hand says about the keyboard is about the keyboard.
    """
    run = evidence(told("keyboard_presses", 3, outcome="failed"))

    assert call(keyboard_unreachable, run) == call(keyboard_trap, run) == []


def test_a_detail_that_is_damaged_is_still_a_finding(evidence):
    """
    That something was told does not depend on what was written beside it.
    """

    def write(run):
        (step_id,) = run.attempt("publish", outcome="failed", persona="keyboard", steps=("act",))
        run.observe(step_id, "publish", "keyboard_trapped", 9.0, persona="keyboard", detail="{cut")

    (found,) = call(keyboard_trap, evidence(write))

    assert found.params["control"] == "``"


@pytest.mark.parametrize(
    ("audit", "mended", "name"),
    [
        (keyboard_trap, without_trap, "keyboard_trapped"),
        (keyboard_unreachable, within_reach, "keyboard_unreached"),
        (keyboard_far, nearer, "keyboard_far"),
    ],
)
def test_mended_its_attempts_reach_their_goal(evidence, audit, mended, name):
    """
    What a barrier stopped would have gone on; it is no longer told.
    """
    before = evidence(told(name, 12, outcome="failed"))
    (found,) = call(audit, before)

    after = mended(finding=found, evidence=before)

    assert call(audit, after) == []
    assert after.outcomes["outcome"].tolist() == ["passed"]
