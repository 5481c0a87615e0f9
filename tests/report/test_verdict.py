"""The first lines: the record decides, the words follow."""

from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.report import verdict
from toolkit.report.words import words


def said(card, language="en"):
    """The headline's kind, line and decision in a language."""
    head = verdict.headline(card, words(language))
    return head.kind, words(language).say(head.line), words(language).say(head.decision)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("machine_only", "passed"),
        ("capped", "barrier"),
        ("failed", "failed"),
        ("inconclusive", "inconclusive"),
        ("graded", "passed"),
        ("graded_capped", "barrier"),
        ("full", "barrier"),
        ("sampled", "passed"),
        ("expired", "passed"),
        ("split", "passed"),
        ("without_load", "passed"),
        ("interrupted", "partial"),
    ],
)
def test_every_state_has_its_own_headline(name, kind):
    """
    An interrupted run must not read like one that passed.
    """
    assert said(samples.ALL[name]())[0] == kind


def test_an_impossible_journey_is_named_in_the_decision():
    """
    The director reads one sentence.
    """
    assert said(samples.capped()) == (
        "barrier",
        "Barrier K1: a critical journey is impossible",
        "Nobody can post: do not release.",
    )
    assert said(samples.capped(), "fr")[2] == "Personne ne peut publier\u00a0: ne pas mettre en ligne."


def test_a_journey_of_ones_own_is_named_as_it_is():
    """
    Only the usual journeys have a verb in the catalogue.
    """
    card = samples.capped()
    row = replace(samples.journey("publish", passed=0), journey="book_a_room")
    own = replace(card, journeys=(row,), caps=(replace(card.caps[0], journeys=("book_a_room",)),))

    assert said(own)[2] == "A critical journey is impossible (book_a_room): do not release."


def test_what_others_are_shown_is_said_before_anything_else():
    """
    "Nobody" would be untrue: a moderator can, and the way to the cure begins there.
    """
    card = samples.capped()
    about = replace(card.findings[0], params={**card.findings[0].params, "seen_by": "moderator", "there": "passed"})
    cap = replace(card.caps[0], findings=(about.id,))
    card = replace(card, findings=(about, *card.findings[1:]), caps=(cap, *card.caps[1:]))
    head = verdict.headline(card, words("en"))

    assert words("en").say(head.decision).startswith("Ordinary members cannot ")
    assert "“moderator” finds what the others are not shown" in " ".join(words("en").say(r) for r in head.reasons)


def test_a_grave_barrier_names_the_journey_too():
    """
    Reporting that is impossible caps at K2, and is what the director must read.
    """
    card = samples.capped()
    row = samples.journey("report_content", passed=0)
    cap = replace(card.caps[0], cap="K2", condition="@cap.k2.no_report_path", journeys=("report_content",))

    assert said(replace(card, journeys=(row,), caps=(cap,)))[2] == "Nobody can report content: fix it before release."


def test_a_barrier_without_a_journey_is_still_a_decision():
    """
    Errors at the peak stop everybody and no journey in particular.
    """
    card = samples.capped()
    cap = replace(card.caps[0], condition="@cap.k1.error_rate_peak", params={"value": "0.061"}, journeys=())

    assert said(replace(card, caps=(cap,)))[1:] == (
        "Barrier K1: 6.1% of requests fail at the declared peak",
        "A fatal barrier stands open: do not release.",
    )


def test_an_inconclusive_run_hides_its_barriers():
    """
    What cannot be believed is not announced.
    """
    card = replace(samples.inconclusive(), caps=samples.capped().caps)

    assert said(card)[0] == "inconclusive"


def test_warnings_are_counted():
    """
    A gate that passes with a warning says so.
    """
    good = samples.machine_only()
    gate = replace(good.gate, verdicts=samples.verdicts("passed", "passed", "passed", "failed"))

    assert said(replace(good, gate=gate))[:2] == ("warned", "Gate open, with 1 warning")


def test_no_rule_is_no_verdict():
    """
    An empty gate is not a gate that passed.
    """
    good = samples.machine_only()

    assert said(replace(good, gate=replace(good.gate, verdicts=())))[0] == "unjudged"


def test_reasons_carry_their_numbers():
    """
    A reason without n is an opinion.
    """
    head = verdict.headline(samples.capped(), words("en"))
    reasons = [words("en").say(reason) for reason in head.reasons]

    assert reasons == [
        "Post: 0 attempts of 3 succeeded.",
        "The way stops at the step “send”.",
        "No other quality makes up for it.",
        "Without it, the figure would be 66.0.",
    ]


def test_rules_that_fail_are_the_reason():
    """
    The engineer sees at once which rule, what was measured, and the limit.
    """
    reasons = [words("en").say(reason) for reason in verdict.headline(samples.failed(), words("en")).reasons]

    assert reasons[0] == "`caps{cap=K1}`: 1, limit ==0."


def test_people_who_cannot_are_the_decision_and_the_reason():
    """
    The robot may succeed where people do not: its attempts are not the reason.
    """
    card = samples.graded_capped()
    params = {"journey": "publish", "n": "14", "passed": "2", "upper": "0.38"}
    cap = replace(card.caps[0], cap="K1", condition="@cap.k1.people_cannot", params=params, findings=())
    head = verdict.headline(replace(card, caps=(cap,)), words("en"))

    assert words("en").say(head.decision) == "People cannot post: do not release."
    assert words("en").say(head.reasons[0]) == "Post: 2 of 14 people succeeded; even the upper bound is 38%."


def test_a_barrier_that_no_attempt_shows_names_its_finding():
    """
    “3 attempts of 3 succeeded” is no reason to stop a release.
    """
    head = verdict.headline(samples.graded_capped(), words("en"))

    assert words("en").say(head.reasons[0]) == "1 finding stands behind it: Form elements must have labels."


def test_what_people_found_has_no_places_to_correct():
    """
    “Corrects 3 places” would count evaluators.
    """
    card = samples.full()
    shown = [words("en").say(verdict.effect(card, row, words("en"))) for row in card.actions]

    assert shown == [
        "lifts barrier K3",
        "solves what experts and people confirm",
        "covers 5% more of the model",
    ]


def test_an_action_names_the_finding_it_is_about():
    """
    “Fix: Form elements must have labels” and not “fix A-01”.
    """
    card = samples.capped()

    assert words("en").say(verdict.action(card, card.actions[1], words("en"))) == "Fix: Form elements must have labels"
    assert words("fr").say(verdict.action(card, card.actions[1], words("fr"))) == (
        "Corriger\u00a0: Les champs de formulaire doivent avoir une étiquette"
    )
