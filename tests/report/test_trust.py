"""Trust is told with its evidence: what does not hold first, and never as a legal opinion."""

from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.records import Outcome
from toolkit.report import trust
from toolkit.report.formats import html, markdown
from toolkit.report.words import words


def card(**fields):
    return replace(samples.machine_only(), **fields)


def test_what_does_not_hold_comes_first_and_what_is_unknown_after_what_holds():
    """
    Whoever reads three lines has read what to mend.
    """
    (listed,) = trust.lists(card())

    assert [one.outcome for one in listed.items] == ["failed", "passed", "untested", "inapplicable"]
    assert (listed.passed, listed.seen) == (1, 2)


@pytest.mark.parametrize(
    ("asked", "value", "unit", "said"),
    [
        (">= 1", 1.0, "", ("", "yes")),
        ("<= 0", 0.0, "count", ("none", "yes: 0")),
        ("<= 3", 2.0, "count", ("at most 3", "yes: 2")),
        (">= 0.8", 0.85, "1", ("at least 0.800", "yes: 0.850")),
        ("<= 10", None, "", ("at most 10", "unknown")),
    ],
)
def test_what_is_asked_and_what_was_seen_are_told_in_words(asked, value, unit, said):
    """
    Nobody reads `<= 0` aloud.
    """
    outcome = Outcome.UNTESTED if value is None else Outcome.PASSED
    item = replace(samples.trust(), outcome=outcome, limit=asked, value=value, unit=unit)

    assert (trust.limit(item, words("en")), trust.seen(item, words("en"))) == said


def test_a_run_in_which_nobody_looked_tells_nothing():
    """
    A table of what is unknown would look like a table of faults.
    """
    assert not trust.told(card(trust=(samples.trust("decision_told", Outcome.UNTESTED),), roles=()))
    assert trust.told(card(trust=()))


def test_a_leak_comes_first_in_the_matrix():
    """
    And says so in the title.
    """
    safe, leaking = samples.role("member"), replace(samples.role("member", "leak", "303 /"), act="take_down")
    both = card(roles=(safe, leaking), trust=())

    assert [row.act for row in trust.rows(both)] == ["take_down", "delete"]
    assert trust.title(both)[0].params == {"n": 1, "total": 2}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_section_has_each_item_in_its_language_with_its_evidence(run_folder, language):
    """
    The number, the address, the file and the source.
    """
    text = html.page(card(), folder=run_folder, language=language)

    assert {"fr": "Trois clics au plus", "en": "At most three clicks"}[language] in text
    assert all(part in text for part in ("/posts/1", "pictures/p1.webp", "art. 16(1)", "303 /login"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_report_calls_anything_compliant(run_folder, language):
    """
    Facts are found; whether the law is kept is not a machine's to say.
    """
    text = html.page(card(), folder=run_folder, language=language).lower()
    section = text[text.index('id="trust"') : text.index('id="load"')]

    assert not any(word in section for word in ("conforme", "compliant", "compliance", "conformité"))


def test_the_summary_names_what_does_not_hold():
    """
    In one line each.
    """
    assert "- At most three clicks – no: 5" in markdown.summary(card(), words("en"))
