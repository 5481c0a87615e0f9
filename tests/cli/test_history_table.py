"""How the history is drawn."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.history.cards import card, run_id
from tests.report import samples
from toolkit.cli import _history
from toolkit.history import History
from toolkit.records import ChangePoint


@pytest.fixture
def history(tmp_path):
    return History(f"sqlite:///{tmp_path / 'history.sqlite'}")


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([0, 100], "▁█"), ([50, 50], "▁▁"), ([90, 91], "▁▁"), ([0, 25, 50, 75, 100], "▁▃▅▇█"), ([80, 90], "▁█")],
)
def test_bars_go_from_the_lowest_to_the_highest(values, drawn):
    """A point of noise is no mountain."""
    assert _history.bars(values) == drawn


def test_each_platform_has_a_course_of_its_own(history):
    """Two platforms are not one that went up."""
    for day, index in ((1, 40.0), (2, None), (3, 60.0)):
        history.add(card(day, technical_index=index), [])
    for day, index in ((4, 80.0), (5, 70.0)):
        history.add(card(day, technical_index=index, platform="Other"), [])
    history.add(card(6, platform="Once"), [])

    assert list(_history.courses(history.runs())) == [
        "La Place 1.0: technical index ▁█  40.0 to 60.0 over 2 runs",
        "Other: technical index █▁  80.0 to 70.0 over 2 runs",
    ]


def test_a_grade_is_shown_with_its_interval_and_what_is_demonstrated(history, capsys):
    """Where people were asked there is a letter, and the one that the sample can bear."""
    graded = samples.graded()
    history.add(replace(graded, run=card(1).run), [])

    _history.show(history.runs())

    shown = capsys.readouterr().out.splitlines()[1]
    assert (
        f"{graded.grade.letter} {graded.grade.score:.1f} ({graded.grade.low:.1f} to {graded.grade.high:.1f})" in shown
    )
    assert f" {graded.grade.demonstrated} " in shown


def change(**fields):
    known = {"metric": "step_time", "journey": "read", "step": "open", "persona": "desktop", "engine": "chromium"}
    return ChangePoint(**known, unit="ms", run=run_id(2), index=1, before=300.0, after=900.0, p=0.001, **fields)


def test_a_change_of_level_is_told_with_the_run_and_the_commit_that_began_it(history):
    """Where to look, without another command; a platform without any is told, too."""
    for day, platform in ((1, "A"), (2, "A"), (3, "B")):
        history.add(card(day, platform=platform), [], "main", "0123456789abcdef")

    assert list(_history.changed({"A": [change()], "B": []}, history.runs())) == [
        "A: step_time / read / open / desktop / chromium: 300 → 900 ms since 20261102-100000-0002 "
        "(commit 0123456789ab), p 0.001",
        "B: no lasting change over 1 run that may be believed",
    ]


def test_changes_are_json_for_other_tools(history, capsys):
    """Each with its platform."""
    _history.show_changes({"A": [change()]}, [], as_json=True)

    (row,) = json.loads(capsys.readouterr().out)
    assert (row["platform"], row["run"], row["after"]) == ("A", run_id(2), 900.0)


def test_a_run_without_any_score_is_shown(history, capsys):
    """A load test alone has none."""
    history.add(card(1, technical_index=None), [])

    _history.show(history.runs())

    assert card(1).run.run in capsys.readouterr().out
