"""What would raise the score: from, to, and the letter that it unlocks."""

from dataclasses import replace

from tests.report import changes, samples
from toolkit.records import Raise
from toolkit.report import raising
from toolkit.report.words import words

SAID = words("en")


def told(card):
    """Every step and its effect as plain text."""
    return [(SAID.say(step.what), SAID.say(raising.effect(step))) for step in raising.steps(card, SAID)]


def test_a_fix_is_told_with_its_finding_its_figures_and_the_letter():
    """
    “Fix A-01” and “+5.3” are no reason to do anything.
    """
    assert told(samples.full()) == [
        ("Fix: Form elements must have labels", "74.0 to 79.3, C to B observed"),
        ("Lift barrier K3", "74.0 to 79.3, C to B observed"),
        ("Complete what machines can measure", "71.0 if it turns out poor, 74.0 if good"),
    ]


def test_a_gain_inside_a_letter_is_points():
    """
    No letter is promised that does not come.
    """
    assert told(samples.split())[0] == (
        "Bring “E2 Task completion” from 61.9 to 90, good practice",
        "79.3 to 80.4",
    )


def test_there_is_no_letter_to_unlock_without_a_grade():
    """
    The technical index is no grade.
    """
    card = replace(samples.machine_only(), raises=(replace(changes.raises()[1], gain=22.0, score=66.0),))

    assert told(card)[0][1] == "44.0 to 66.0"


def test_evidence_that_a_cap_holds_down_says_so():
    """
    A range of nothing would look like a mistake.
    """
    card = replace(samples.full(), raises=(replace(changes.raises()[3], low=74.0, high=74.0),))

    assert told(card)[0][1] == "74.0, whatever it shows"


def test_what_gains_nothing_alone_says_so():
    """
    One of two barriers lifts nothing while the other stands.
    """
    alone = Raise(kind="cap", what="@raise.cap", params={"cap": "K1"}, gain=0.0, score=44.0, subject="K1")

    assert told(replace(samples.full(), raises=(alone,)))[0][1] == "nothing by itself"


def test_a_title_whose_finding_is_gone_is_still_words():
    """
    A message key on somebody's page is a defect.
    """
    assert told(replace(samples.full(), findings=()))[0][0] == "Fix: The rule `label` finds a barrier"


def test_the_first_actions_carry_their_effect():
    """
    By finding, or by who gives the evidence.
    """
    card = samples.full()
    effects = [raising.of_action(card, action, SAID) for action in card.actions]

    assert [None if step is None else step.row.kind for step in effects] == ["finding", None, "evidence"]
