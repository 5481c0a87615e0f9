"""Titles are conclusions built from rows."""

from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.report import titles
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


def test_the_gate_counts_every_outcome():
    """
    A rule that cannot be judged is neither.
    """
    gate = replace(samples.machine_only().gate, verdicts=samples.verdicts("failed", "inconclusive"))

    assert said(titles.gate(replace(samples.machine_only(), gate=gate))) == (
        "1 rule does not hold; 1 rule cannot be judged; 2 rules hold"
    )
