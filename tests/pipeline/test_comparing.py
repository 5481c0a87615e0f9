"""Runs against runs: which are taken, what the gate makes of it, and what is said when there is nothing to compare."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.score.conftest import Run
from toolkit import pipeline
from toolkit.errors import UsageError
from toolkit.history import History, label
from toolkit.pipeline.comparing import RUNS, changes_of, compare_runs, with_regression
from toolkit.pipeline.request import Request
from toolkit.records import RunState
from toolkit.score.scorecard import score_run, write_scorecard
from toolkit.score.series import series_of
from toolkit.settings import Settings

pytestmark = pytest.mark.whole

BUSY = "@reason.machine_busy|share=0.50"
GATED = Settings.model_validate({"gate": {"regression": {"baseline": "main"}}})
DEAD = "postgresql://virage:s3cret@127.0.0.1:1/virage"

NO_BASELINE = "@reason.no_baseline|baseline=main|platform=La Place"


def name_of(day):
    return f"202611{day:02d}-100000-{day:04x}"


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """A quick run and one that is 1.3 times as slow, scored: folder, scorecard and series of each."""

    def walk(kind, slower):
        run = Run(tmp_path_factory.mktemp(kind) / name_of(20), platform="La Place", machine={"cores": "2"})
        for number in range(1, 13):
            run.plan("publish", number)
            run.attempt("publish", number, step_ms=slower * (1000 + 10 * (number % 5)), vitals={})
        folder = run.close()
        card = score_run(folder, Settings())
        write_scorecard(card, folder.scorecard)
        return folder, card, series_of(folder, Settings())

    return {"quick": walk("quick", 1.0), "slow": walk("slow", 1.3)}


@pytest.fixture
def results(tmp_path, monkeypatch):
    """The folder of all runs, in a place that no CI and no virage.toml know."""
    for name in [*label.LABELS, *label.COMMITS, *(name for name in os.environ if name.startswith("VIRAGE_"))]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "results"


@pytest.fixture
def remember(results, walked):
    """A function that adds a run of a day to the history, with the times of the quick or the slow one."""

    def add(day, kind="quick", name="main", *, commit="", validity=(), **about):
        _folder, card, series = walked[kind]
        about = {"run": name_of(day), "started": f"2026-11-{day:02d}T10:00:00.000Z", **about}
        told = replace(card, run=replace(card.run, **about), validity=validity, complete="state" not in about)
        History(f"sqlite:///{results / 'history.sqlite'}").add(told, series, name, commit)
        return about["run"]

    return add


def judged(walked, kind="quick", settings=GATED, **overrides):
    """A run of today against the history: its scorecard, and what the rule says."""
    folder, card, _series = walked[kind]
    request = Request(overrides={name.replace("__", "."): value for name, value in overrides.items()})
    found = with_regression(folder, card, settings, request)
    return found, next(one for one in found.gate.verdicts if one.rule.startswith("regression"))


# --------------------------------------------------------------------------------------------------------- the gate


@pytest.mark.parametrize(("kind", "outcome", "code"), [("quick", "passed", 0), ("slow", "failed", 1)])
def test_a_slower_run_closes_the_gate(remember, walked, kind, outcome, code):
    """And one that is as quick does not."""
    before = {remember(day) for day in (1, 2, 3)}

    card, rule = judged(walked, kind)

    assert (rule.outcome, card.gate.exit_code, set(card.comparison.baseline)) == (outcome, code, before)


def test_a_run_that_did_not_finish_proves_nothing(remember, walked):
    """Neither that something became slower nor that nothing did."""
    for day in (1, 2, 3):
        remember(day)
    folder, card, _series = walked["slow"]
    broken_off = replace(card, complete=False, missing=("publish, attempt 13",))

    found = with_regression(folder, broken_off, GATED, Request())

    assert found.comparison.verdict == "inconclusive"
    assert found.comparison.notes[0] == "@reason.run_incomplete|missing=1"


def test_an_old_run_that_is_scored_again_is_not_held_against_later_ones(remember, walked):
    """The platform became faster since; nothing became slower then."""
    for day in (24, 25, 26):
        remember(day)

    _card, rule = judged(walked, "slow")

    assert (rule.outcome, rule.note) == ("inconclusive", NO_BASELINE)


@pytest.mark.parametrize(
    "about",
    [
        {"machine": {"cores": "8"}},
        {"environment": "staging"},
        {"machine": {"cores": "2", "service_workers": "allowed"}},
    ],
)
def test_a_run_measured_elsewhere_does_not_spoil_the_baseline(remember, walked, about):
    """As long as there are others that were measured as this one."""
    before = {remember(day) for day in (1, 2, 3)}
    remember(4, **about)

    card, rule = judged(walked, "slow")

    assert (rule.outcome, set(card.comparison.baseline)) == ("failed", before)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        *(("virage_series SET sample", text) for text in ("[1.0, null]", "[1.0, 2", '["x"]', "7")),
        *(("virage_runs SET engines", text) for text in ("null", '{"cores": "2')),
    ],
)
def test_a_damaged_history_closes_nothing_and_loses_nothing(results, remember, walked, column, text):
    """One flipped bit in a column of JSON: the verdict is inconclusive and says why."""
    for day in (1, 2, 3):
        remember(day)
    with closing(sqlite3.connect(results / "history.sqlite")) as database, database:
        database.execute(f"UPDATE {column} = ?", (text,))

    card, rule = judged(walked, "slow")

    assert (rule.outcome, card.gate.exit_code) == ("inconclusive", 11)
    assert "damaged" in rule.note
    assert "import" in rule.note


def test_a_single_run_closes_nothing_and_opens_nothing(remember, walked):
    """How far runs differ is not known yet: neither a pass nor a failure."""
    remember(1)

    card, rule = judged(walked, "slow")

    assert (rule.outcome, card.gate.exit_code) == ("inconclusive", 11)
    assert rule.note.startswith("@reason.few_runs")


def test_a_rule_that_only_warns_closes_nothing(remember, walked):
    """For those who begin with it."""
    for day in (1, 2, 3):
        remember(day)
    settings = Settings.model_validate({"gate": {"regression": {"baseline": "main", "level": "warn"}}})

    card, rule = judged(walked, "slow", settings)

    assert (rule.outcome, rule.level, card.gate.exit_code) == ("failed", "warn", 0)


def test_the_first_run_of_a_branch_has_no_baseline(results, walked):
    """11 and the reason: a cache that was lost must not look like a pass. Looking makes no database."""
    card, rule = judged(walked, history__label="topic")

    assert (rule.outcome, rule.note, card.gate.exit_code) == ("inconclusive", NO_BASELINE, 11)
    assert not results.exists()


def test_the_first_run_of_the_baseline_itself_passes(results, walked):
    """Something has to come first, or the gate would be closed for ever."""
    card, rule = judged(walked, history__label="main")

    assert (rule.outcome, rule.note, card.gate.exit_code) == ("untested", "@reason.first_run", 0)


def test_the_first_run_of_the_baseline_passes_on_another_day_too(remember, walked):
    """`virage gate` in a checkout of another branch: the history knows what the run belonged to."""
    remember(20)

    _card, rule = judged(walked, history__label="")

    assert rule.outcome == "untested"


def test_a_run_is_never_its_own_baseline(remember, walked):
    """It is scored again, and is in the history already."""
    remember(20, "slow")
    before = remember(1)

    assert judged(walked, "slow")[0].comparison.baseline == (before,)


def test_the_newest_believable_complete_runs_of_the_same_platform_are_the_baseline(remember, walked):
    """A slow baseline hides a regression: what made a run slow by itself must not be in it."""
    sound = [remember(day) for day in range(1, RUNS + 2)]
    remember(10, "slow", validity=(BUSY,))
    remember(11, "slow", state=RunState.INTERRUPTED)
    remember(12, "slow", platform="Elsewhere")
    remember(13, "slow", name="topic")
    remember(14, "slow", defects=("slow_publish",))
    remember(15, "slow", under_load=True)

    card, rule = judged(walked, "slow")

    assert card.comparison.baseline == tuple(sound[1:])
    assert rule.outcome == "failed"


def test_a_baseline_of_busy_runs_alone_decides_nothing(remember, walked):
    """Neither a pass nor a fail, and the reason is that of the busy run."""
    remember(1, validity=(BUSY,))

    card, rule = judged(walked, "slow")

    assert (rule.outcome, rule.note, card.gate.exit_code) == ("inconclusive", BUSY, 11)


def test_a_baseline_of_another_machine_decides_nothing(remember, walked):
    """Twice the processors are not a quicker platform."""
    remember(1, machine={"cores": "64"})

    assert judged(walked)[1].note == "@reason.other_machine"


def test_the_baseline_may_be_one_run(remember, walked):
    """By its whole id: the beginning of one could mean another run tomorrow."""
    before = remember(1, name="release")
    of_run = Settings.model_validate({"gate": {"regression": {"baseline": before}}})
    of_part = Settings.model_validate({"gate": {"regression": {"baseline": before[:8]}}})

    assert judged(walked, settings=of_run)[0].comparison.baseline == (before,)
    assert judged(walked, settings=of_part)[1].outcome == "inconclusive"


def a_folder(file):
    file.mkdir(parents=True)


def garbage(file):
    file.parent.mkdir()
    file.write_text("something else entirely, and long enough to be looked at\n" * 100)


def newer(file):
    History(f"sqlite:///{file}").forget_run("none")
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE virage_schema (version INTEGER)")
        connection.execute("INSERT INTO virage_schema VALUES (99)")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(a_folder, "unable to open"), (garbage, "damaged"), (newer, "a newer virage wrote it")],
)
def test_a_history_that_cannot_be_read_opens_nothing_and_loses_no_run(results, walked, spoil, words):
    """The run was measured, and is scored, reported and told: only this rule is inconclusive."""
    spoil(results / "history.sqlite")

    card, rule = judged(walked)

    assert (rule.outcome, card.gate.exit_code, card.comparison) == ("inconclusive", 11, None)
    assert words in rule.note


def test_a_server_that_is_away_opens_nothing_and_its_password_is_told_nobody(results, walked, monkeypatch):
    """The address of the environment counts, not that of the manifest."""
    monkeypatch.setenv("VIRAGE_HISTORY__URL", DEAD)

    card, rule = judged(walked)

    assert (rule.outcome, card.gate.exit_code) == ("inconclusive", 11)
    assert "virage:***@127.0.0.1:1" in rule.note
    assert "s3cret" not in rule.note


def test_the_stages_ask_the_history_of_their_request(remember, walked, tmp_path):
    """`virage score` writes the comparison into the scorecard, `virage gate` judges by it once more."""
    for day in (1, 2, 3):
        remember(day)
    folder = type(walked["slow"][0])(shutil.copytree(walked["slow"][0].path, tmp_path / "elsewhere" / name_of(20)))

    card = pipeline.score(folder, GATED, request=Request())

    assert (card.gate.exit_code, json.loads(folder.scorecard.read_text())["comparison"]["verdict"]) == (1, "regress")
    assert pipeline.gate(folder, GATED, request=Request()).exit_code == 1
    assert pipeline.gate(folder, GATED, request=Request(results=tmp_path / "empty")).exit_code == 11


# ------------------------------------------------------------------------------------------------------ the command


@pytest.fixture
def place(results, walked):
    """A function that puts the folder of the quick or the slow run into the results, under a day's id."""

    def copy(day, kind="quick", **about):
        folder = type(walked[kind][0])(shutil.copytree(walked[kind][0].path, results / name_of(day)))
        card = walked[kind][1]
        info = replace(folder.read_info(), run=name_of(day), **about)
        folder.write_info(info)
        write_scorecard(replace(card, run=info), folder.scorecard)
        return folder

    return copy


