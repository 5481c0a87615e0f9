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
