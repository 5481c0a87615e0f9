"""The last lines of a run: what a tired reader takes away."""

from __future__ import annotations

from pathlib import Path

from tests.report import samples
from toolkit.cli._talk import summary
from toolkit.errors import ExitCode
from toolkit.pipeline import Finished
from toolkit.store import RunFolder


def said(card):
    return list(summary(Finished(RunFolder(Path("results/x")), card, (), ExitCode.OK)))


def test_a_grade_is_told_with_both_letters_and_its_interval():
    """
    The letter is that of the interval's lower end: beside the observed figure alone it would look wrong.
    """
    card = samples.graded()
    (line,) = [line for line in said(card) if line.startswith("Grade")]

    assert line.startswith(f"Grade: {card.grade.letter} demonstrated; observed {card.grade.observed}, ")
    assert f"90% interval {card.grade.low:.1f} to {card.grade.high:.1f}" in line


def test_people_who_are_made_up_are_told():
    """
    A grade in a log outlives the report that marks it.
    """
    assert any(line.startswith("SAMPLE") for line in said(samples.sampled()))
    assert not any(line.startswith("SAMPLE") for line in said(samples.graded()))


def test_without_people_there_is_an_index_and_no_grade():
    """
    And it says why.
    """
    lines = said(samples.machine_only())

    assert not any(line.startswith("Grade") for line in lines)
    assert any(line.startswith("No overall grade: nobody has used it yet. Technical index") for line in lines)