def test_a_run_is_compared_with_a_label(remember, place):
    """The newest runs of the label together; the candidate is `latest`."""
    before = [remember(day) for day in (1, 2)]
    place(9, "slow")

    found = compare_runs(Request(), "main", "latest")

    assert (found.baseline, found.candidate, found.verdict) == (tuple(before), (name_of(9),), "regress")
    assert found.changes[0].n_baseline == 24


def test_runs_of_the_history_alone_are_compared(remember):
    """By id or the beginning of one; their scores have no intervals, since the evidence is elsewhere."""
    remember(1)
    remember(2, "slow", name="topic")

    found = compare_runs(Request(), name_of(1)[:9], "topic")

    assert found.verdict == "regress"
    assert {one.reason for one in found.scores} == {"@reason.evidence_gone"}


def test_scores_have_intervals_where_the_evidence_is_there(place):
    """Of both runs; a step that is slower changes no score by itself."""
    place(1)
    place(2, "slow")

    found = compare_runs(Request(), name_of(1), name_of(2))

    assert found.scores
    assert all(one.low is not None for one in found.scores)


def test_scores_of_another_model_are_not_compared(place):
    """Other weights are other scores."""
    place(1)
    second = place(2)
    card = pipeline.read_scorecard(second)
    heavier = (replace(card.dimensions[0], weight=0.9), *card.dimensions[1:])
    write_scorecard(replace(card, dimensions=heavier), second.scorecard)

    found = compare_runs(Request(), name_of(1), name_of(2))

    assert {one.reason for one in found.scores} == {"@reason.other_model"}


