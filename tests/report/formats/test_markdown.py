"""The summary of a CI job."""

import re
from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.records import Impact
from toolkit.report.formats import markdown
from toolkit.report.words import words


def summary(card, language="en"):
    """The summary as text."""
    return markdown.summary(card, words(language))


def test_the_decision_is_the_first_line():
    """
    A job summary is often cut after a few lines.
    """
    assert summary(samples.capped()).splitlines()[0] == "## Nobody can post: do not release."


def test_people_who_are_made_up_come_before_the_decision():
    """
    Whoever reads three lines of a job's summary must not take the grade for real.
    """
    assert summary(samples.sampled()).startswith("> **SAMPLE: the people in this report are made up.**")
    assert "SAMPLE" not in summary(samples.graded())


def test_the_summary_tells_of_people_baseline_and_what_raises_the_score():
    """
    A line each; the rest is on the page.
    """
    text = summary(samples.full())

    assert "### 14 people tried 4 tasks; the hardest: book a room, done by 1 of 14" in text
    assert "- Post: 5 of 14 completed it, 95% interval 15% to 52%" in text
    assert "1. Fix: Form elements must have labels – 74.0 to 79.3, C to B observed" in text
    assert "### 1 measure became worse since the baseline; 1 became better" in text
    assert "| Time of a step · Post · send · Chromium · desktop | worse | × 1.56 | 1.31 to 1.84 | 60 and 20 |" in text
    assert "First panel: left out, too old" in text


def test_only_three_steps_and_no_empty_part():
    """
    What there is nothing of has no heading.
    """
    many = replace(samples.full(), raises=samples.full().raises * 3)

    assert "4. " not in summary(many).split("### ")[1]
    assert "###\n" not in summary(samples.machine_only())
    assert "raise it most" not in summary(samples.machine_only())


def test_a_dimension_has_its_interval_n_and_source():
    """
    The page's rule holds here, too.
    """
    text = summary(samples.full()).replace("\u00a0", " ")

    assert "| Effectiveness | 74.3 | C | 69.1 to 77.4 | n = 21 | machine |" in text


def test_every_state_can_be_told(any_card):
    """
    No state leaves a hole or a key.
    """
    for language in ("fr", "en"):
        text = summary(any_card, language)

        assert not re.search(r"⟦|None|\{[a-z_]+\}(?!`)", re.sub(r"(caps|findings|load)\{[^}]*\}", "", text))


@pytest.mark.parametrize(
    "nasty", ["a|b", "<img src=x>", "@team", "[x](http://evil.example)", "`code`", "**b**", "a\n# title"]
)
def test_text_of_the_platform_stays_text(nasty):
    """
    A member's post must not mention a team, open a link or start a heading in somebody's review.
    """
    row = replace(samples.journey("publish", passed=0), error=nasty)
    line = next(
        line
        for line in summary(replace(samples.machine_only(), journeys=(row,))).splitlines()
        if line.startswith("| Post")
    )

    assert len(re.findall(r"(?<!\\)\|", line)) == 5
    assert not re.search(r"<|@|(?<!\\)[\[`*#]|://", line)


def test_only_the_worst_findings_are_listed():
    """
    Ten are read, fifty are not.
    """
    many = tuple(samples.axe_finding(i, impact=Impact.SERIOUS) for i in range(1, 51))
    text = summary(replace(samples.machine_only(), findings=many))

    assert len(re.findall(r"^\| A-", text, flags=re.MULTILINE)) == markdown.FINDINGS
    assert "And 40 more findings in the full report." in text


def test_a_summary_that_is_too_large_is_cut_and_says_so(monkeypatch):
    """
    A server that refuses the file shows nothing at all.
    """
    monkeypatch.setattr(markdown, "LIMIT_BYTES", 500)
    text = summary(samples.capped())

    assert len(text.encode()) < 600
    assert text.endswith("The rest is cut: it is in the full report.\n")
