"""What the terminal is told: how far it is, what the doctor found, and the last lines of a run."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from tests.report import samples
from toolkit.cli._talk import progress, summary
from toolkit.cli.doctor import show
from toolkit.errors import ExitCode
from toolkit.measure.doctor import Line
from toolkit.pipeline import Finished, Tick
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


class Terminal(io.StringIO):
    """Somebody looks on."""

    def isatty(self):
        return True


def test_a_journey_may_have_brackets_in_its_name(monkeypatch):
    """
    A parametrised journey has; what looks like the end of a tag would end the run.
    """
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    with progress() as tick:
        tick(Tick("journeys", 1, 2, "look[/feed] (desktop)"))
        tick(Tick("journeys", 2, 2, "look[/feed] (desktop)"))

    assert "look[/feed]" in seen.getvalue()


def test_the_doctor_names_sections_in_brackets(capsys, monkeypatch):
    """
    They are what is to be mended.
    """
    monkeypatch.setenv("COLUMNS", "200")

    assert not show([Line("Account bob", False, "http://[::1]:8080", "add bob to [accounts]")])
    assert "http://[::1]:8080" in (said := capsys.readouterr().out)
    assert "add bob to [accounts]" in said
