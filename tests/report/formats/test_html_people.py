"""Human evidence, maturity and the baseline on the page."""

import re
from dataclasses import replace

import pytest

from tests.report import human, samples
from tests.report.formats.test_html import outline
from toolkit.records import Parameter
from toolkit.report.formats.html import page


@pytest.mark.parametrize(("language", "word"), [("fr", "EXEMPLE"), ("en", "SAMPLE")])
def test_a_sample_study_cannot_be_missed(run_folder, language, word):
    """
    In the title, before the decision, on the card, under the verdict, beside the study.
    """
    text = page(samples.sampled(), folder=run_folder, language=language)
    calm = page(samples.graded(), folder=run_folder, language=language)

    assert f"<title>{word} – " in text
    assert text.index(f"<b>{word}") < text.index("<h1")
    assert text.count(word) >= 5
    assert word not in calm


def test_studies_that_do_not_count_are_shown_with_the_reason(run_folder):
    """
    Expired evidence is shown as expired, and nothing of it as a result.
    """
    seen = outline(samples.expired(), run_folder, "en")

    assert "Too old: such evidence counts for a limited time." in seen.text
    assert "another major version of the platform (0.8)" in seen.text
    assert "2 May 2024 to 20 May 2024" in seen.text
    assert "cap-pt" not in seen.ids


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "council/minutes.pdf"])
def test_evidence_of_a_statement_is_linked_only_to_the_web(run_folder, address):
    """
    Whoever fills in the sheet may write anything.
    """
    row = human.maturity()[1]
    told = tuple(replace(statement, evidence=address) for statement in row.statements)
    card = replace(samples.full(), people=human.people(maturity=(replace(row, statements=told),)))
    seen = outline(card, run_folder)

    assert address in seen.text
    assert address not in seen.targets


def test_three_quotes_are_shown_and_each_is_cut(run_folder):
    """
    A theme is explained, not transcribed.
    """
    text = page(samples.full(), folder=run_folder, language="fr")

    assert text.count("<blockquote>") == 3 + 1
    assert "A fourth one" not in text
    assert "x" * 199 + "…" in text
    assert "x" * 201 not in text


def test_words_of_people_are_not_marked_as_english(run_folder):
    """
    They speak the language that they speak; only rule engines speak English.
    """
    text = page(samples.full(), folder=run_folder, language="fr")

    assert not re.search(r'lang="en">[^<]*<bdi>(No receipt|“Members”)', text)


def test_every_decision_of_the_model_is_listed_whole(run_folder):
    """
    Default, value used, source; lists in full, and what differs is marked.
    """
    values = ", ".join(map(str, range(80)))
    row = Parameter(name="people.severity_values", default="100, 90", used=values)
    text = outline(replace(samples.full(), parameters=(row,)), run_folder, "en").text

    assert f"people.severity_values\n100, 90\n{values} changed\nVirage's choice".replace("'", "’") in text


def test_the_run_of_before_is_marked_where_there_is_one(run_folder):
    """
    Ticks in the rows of which the baseline has a score, and their number in words.
    """
    full = page(samples.full(), folder=run_folder, language="en")
    calm = page(samples.graded(), folder=run_folder, language="en")

    assert full.count('class="prev"') == 2 + 1  # two dimensions, and the legend
    assert "Baseline run: 73.9." in full
    assert 'class="prev"' not in calm


def test_the_self_assessment_has_no_colour_of_a_grade(run_folder):
    """
    It stands beside the grade and must not look like one.
    """
    text = page(samples.full(), folder=run_folder, language="en")
    section = text[text.index('<section id="maturity"') : text.index('<section id="gate"')]

    assert not re.search(r'class="[^"]*\b(chip|tile|[A-E])\b', section)
    assert section.count('class="fI"') == 1 + 3 + 1 + 1
