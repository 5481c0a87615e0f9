"""Figures beside the verdict, and what the report cannot say."""

import re
from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.report.facts import Facts, limits
from toolkit.report.scale import standing
from toolkit.report.words import words


def text(html):
    """Markup as the reader sees it."""
    return re.sub(r"<[^>]+>", "", html)


def strip(card):
    """The four figures as plain text."""
    return [(text(fact.value), text(fact.note)) for fact in Facts(card, words("en")).strip()]


def lines(card):
    """The score card's lines as a dictionary."""
    return {text(f.label): text(f.value) for f in Facts(card, words("en")).card(standing(card))}


def test_the_four_figures_of_a_run():
    """
    Journeys, people, load, criteria: each with what it rests on.
    """
    assert strip(samples.capped()) == [
        ("6 of 7", "21 attempts, Chromium"),
        ("0", "a robot that succeeds proves feasibility, not usability"),
        ("21.3 req/s", "40 members; declared peak 20.0 req/s"),
        ("1 of 5", "tested by machine; 5 not tested"),
    ]


def test_people_are_counted_when_there_were_any():
    """
    With whoever else looked; experts alone have observed nobody.
    """
    experts = replace(samples.graded(), people=replace(samples.full().people, participants=0, segments=()))

    assert strip(samples.graded())[1] == ("14", "2 with assistive technology, 3 evaluators and 3 groups")
    assert strip(experts)[1] == ("0", "3 evaluators and 3 groups; nobody was observed")


def test_what_was_not_measured_has_no_figure():
    """
    Zero requests per second would look like an outage.
    """
    bare = replace(samples.without_load(), journeys=(), criteria=type(samples.without_load().criteria)())

    assert [value for value, _ in strip(bare)] == ["–", "0", "–", "–"]


def test_a_load_test_without_a_peak_says_so():
    """
    A rate without a peak to compare with proves nothing about the peak.
    """
    card = replace(samples.machine_only(), load=(replace(samples.load(), declared_peak_per_s=None),))

    assert strip(card)[2] == ("21.3 req/s", "40 members; no peak was declared")


def test_a_grade_has_two_letters_and_the_demonstrated_one_is_official():
    """
    Without people there is neither.
    """
    shown = lines(samples.split())

    assert (shown["Demonstrated, the official one"], shown["Observed"]) == ("C (72.9)", "B (79.3)")
    assert "Observed" not in lines(samples.machine_only())
    assert lines(samples.graded())["Evidence level"] == "U2: full study"


def test_the_score_says_what_it_rests_on():
    """
    A number without n is an opinion; what is nothing is left out.
    """
    assert lines(samples.machine_only())["Rests on"] == "21 attempts"
    assert lines(samples.full())["Rests on"] == "21 attempts, 14 people, 3 evaluators and 3 groups"


def test_an_interval_that_is_not_there_has_a_reason():
    """
    A cap cuts it, or nothing varies.
    """
    good = samples.machine_only()
    still = replace(good, grade=replace(good.grade, technical_low=None, technical_high=None))

    assert lines(samples.full())["90% interval"] == "none: the cap cuts it"
    assert lines(still)["90% interval"] == "none: nothing varies in the evidence"


def test_how_much_the_weights_decide_is_on_the_card():
    """
    A letter that other weights would change is a weak one.
    """
    assert lines(samples.full())["Same level under other weights"] == "96% of 5,000"
    assert "Same level under other weights" not in lines(samples.graded())


def test_people_who_are_made_up_are_called_so_everywhere():
    """
    Beside the verdict, on the card and in the limits.
    """
    said = [words("en").say(sentence) for sentence in limits(samples.sampled())]

    assert strip(samples.sampled())[1] == ("14", "SAMPLE: they are made up")
    assert lines(samples.sampled())["Human evidence"] == "SAMPLE, made up"
    assert said[0] == "Anything about real people: the study behind it is a sample, made up."
    assert "Human evidence" not in lines(samples.graded())


def test_an_inconclusive_run_prints_its_exit_code():
    """
    The engineer looks for it.
    """
    assert lines(samples.inconclusive()) == {"Void attempts, kept in the evidence": "7", "Exit code": "11"}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("machine_only", "4 dimensions are not scored: Efficiency, Satisfaction, Ergonomics and Trust."),
        ("machine_only", "No failure was found on the 5 WCAG criteria tested; 5 were not tested."),
        ("capped", "1 of the 5 WCAG criteria tested has a failure"),
        ("without_load", "no load was sent"),
        ("interrupted", "12 planned measurements are missing"),
        ("inconclusive", "7 attempts are void"),
        ("interrupted", "1 page state could not be audited"),
        ("interrupted", "2 readings of instruments failed"),
        ("graded", "no standard sets them"),
        ("graded", "The limits of the levels (45, 60, 75, 90)"),
        ("graded", "no baseline was compared"),
        ("graded", "no self-assessment was given"),
        ("split", "no ergonomic inspection counts"),
        ("split", "no focus group counts"),
        ("expired", "2 studies are left out because they are too old or of another version."),
        ("machine_only", "a robot is not a user"),
    ],
)
def test_what_the_report_does_not_say_is_said(name, part):
    """
    The unmeasured is as visible as the measured.
    """
    said = " ".join(words("en").say(sentence) for sentence in limits(samples.ALL[name]()))

    assert part in said


def test_how_much_of_the_pack_was_walked_is_told_where_some_was_not():
    """
    A verdict on two journeys of seven is no verdict on the platform.
    """
    card = replace(samples.capped(), counts={"journeys": 7, "journeys_walked": 2, "journeys_inapplicable": 5})
    whole = replace(card, counts={"journeys": 7, "journeys_walked": 7, "journeys_inapplicable": 0})

    assert [words("en").say(sentence) for sentence in limits(card)].count(
        "7 journeys in the pack: 2 walked, 5 that the platform does not offer or the adapter does not express yet."
    ) == 1
    assert not any("in the pack" in words("en").say(sentence) for sentence in limits(whole))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_was_left_out_of_an_engine_is_told(language):
    """
    That a persona has no attempts there is no oversight.
    """
    card = samples.machine_only()
    card = replace(card, run=replace(card.run, unslowed=("mobile firefox",)))
    said = [text(words(language).html(one.text, one.params)) for one in limits(card)]

    assert any("Firefox" in sentence and "mobile" in sentence.lower() for sentence in said)
