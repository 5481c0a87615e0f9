"""`virage study`, as its user types it: evidence in, sheets out, people forgotten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Ended, virage
from tests.studies.test_reading import GOOD, SUS, TASKS

pytestmark = pytest.mark.process

EXAMPLE = Path(__file__).parents[2] / "results" / "example"
RUN = "20261123-202145-c0af"
QUOTE = "I never know whether it went out"
SEGMENTS = "group,participant,segment_id,text,code,coder,date"
SAID = (f"G1,P01,1,{QUOTE},no receipt,K1,2026-10-02", "G2,P02,1,I pressed twice to be sure,no receipt,K1,2026-10-02")


class Desk:
    """A folder with a run that was made here, and the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run_folder = folder / "results" / RUN
        if not self.run_folder.exists():
            shutil.copytree(EXAMPLE, self.run_folder)

    def file(self, name: str, *lines: str) -> str:
        """Write a file; its name."""
        (self.folder / name).write_text("".join(f"{line}\n" for line in lines))
        return name

    def virage(self, *words: str) -> Ended:
        """Run `virage` here."""
        ended = virage(*words, folder=self.folder)
        assert "Traceback" not in ended.err
        return ended

    def holding(self, text: str) -> set[str]:
        """Files of the run and the studies that hold a text."""
        found = [path for top in ("results", "studies") for path in (self.folder / top).rglob("*") if path.is_file()]
        return {path.name for path in found if text.encode() in path.read_bytes()}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def heard_once(tmp_path_factory):
    """The folder of `heard`: importing and scoring take longer than most of what is tried with it."""
    desk = Desk(tmp_path_factory.mktemp("heard"))
    desk.file("tasks.csv", TASKS, GOOD, GOOD.replace("P01", "P02"))
    desk.file("groups.csv", SEGMENTS, *SAID)
    assert desk.virage("study", "import", "tasks.csv", "groups.csv", "--study", "spring").code == 0
    assert desk.virage("score", RUN).code == 0
    return desk.folder


@pytest.fixture
def heard(heard_once, tmp_path):
    """A desk whose run was scored with two people who tried and spoke, and is in the history."""
    return Desk(shutil.copytree(heard_once, tmp_path / "desk"))


def test_what_is_imported_is_scored_and_explained_to_the_row(desk):
    """From a spreadsheet to the grade, and back to its row."""
    desk.file("tasks.csv", TASKS, GOOD, GOOD.replace("P01", "P02").replace(",1,42.5", ",0,42.5"))

    imported = desk.virage("study", "import", "tasks.csv", "--study", "spring", "--platform", "La Place")
    desk.virage("score", RUN)
    explained = desk.virage("explain", "e2", RUN)

    assert (imported.code, imported.out.splitlines()) == (
        0,
        [
            "spring: new study of La Place  (studies/spring)",
            "  tasks: 2 attempts, 2 participants, 2026-10-01: 2 new",
        ],
    )
    assert "task_completion = 0.5 (n=2" in explained.out
    assert "evidence/tasks-spring.jsonl:2" in explained.out


def test_a_study_of_another_platform_is_left_out(desk):
    """Two communities, one folder."""
    desk.file("tasks.csv", TASKS, GOOD)
    desk.virage("study", "import", "tasks.csv", "--study", "spring", "--platform", "The other place")

    desk.virage("score", RUN)

    assert not (desk.run_folder / "evidence" / "tasks-spring.jsonl").exists()


def test_every_fault_is_told_and_nothing_is_written(desk):
    """Exit 4: a usage error, with the list to work through."""
    desk.file("tasks.csv", TASKS, GOOD.replace(",6,", ",9,"), GOOD.replace("P01", "Marie"))
    desk.file("sus.csv", SUS, "P01,m,none,2026-10-01" + ",3" * 10)

    ended = desk.virage("study", "import", "sus.csv", "tasks.csv", "--study", "spring")

    assert ended.code == 4
    assert ended.err.splitlines() == [
        "virage: 2 faults, nothing was imported",
        "tasks.csv:2: column 'seq': 9 is out of range; from 1 to 7",
        "tasks.csv:3: column 'participant': 'Marie' is something that looks like a name; write a code such as P07, "
        "and keep the key to the codes elsewhere",
    ]
    assert not (desk.folder / "studies").exists()


def test_checking_tells_what_would_be_imported_and_what_is_odd(desk):
    """Before it is too late to ask people again."""
    desk.file("sus.csv", SUS, "P01,m,,2026-10-01" + ",4" * 10)

    checked = desk.virage("study", "check", "sus.csv")

    assert (checked.code, checked.out) == (0, "  answers: 1 questionnaire, 1 participant, 2026-10-01\n")
    assert "odd: every SUS statement was answered alike" in checked.err
    assert "odd: assistive_tech is empty for P01" in checked.err
    assert not (desk.folder / "studies").exists()


