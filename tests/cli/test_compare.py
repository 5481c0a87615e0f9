"""What `virage compare` prints, and its exit codes."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit import pipeline
from toolkit.cli.compare import command
from toolkit.records import Change, Comparison, ScoreChange

EXAMPLE = Path(__file__).parents[2] / "results" / "example"


def change(verdict, **fields):
    known = {"ratio": 1.25, "low": 1.2, "high": 1.3, "shift": 250.0, "cliff": 1.0, "effect": "large", "q": 0.001}
    return Change(
        metric="step_time", journey="publish", step="send", persona="desktop", engine="chromium", unit="ms",
        verdict=verdict, n_baseline=60, n_candidate=12, baseline=1000.0, candidate=1250.0, **{**known, **fields},
    )  # fmt: skip


def found(verdict="no_evidence", *changes, **fields):
    return Comparison(baseline=("a", "b"), candidate=("c",), verdict=verdict, changes=changes, **fields)


@pytest.fixture
def compare(monkeypatch):
    """Runs the command over a comparison that is already made."""

    def run(comparison, *options):
        monkeypatch.setattr(pipeline, "compare_runs", lambda *_arguments: comparison)
        return CliRunner().invoke(command, ["main", *options], standalone_mode=False)

    return run


def test_a_regression_is_told_with_all_its_numbers(compare):
    """Size, interval, effect, certainty and both n: nobody should have to open a file to believe it."""
    ended = compare(found("regress", change("regress"), change("no_evidence", under_powered=True)))

    assert ended.return_value == 1
    assert "Regression: 1 slower, 0 faster, 1 without evidence, 0 inconclusive, of 2 series" in ended.output
    assert (
        "regress      step_time / publish / send / desktop / chromium: 1000 → 1250 ms, × 1.250 (1.200 to 1.300), "
        "large (δ +1.00), q 0.001, n=60 and 12"
    ) in ended.output
    assert "1 of 2 series scatter too much" in ended.output


def test_a_baseline_of_several_runs_says_how_far_these_differ(compare):
    """And one of few that it cannot."""
    usual = compare(
        replace(found("regress", change("regress", runs=3, usual_low=940.0, usual_high=1060.0)), baseline=tuple("abc"))
    )
    few = compare(found("regress", change("regress")))

    assert "n=60 and 12, runs of the baseline 940 to 1060" in usual.output
    assert "fewer than 3 runs" not in usual.output
    assert "fewer than 3 runs of a baseline do not tell how far runs differ" in few.output


def test_series_without_evidence_are_counted_and_shown_on_demand(compare):
    """Twenty quiet lines hide the one that matters."""
    comparison = found("no_evidence", change("no_evidence", ratio=1.01, low=0.98, high=1.04))

    assert "1 series show no change, or nothing at all; --all lists them" in compare(comparison).output
    assert "× 1.010 (0.980 to 1.040)" in compare(comparison, "--all").output
    assert compare(comparison).return_value == 0


def test_what_cannot_be_said_exits_11_with_the_reason(compare):
    """Neither a pass nor a fail."""
    short = change("inconclusive", ratio=None, reason="@reason.too_few_attempts|n=3|needed=10")
    ended = compare(found("inconclusive", short, notes=("@reason.other_platform",)), "--all")

    assert ended.return_value == 11
    assert "n=60 and 12" in ended.output


def test_scores_and_findings_are_compared_too(compare):
    """With the interval of the difference, or the reason why there is none."""
    scores = (
        ScoreChange(
            subject="grade", baseline=70.0, candidate=75.0, difference=5.0, low=3.1, high=6.8, verdict="improve"
        ),
        ScoreChange(subject="d5", baseline=90.0, candidate=80.0, reason="@reason.evidence_gone"),
    )
    ended = compare(found(scores=scores, new_findings=("f-1: Label it",), gone_findings=("f-2: Wait",)))

    assert "grade: 70.0 → 75.0 (difference +5.0, 90% interval +3.1 to +6.8): better" in ended.output
    assert "d5: 90.0 → 80.0; " in ended.output
    assert "New finding: f-1: Label it" in ended.output
    assert "Gone: f-2: Wait" in ended.output


def test_json_holds_everything(compare):
    """For other tools."""
    ended = compare(found("regress", change("regress")), "--json")

    assert json.loads(ended.output)["changes"][0]["ratio"] == 1.25


@pytest.mark.process
def test_runs_are_found_in_folders_and_nothing_is_guessed(tmp_path, monkeypatch):
    """Two short runs: inconclusive; a name that nothing has: both places are told."""
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        shutil.copytree(EXAMPLE, tmp_path / name)

    short = CliRunner().invoke(command, ["one", "two"], standalone_mode=False)
    unknown = CliRunner().invoke(command, ["nowhere", "two"], standalone_mode=False)

    assert short.return_value == 11
    assert "nowhere: no such run in results" in str(unknown.exception)
    assert "history" in str(unknown.exception)