def test_a_run_is_as_quick_as_itself(place):
    """By two names of the same folder."""
    folder = place(1)

    found = compare_runs(Request(), str(folder.path), "latest")

    assert (found.baseline, found.candidate, found.verdict) == ((name_of(1),), (name_of(1),), "no_evidence")
    assert [(one.shift, one.cliff) for one in found.changes] == [(0, 0)] * len(found.changes)


def test_two_folders_with_the_same_id_are_two_runs(place, tmp_path):
    """A copy whose evidence was measured anew."""
    first = place(1)
    shutil.move(first.path, tmp_path / "before")
    place(1, "slow")

    assert compare_runs(Request(), "before", name_of(1)).verdict == "regress"


def test_runs_of_other_platforms_are_not_concluded_from(place):
    """The numbers are shown all the same."""
    place(1)
    place(2, "slow", platform="Elsewhere")

    found = compare_runs(Request(), name_of(1), name_of(2))

    assert (found.verdict, found.notes) == ("inconclusive", ("@reason.other_platform",))
    assert found.changes[0].verdict == "regress"


def test_a_run_whose_evidence_is_gone_is_taken_from_the_history(remember, place):
    """Where that knows it; the scorecard alone has nothing that could be compared."""
    remember(2, "slow")
    place(1)
    shutil.rmtree(place(2, "slow").evidence)
    shutil.rmtree(place(3, "slow").evidence)

    assert compare_runs(Request(), name_of(1), name_of(2)).verdict == "regress"
    assert compare_runs(Request(), name_of(1), name_of(3)).notes == ("@reason.no_common_series",)