def test_studies_are_listed_and_looked_at(heard):
    """Without a subcommand: what is there."""
    listed = heard.virage("study")
    checked = heard.virage("study", "check", "spring")
    wrong = heard.virage("study", "check", "sprng")

    assert listed.out == checked.out
    assert "  segments: 2 coded passages, 2 participants, 2026-10-02" in listed.out
    assert (wrong.code, "did you mean 'spring'?" in wrong.err) == (4, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "no.csv", "--study", "spring"), "no.csv: cannot be read (No such file or directory)"),
        (("import", "a.csv", "--study", "Spring Panel"), "'Spring Panel' cannot name a study"),
        (("import", "a.csv", "--study", "s", "--date", "1 May"), "'1 May' is no day; write it as 2026-10-01"),
        (("template", "moderator", "--journey", "pubish"), "did you mean 'publish'?"),
        (("template", "sus", "--html", "--language", "fr"), "f_sus"),
        (("template", "segments", "--html"), "leave --html out"),
        (("template", "severities", "--html"), "name it with --study"),
        (("forget", "P01"), "nobody has this pseudonym in any study"),
    ],
)
def test_mistakes_are_told_with_a_remedy(desk, words, told):
    """Exit 4, one sentence."""
    desk.file("a.csv", TASKS, GOOD)

    ended = desk.virage("study", *words)

    assert (ended.code, told in ended.err) == (4, True), ended.err


def test_a_template_never_takes_the_place_of_what_was_filled_in(desk):
    """It bears the name under which people save their work."""
    first, again = desk.virage("study", "template", "tasks"), desk.virage("study", "template", "tasks")
    desk.file("tasks.csv", TASKS, GOOD)
    late = desk.virage("study", "template", "tasks")

    assert (first.code, again.code, first.out) == (0, 0, "tasks.csv\n")
    assert (late.code, "is there already, and differs" in late.err) == (4, True)
    assert GOOD in (desk.folder / "tasks.csv").read_text()


def test_a_person_is_forgotten_everywhere(heard):
    """Studies, copies, scorecard, reports; nobody else's rows, and nothing that was imported since."""
    before = heard.holding(QUOTE)
    heard.virage("study", "import", heard.file("late.csv", TASKS, GOOD.replace("P01", "P03")), "--study", "late")

    dry = heard.virage("study", "forget", "P01", "--dry-run")
    held = heard.holding(QUOTE)
    ended = heard.virage("study", "forget", "P01")

    assert {"scorecard.json", "report.en.html", "report.fr.html", "segments-spring.jsonl"} <= before == held
    assert "studies/spring/tasks.jsonl: 1 row would be removed" in dry.out
    assert f"results/{RUN}/evidence/segments-spring.jsonl: 1 row removed" in ended.out
    assert f"results/{RUN}: scored and reported again" in ended.out
    assert "(tasks.csv, groups.csv" in ended.err
    assert (ended.code, heard.holding(QUOTE), heard.holding('"P01"')) == (0, set(), set())
    assert len(heard.holding("I pressed twice")) >= 4
    assert not (heard.run_folder / "evidence" / "tasks-late.jsonl").exists()
    assert json.loads((heard.run_folder / "scorecard.json").read_text())["people"]["participants"] == 1


def test_forgetting_in_one_study_leaves_the_others(heard):
    """A pseudonym may stand for somebody else in another study."""
    heard.virage("study", "import", "tasks.csv", "--study", "autumn")

    ended = heard.virage("study", "forget", "P01", "--study", "autumn")

    assert ended.code == 0
    assert "P01" not in (heard.folder / "studies" / "autumn" / "tasks.jsonl").read_text()
    assert "P01" in (heard.folder / "studies" / "spring" / "tasks.jsonl").read_text()


def test_forgetting_that_was_killed_is_finished_by_the_next(heard):
    """The rows are gone, the report still quotes them: a mark in the run folder says so."""
    for path in [*(heard.folder / "studies" / "spring").glob("*.jsonl"), *heard.run_folder.glob("evidence/*.jsonl")]:
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join(line for line in lines if '"P01"' not in line))
    (heard.run_folder / ".forgetting").write_text("")

    ended = heard.virage("study", "forget", "P01")
    again = heard.virage("study", "forget", "P01")

    assert (ended.code, heard.holding(QUOTE)) == (0, set())
    assert not (heard.run_folder / ".forgetting").exists()
    assert (again.code, "did you mean 'P02'?" in again.err) == (4, True)


def test_a_run_that_cannot_be_scored_again_is_told_and_stays_marked(heard):
    """Its report may still quote: that is no success."""
    manifest = heard.run_folder / "run.json"
    whole = manifest.read_text()
    manifest.write_text("{}")

    failed = heard.virage("study", "forget", "P01")
    manifest.write_text(whole)
    ended = heard.virage("study", "forget", "P01")

    assert (failed.code, "could not be scored again, and may still quote" in failed.err) == (10, True)
    assert (ended.code, heard.holding(QUOTE)) == (0, set())
