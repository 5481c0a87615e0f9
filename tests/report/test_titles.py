"""Titles are conclusions built from rows."""

from dataclasses import replace

import pytest

from tests.report import changes, human, samples
from toolkit.report import raising, titles
from toolkit.report.words import words


def said(sentences, language="en"):
    """A title as plain text."""
    return "; ".join(words(language).say(sentence) for sentence in sentences)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("capped", "2 dimensions of the 4 scored need work; 4 remain to be proven"),
        ("machine_only", "4 dimensions scored, none below level C; 4 remain to be proven"),
        ("graded", "8 dimensions scored, none below level C"),
    ],
)
def test_dimensions_say_what_is_weak_and_what_is_unknown(name, title):
    """
    “Dimensions” would be a label.
    """
    assert said(titles.dimensions(samples.ALL[name]())) == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("capped", "6 critical journeys of 7 succeed; never: post"),
        ("failed", "6 critical journeys of 7 succeed; 1 does not always"),
        ("machine_only", "7 critical journeys of 7 succeed"),
        ("interrupted", "3 critical journeys of 7 succeed"),
    ],
)
def test_journeys_say_which_one_never_succeeds(name, title):
    """
    The denominator stays the number of critical journeys, tried or not.
    """
    assert said(titles.journeys(samples.ALL[name]())) == title


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({}, ""),
        ({"error": "no button"}, "no button"),
        ({"error": "@reason.not_measured"}, "@reason.not_measured"),
        ({"reason": "@reason.not_measured"}, "not measured"),
        ({"reason": "@reason.not_measured", "error": "no button"}, "not measured: no button"),
        (
            {"error": "no button", "void": ("@reason.browser_gone", "no answer")},
            "no button; void: the browser ended by itself, which says nothing about the platform; void: no answer",
        ),
    ],
)
def test_a_journey_is_noted_with_all_that_went_wrong(row, note):
    """
    What the platform said is its own words, whatever they look like.
    """
    assert said(titles.notes(replace(samples.journey("post"), **row))) == note


def test_no_journey_is_said():
    """
    An empty table would leave the reader guessing.
    """
    assert said(titles.journeys(replace(samples.machine_only(), journeys=()))) == "No journey was walked"


def test_findings_are_counted_by_impact():
    """
    One critical finding weighs more than twenty minor ones.
    """
    assert said(titles.findings(samples.capped())) == "2 critical findings; 1 serious; 1 moderate; 1 minor"


def test_nothing_found_says_what_was_checked():
    """
    “No finding” without a denominator could mean that nothing was looked at.
    """
    assert said(titles.findings(samples.machine_only()), "fr") == "Aucun échec détecté sur 5 critères vérifiés"


def test_load_says_what_was_carried():
    """
    Requests and errors first, percentiles below.
    """
    assert said(titles.load(samples.load())) == "21.3 requests per second from 40 members; 0.1% of them failed"
    assert said(titles.load(replace(samples.load(), achieved_per_s=None))) == "The load test shows nothing"
    assert said(titles.load(replace(samples.load(), error_ratio=0.0))).endswith("none failed")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("full", "14 people tried 4 tasks; the hardest: book a room, done by 1 of 14"),
        ("expired", "Nothing that people contributed counts in this report"),
    ],
)
def test_human_evidence_says_who_took_part_and_what_was_hardest(name, title):
    """
    “User tests” would be a label.
    """
    assert said(titles.people(samples.ALL[name](), words("en"))) == title


def test_experts_alone_are_not_people_observed():
    """
    Nor do groups stand for tests.
    """
    bare = human.people(participants=0, segments=(), tasks=(), questionnaires=())
    experts = replace(samples.full(), people=bare)
    groups = replace(samples.full(), people=replace(bare, evaluators=0))

    assert said(titles.people(experts, words("en"))) == "3 evaluators looked"
    assert said(titles.people(groups, words("en"))) == "3 groups talked"


def test_the_parts_of_human_evidence_conclude():
    """
    Each says what its rows show.
    """
    seen = human.people()
    easy = human.people(tasks=(human.task("read_feed", 14),), problems=())

    assert said([titles.tasks(seen, words("fr"))], "fr").startswith("Sur 14 personnes, 1 a su faire")
    assert said([titles.tasks(easy, words("en"))]) == "The task was completed by everybody"
    assert said([titles.questionnaires(seen)]) == "F-SUS: 73.2, from 14 people"
    assert said([titles.inspection(seen)]) == "3 confirmed problems are open; the worst is rated 3.0 of 4"
    assert said([titles.inspection(easy)]) == "3 evaluators found no problem that another confirms"
    assert said([titles.groups(seen)]) == "1 theme of 3 is a finding"


def test_maturity_says_that_it_is_a_self_assessment():
    """
    It must not read like a measurement.
    """
    assert said(titles.maturity(samples.full())).replace("\u00a0", " ") == (
        "Self-assessment: the weakest principle is at level 1 of 4, experimental; 1 answer is contradicted by this run"
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("full", "One step would unlock level B, observed: 5.3 points more"),
        ("split", "The best single step is worth 1.1 points"),
    ],
)
def test_what_raises_the_score_says_how_much(name, title):
    """
    A list of wishes is no conclusion.
    """
    card = samples.ALL[name]()

    assert said(titles.raises(raising.steps(card, words("en")))) == title


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, "1 measure became worse since the baseline; 1 became better"),
        ({"changes": changes.comparison().changes[1:2]}, "1 measure became better since the baseline"),
        ({"changes": changes.comparison().changes[2:]}, "No change is demonstrated since the baseline"),
        ({"verdict": "inconclusive"}, "The comparison with the baseline cannot be concluded"),
    ],
)
def test_a_comparison_says_what_changed(given, title):
    """
    “No evidence” is never “no change”.
    """
    assert said(titles.comparison(changes.comparison(**given))) == title


def test_the_gate_counts_every_outcome():
    """
    A rule that cannot be judged is neither.
    """
    gate = replace(samples.machine_only().gate, verdicts=samples.verdicts("failed", "inconclusive"))

    assert said(titles.gate(replace(samples.machine_only(), gate=gate))) == (
        "1 rule does not hold; 1 rule cannot be judged; 2 rules hold"
    )
