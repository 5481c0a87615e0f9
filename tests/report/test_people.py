"""Human evidence in the order in which it is told."""

from dataclasses import replace

import pytest

from tests.report import human, samples
from toolkit.records import People
from toolkit.report import people
from toolkit.report.words import words


def test_only_made_up_studies_that_count_are_announced():
    """
    One that is left out misleads nobody.
    """
    out = human.study(sample=True, reason="@reason.expired")
    both = replace(samples.graded(), people=human.people(studies=(human.study(sample=True, title="Made up"), out)))

    assert people.samples(both) == ["Made up"]
    assert people.samples(samples.graded()) == []


def test_studies_that_do_not_count_are_told_and_count_for_nothing():
    """
    Expired evidence is shown as expired.
    """
    seen = samples.expired().people

    assert people.told(seen)
    assert not people.counted(seen)
    assert not people.told(People())


def test_studies_that_count_come_first():
    """
    The reader looks for what the figures rest on.
    """
    seen = human.people(studies=(*human.other_studies(), human.study()))

    assert [study.study for study in people.studies(seen)] == ["autumn", "first", "before"]


def test_the_hardest_task_comes_first():
    """
    Where everybody completed everything there is none.
    """
    easy = human.people(tasks=(human.task("read_feed", 14),))

    assert [task.task for task in people.tasks(human.people())] == [
        "book_a_room",
        "publish",
        "report_content",
        "read_feed",
    ]
    assert people.hardest(human.people()).task == "book_a_room"
    assert people.hardest(easy) is None


@pytest.mark.parametrize(
    ("value", "word"),
    [(None, "not rated yet"), (0.0, "no problem"), (2.5, "major"), (3.4, "major"), (4.0, "catastrophe")],
)
def test_a_severity_has_a_word(value, word):
    """
    2.7 says nothing to a director.
    """
    assert words("en").say(people.severity(value)) == word


def test_what_does_not_count_comes_last():
    """
    Confirmed and open, one evaluator's alone, mended.
    """
    assert [row.problem for row in people.problems(human.people())][-2:] == ["silent", "accents"]


def test_a_score_is_read_in_a_fixed_order():
    """
    Grade, percentile, adjective, acceptability.
    """
    assert people.reading(human.questionnaires()[0])[0] == ("grade", "B−")
    assert [said.key for said in people.reading(human.questionnaires()[0])] == list(people.CURVE[:4])


def test_agreement_of_coders_is_found_by_its_theme():
    """
    And that of evaluators stands apart.
    """
    assert people.of_coders(human.people(), "No receipt").value == 0.86
    assert [row.about for row in people.of_evaluators(human.people())] == ["findings", "severities"]


def test_the_statement_that_is_missing_is_the_first_that_does_not_count():
    """
    Levels are stages: later ones do not help.
    """
    rows = {row.principle: people.next_statement(row) for row in human.maturity()}

    assert (rows[1].level, rows[2].level, rows[3].level) == (2, 4, 1)
    assert rows[6] is None