@pytest.mark.parametrize("names", [("nowhere", "latest"), ("latest", "nowhere")])
def test_a_name_that_nothing_has_is_refused(place, names):
    """Both places are told, and the newest runs."""
    place(1)

    with pytest.raises(UsageError, match=r"nowhere: no .*history"):
        compare_runs(Request(), *names)


def test_a_label_with_odd_characters_is_found(remember, place):
    """Whatever a branch may be called."""
    odd = "ada/été %_'\"; DROP TABLE virage_runs; --"
    before = remember(1, name=odd)
    place(9)

    assert compare_runs(Request(), odd, "latest").baseline == (before,)


# ------------------------------------------------------------------------------------------------- changes of level


def test_a_change_of_level_names_its_first_run(remember, results):
    """By platform; runs in doubt are left out, or the busiest machine would be the change."""
    for day in range(1, 8):
        remember(day)
    remember(8, "slow", validity=(BUSY,))
    for day in range(9, 15):
        remember(day, "slow")
    remember(15, platform="Elsewhere")
    runs = History(f"sqlite:///{results / 'history.sqlite'}").runs()

    found = changes_of(Request(), runs)

    assert [(one.step, one.run) for one in found["La Place"]] == [("act", name_of(9)), ("open", name_of(9))]
    assert found["Elsewhere"] == ()
