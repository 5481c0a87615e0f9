"""`virage history`: scored runs are remembered by themselves, listed, read in, and forgotten."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import virage as called
from tests.history.cards import OPEN, card
from tests.score.conftest import Run
from toolkit.history import History, label
from toolkit.records import RunState

pytestmark = pytest.mark.process

DEAD = "postgresql://virage:s3cret@127.0.0.1:1/virage"


def folders(ended):
    """Outcome and run of each line of an import."""
    return [f"{line.split()[0]} {Path(line.split()[1].rstrip(':')).name}" for line in ended.err.splitlines()]


@pytest.fixture
def virage(tmp_path, monkeypatch):
    """The command, in an empty folder that no CI and no git know."""
    for name in [*label.LABELS, *label.COMMITS, *(name for name in os.environ if name.startswith("VIRAGE_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*words):
        ended = called(*words, folder=tmp_path)
        assert "Traceback" not in ended.err
        return ended

    return run


@pytest.fixture
def measured(tmp_path):
    """A function that leaves a run of one journey in the results, not scored yet."""

    def measure(day=1, *, step_ms=300.0, **info):
        name = f"202611{day:02d}-100000-{day:04x}"
        run = Run(tmp_path / "results" / name, started=f"2026-11-{day:02d}T10:00:00.000Z", platform="La Place", **info)
        for attempt in (1, 2, 3):
            run.plan("read", attempt)
            run.attempt("read", attempt, step_ms=step_ms)
        run.writer.close()
        return name

    return measure


def listed(virage):
    return [(row["run"], row["label"]) for row in json.loads(virage("history", "--json").out)]


def test_an_empty_history_says_how_it_fills(virage):
    """5, and nothing is made by looking."""
    said = virage("history")

    assert (said.code, said.out) == (5, "")
    assert "the history is empty" in said.err
    assert "virage history import" in said.err
    assert not Path("results").exists()


def test_a_scored_run_is_remembered_with_its_series(virage, measured, monkeypatch):
    """By itself: a memory that one has to fill is empty when one needs it."""
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    monkeypatch.setenv("GITHUB_SHA", "a" * 40)
    name = measured()

    said = virage("score", name)

    assert (said.code, said.err) == (0, "")
    history = History("sqlite:///results/history.sqlite")
    assert [(row.run, row.label, row.commit) for row in history.runs()] == [(name, "main", "a" * 40)]
    assert {one.metric for one in history.series([name])[name]} == {
        "step_time",
        *["lcp", "inp", "cls", "fcp", "tbt", "ttfb"],
    }


def test_a_run_that_is_scored_again_keeps_its_label_and_commit(virage, measured, monkeypatch):
    """It belongs to the branch it was measured on, whatever is checked out by now."""
    name = measured()
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    virage("score", name)
    monkeypatch.setenv("GITHUB_REF_NAME", "topic")

    virage("score", name)
    assert listed(virage) == [(name, "main")]

    virage("score", name, "--set", "history.label=meant")
    assert listed(virage) == [(name, "meant")]


def test_a_history_that_cannot_be_written_loses_no_run(virage, measured, monkeypatch):
    """The run keeps its exit code, its scorecard and its reports; how to add it later is told, without the password."""
    monkeypatch.setenv("VIRAGE_HISTORY__URL", DEAD)
    name = measured()

    said = virage("score", name, "--set", "history.label=my branch")

    assert (said.code, "Gate: " in said.out) == (0, True)
    assert "scored, but not in the history: postgresql://virage:***@127.0.0.1:1/virage" in said.err
    assert f"virage history import {Path('results').resolve() / name} --label 'my branch'" in said.err
    assert "s3cret" not in said.err
    assert (Path("results") / name / "report.en.html").is_file()


def test_a_table_shows_the_newest_run_last(virage, measured):
    """With what tells whether to look closer."""
    measured(2, versions={"platform": "2.0"}, defects=("slow_publish",))
    measured(1, state=RunState.INTERRUPTED)
    virage("history", "import", "--label", "main")

    said = virage("history")

    assert (said.code, said.err) == (0, "")
    head, first, second, *course = said.out.splitlines()
    assert head.split()[:2] == ["Run", "When"]
    assert ["20261101-100000-0001" in first, "interrupted" in first] == [True, True]
    assert ["20261102-100000-0002" in second, "La Place 2.0" in second] == [True, True]
    assert ["2026-11-02 10:00" in second, "main" in second, "planted: slow_publish" in second] == [True, True, True]
    assert course[0].startswith("La Place: technical index ")


@pytest.mark.thorough
def test_a_limit_says_that_there_is_more(virage, measured):
    """A cut list must not look whole."""
    for day in (1, 2, 3):
        measured(day)
    virage("history", "import")

    said = virage("history", "--limit", "2")

    assert ("-0001" in said.out, "-0002" in said.out, "-0003" in said.out) == (False, True, True)
    assert "--limit shows more" in said.err
    assert "--limit" not in virage("history", "--limit", "3").err


def test_lasting_changes_are_listed(virage):
    """With the run that began each: the seventh of twelve."""
    history = History("sqlite:///results/history.sqlite")
    for day in range(1, 13):
        level = 300.0 if day < 7 else 900.0
        history.add(card(day, platform="La Place"), [replace(OPEN, values=(level - 1, level, level + 1))], "main")

    said = virage("history", "--changes")
    rows = json.loads(virage("history", "--changes", "--json").out)

    assert (said.code, said.err) == (0, "")
    assert "La Place: step_time / read / open / desktop / chromium: 300 → 900 ms since 20261107-100000-0007" in said.out
    assert [(row["platform"], row["step"], row["run"]) for row in rows] == [
        ("La Place", "open", "20261107-100000-0007")
    ]
    assert virage("history", "--changes", "import").code == 4


@pytest.mark.thorough
def test_runs_are_listed_by_label_and_platform(virage, measured):
    """And where there is none, it is said which there are."""
    virage("history", "import", measured(1), "--label", "main")
    virage("history", "import", measured(2), "--label", "topic")

    chosen = virage("history", "--label", "topic", "--platform", "La Place")
    none = virage("history", "--platform", "Elsewhere")

    assert ("-0001" in chosen.out, "-0002" in chosen.out) == (False, True)
    assert (none.code, none.out) == (5, "")
    assert "no run of platform 'Elsewhere'; labels: main, topic; platforms: La Place" in none.err


def test_options_before_a_subcommand_are_not_ignored(virage):
    """They would read runs into the wrong database."""
    said = virage("history", "--results", "elsewhere", "import")

    assert (said.code, "write the options after import" in said.err) == (4, True)


# ------------------------------------------------------------------------------------------------------ reading in


def test_all_runs_are_read_in_and_the_second_time_replaced(virage, measured):
    """Scored or not; nothing in their folders changes."""
    names = [measured(day) for day in (1, 2)]
    virage("score", names[0])
    before = files()

    first = virage("history", "import", "--label", "main")
    second = virage("history", "import")

    assert (first.code, first.out) == (0, "read 1, replaced 1, skipped 0\n")
    assert (second.code, second.out) == (0, "read 0, replaced 2, skipped 0\n")
    assert listed(virage) == [(names[0], "main"), (names[1], "main")]
    assert files() == before


def files():
    """Bytes of all files of run folders."""
    return {path: path.read_bytes() for path in sorted(Path("results").glob("2*/**/*")) if path.is_file()}


@pytest.mark.parametrize("lost", [True, False], ids=["lost", "damaged"])
def test_a_scorecard_without_evidence_is_read_and_takes_nothing_away(virage, measured, lost):
    """CI often keeps no more; what an earlier reading knew of the steps stays."""
    known, new = measured(1), measured(2)
    virage("score", known)
    virage("score", new, "--set", "history.url=sqlite:///elsewhere.sqlite")
    for name in (known, new):
        evidence = Path("results") / name / "evidence"
        shutil.rmtree(evidence) if lost else (evidence / "steps-w1.jsonl").write_text("{broken}\n")

    said = virage("history", "import")

    assert said.out == "read 1, replaced 1, skipped 0\n"
    assert said.err.count("its scorecard alone, since") == 2
    series = History("sqlite:///results/history.sqlite").series([known, new])
    assert (len(series[known]), len(series[new])) == (8, 0)


@pytest.mark.thorough
def test_a_scorecard_of_an_older_version_is_scored_again(virage, measured):
    """The evidence is what lasts."""
    name = measured()
    (Path("results") / name / "scorecard.json").write_text('{"schema_version": 0}')

    said = virage("history", "import")

    assert (said.code, said.out) == (0, "read 1, replaced 0, skipped 0\n")
    assert History("sqlite:///results/history.sqlite").scorecard(name).counts["attempts"] == 3


def test_what_cannot_be_read_is_named_and_skipped(virage, measured):
    """One broken folder must not keep the others out."""
    good, broken, empty, old = (measured(day) for day in (1, 2, 3, 4))
    (Path("results") / broken / "evidence" / "steps-w1.jsonl").write_text("{broken}\n")
    shutil.rmtree(Path("results") / empty / "evidence")
    (Path("results") / old / "run.json").write_text('{"version": 0}')
    (Path("results") / old / "scorecard.json").write_text("{}")

    said = virage("history", "import")

    assert (said.code, said.out) == (0, "read 1, replaced 0, skipped 3\n")
    assert "not JSON" in said.err
    assert "no attempt and no load test was recorded" in said.err
    assert "nor can it be scored again" in said.err
    assert listed(virage) == [(good, "")]


def test_folders_of_runs_are_read_in(virage, measured, tmp_path):
    """Artefacts of CI lie anywhere, under any name."""
    for day in (1, 2):
        measured(day)
    shutil.move("results", "artefacts")
    shutil.move("artefacts/20261101-100000-0001", "artefacts/job-17")
    Path("artefacts/latest").symlink_to("job-17")
    (tmp_path / "artefacts" / "notes.txt").touch()

    said = virage("history", "import", "artefacts")

    assert folders(said) == ["read 20261102-100000-0002", "read job-17"]
    assert [run for run, _label in listed(virage)] == ["20261101-100000-0001", "20261102-100000-0002"]


@pytest.mark.parametrize(("name", "part"), [("nowhere", "no such run"), (".", "neither a run nor a folder of runs")])
def test_a_run_that_is_not_there_is_told_before_anything_is_read(virage, measured, name, part):
    """A slip must not look like success."""
    said = virage("history", "import", measured(), name)

    assert (said.code, part in said.err, said.out) == (4, True, "")
    assert virage("history").code == 5


def test_nothing_to_read_in_is_told(virage):
    """5: there are no runs here."""
    said = virage("history", "import")

    assert (said.code, "no run to read in" in said.err) == (5, True)


@pytest.mark.thorough
def test_reading_in_may_be_stopped_and_started_again(virage, measured, monkeypatch):
    """What was read stays; what was not is read the next time."""
    for day in (1, 2, 3):
        measured(day)
    add, calls = History.add, []

    def stopped(self, card, *rest):
        calls.append(card.run.run)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return add(self, card, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(History, "add", stopped)
        first = virage("history", "import")
    assert (first.code, len(listed(virage))) == (2, 1)

    second = virage("history", "import")
    assert (second.code, second.out) == (0, "read 2, replaced 1, skipped 0\n")


def test_a_database_that_is_away_ends_the_reading(virage, measured):
    """10: no run folder is to blame."""
    measured()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIRAGE_HISTORY__URL", DEAD)
        said = virage("history", "import")

    assert (said.code, said.out, "skipped" in said.err) == (10, "", False)


# ------------------------------------------------------------------------------------------------------ forgetting


@pytest.mark.thorough
def test_a_forgotten_run_is_listed_no_more(virage, measured):
    """By the beginning of its id; its folder stays."""
    names = [measured(day) for day in (1, 2)]
    virage("history", "import")

    said = virage("history", "forget", "20261101")

    assert (said.code, said.out) == (0, f"{names[0]}\n")
    assert [run for run, _label in listed(virage)] == [names[1]]
    assert (Path("results") / names[0] / "run.json").is_file()


@pytest.mark.parametrize("name", ["nowhere", "main"])
def test_a_run_is_forgotten_by_no_other_name(virage, measured, name):
    """A label stands for many runs."""
    virage("history", "import", measured(), "--label", "main")

    assert (virage("history", "forget", name).code, len(listed(virage))) == (4, 1)


# ------------------------------------------------------------------------------------------------------ beside


def test_help_does_not_load_the_database_library():
    """It is read more often than anything else, and SQLAlchemy takes its time."""
    program = "import sys; from toolkit.cli import call; call(['--help']); sys.exit('sqlalchemy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0


@pytest.mark.browser
def test_a_run_is_remembered_and_outlives_a_history_that_is_away(tiny):
    """The whole job, with and without its memory."""
    tiny.journey("feed")

    well = tiny.run("run", "--no-load", VIRAGE_HISTORY__LABEL="main")
    away = tiny.run("run", "--no-load", VIRAGE_HISTORY__URL=DEAD)

    assert (well.code, away.code) == (0, 0), away.err
    assert "not in the history" not in well.err
    assert "not in the history: postgresql://virage:***@127.0.0.1:1" in away.err
    assert [row["label"] for row in json.loads(tiny.run("history", "--json").out)] == ["main"]
    texts = [path.read_text() for run in tiny.runs for path in run.glob("*.json")]
    assert not any("s3cret" in text for text in [away.err, *texts])
