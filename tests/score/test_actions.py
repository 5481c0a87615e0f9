"""
The three things to do first.
"""

from dataclasses import replace

from toolkit.records import Cap, Impact
from toolkit.score.actions import first_actions
from toolkit.score.criteria import shipped
from toolkit.score.findings import finding

MODEL = shipped()
BROKEN = finding(
    "journey_broken",
    "report",
    rule="journey_broken",
    impact=Impact.CRITICAL,
    params={"journey": "report", "goal": "to report", "step": "send"},
)
LABEL = finding("axe_violation", "label", rule="label", impact=Impact.CRITICAL, title="Label it", place_count=3)
SLOW = finding("slow_step", "publish", rule="slow_step", impact=Impact.MODERATE, params={"step": "publish"})
NOISE = finding("console_error", "x", rule="console_error", impact=Impact.MINOR)


def cap(name, findings=(), **fields):
    return Cap(cap=name, limit=44, band="E", condition="@cap", findings=findings, **fields)


def actions(caps=(), findings=(), measured=()):
    found = first_actions(model=MODEL, caps=caps, findings=findings, measured=measured)
    return [(one.what, one.effect, one.finding) for one in found]


def test_what_caps_the_grade_comes_before_the_worst_finding():
    """
    Nothing else changes the grade before the barrier is gone; one cause under two caps is one action.
    """
    caps = (cap("K1", (BROKEN.id,)), cap("K2", (BROKEN.id,)))

    assert actions(caps, (LABEL, BROKEN, SLOW, NOISE)) == [
        ("@action.fix_journey", "@effect.lifts_cap|cap=K1", BROKEN.id),
        ("@action.fix_finding", "@effect.findings|n=3", LABEL.id),
        ("@action.fix_finding", "@effect.findings|n=0", SLOW.id),
    ]


def test_a_cap_without_a_finding_still_has_an_action():
    """
    Errors under load have no place on a page.
    """
    assert actions((cap("K1", params={"value": "0.08"}), cap("K2", journeys=("report",))))[:2] == [
        ("@action.fix_load", "@effect.lifts_cap|cap=K1", None),
        ("@action.fix_journey", "@effect.lifts_cap|cap=K2", None),
    ]


def test_what_the_law_wants_to_be_there_is_offered():
    """
    No journey is to be restored, and no peak to be held.
    """
    french = replace(cap("K3", journeys=("sign_in",)), condition="@cap.k3.french")

    assert actions((french,))[0] == ("@action.add_french", "@effect.lifts_cap|cap=K3", None)


def test_missing_evidence_comes_last_the_largest_part_first():
    """
    With nothing to mend, the most useful thing is to ask people.
    """
    found = first_actions(model=MODEL, caps=(), findings=(), measured=())

    assert [one.params["source"] for one in found] == ["machine", "user", "expert"]
    assert [one.params["weight"] for one in found] == ["0.57", "0.35", "0.08"]


def test_what_is_measured_is_not_asked_for():
    """
    A finding's own texts travel with its action.
    """
    machine = [name for name, criterion in MODEL.criteria.items() if criterion.source == "machine"]
    found = first_actions(model=MODEL, caps=(), findings=(LABEL,), measured=machine)

    assert [one.params.get("source", one.params.get("title")) for one in found] == ["Label it", "user", "expert"]
