"""
Into a study whole or not at all: a kill midway, two at once, the same file twice, a corrected file.
"""

import contextlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.studies.test_reading import GOOD, SUS, TASKS
from toolkit.errors import EvidenceError, PreconditionFailed, StudyError, UsageError
from toolkit.records import to_json
from toolkit.store import StudyFolder, studies_in
from toolkit.studies.listing import held
from toolkit.studies.merging import Counts
from toolkit.studies.odd import oddities
from toolkit.studies.reading import read_files
from toolkit.studies.taking import About, records_of, take

AT = "2026-11-29T10:00:00.000Z"
ANSWERS = "P01,member,none,2026-10-01,5,1,4,2,4,2,4,2,4,2"
INSPECTIONS = "evaluator,criterion,date,finding,title"


@pytest.fixture
def study(tmp_path):
    return StudyFolder(tmp_path / "studies" / "spring")


@pytest.fixture
def take_in(study, asked):
    """A function that takes files into the study."""

    def taken(*paths, **about):
        return take(study, read_files(paths, asked()), About(**about), at=AT)

    return taken


def content(study):
    """The study's files, byte by byte."""
    return {path.name: path.read_bytes() for path in sorted(study.path.iterdir())}


def test_a_new_study_says_what_it_is_of(study, take_in, file):
    """
    Reports name the study, and runs of other platforms leave it alone.
    """
    taken = take_in(file(TASKS, GOOD), platform="La Place", title="Autumn panel", sample=True)

    assert taken.began
    assert (study.info().platform, study.info().title, study.info().sample) == ("La Place", "Autumn panel", True)
    assert [one.file for one in study.read("imports")] == ["file.csv"]


def test_importing_a_file_twice_changes_nothing(study, take_in, file):
    """
    Nobody remembers what was imported last month.
    """
    path = file(TASKS, GOOD)
    take_in(path, platform="La Place")
    before = content(study)
    again = take_in(path)

    assert again.counts == {"tasks": Counts(new=0, replaced=0, same=1, kept=0)}
    assert content(study) == before


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b"])
def test_separators_of_lines_inside_a_text_break_nothing(study, take_in, file, separator):
    """
    Word processors write them; a study that can be written can be read.
    """
    said = f"He said{separator}I do not know"
    take_in(file(TASKS, GOOD.replace("fine", said)))

    assert [one.comment for one in study.read("tasks")] == [said]


def test_a_damaged_note_of_what_was_to_be_written_is_told(study, take_in, file):
    """
    With the way out; nobody has to read Python.
    """
    take_in(file(TASKS, GOOD))
    (study.path / ".pending.json").write_text('{"tasks": "', encoding="utf-8")

    with pytest.raises(EvidenceError, match="remove it, then import the study's files again"), study.held():
        pass


def test_the_name_of_a_file_that_leads_to_a_person_is_not_kept(study, take_in, file):
    """
    Its digits are enough to know it by.
    """
    take_in(file(TASKS, GOOD, name="jo@example.org.csv"))

    assert study.read("imports")[0].file == "(a file whose name leads to a person)"


@pytest.mark.parametrize("name", ["../x", "a/b", "/abs/x", "", "Été"])
def test_a_study_lies_in_the_folder_of_studies(tmp_path, name):
    """
    Elsewhere nobody would find what is to be forgotten.
    """
    with pytest.raises(UsageError, match="cannot name a study"):
        StudyFolder.named(name, tmp_path)


def test_a_corrected_row_takes_the_place_of_the_old_one(study, take_in, file):
    """
    Of two rows about the same attempt the newer one holds; what is not told again stays.
    """
    take_in(file(TASKS, GOOD, GOOD.replace("P01", "P02")))
    taken = take_in(file(TASKS, GOOD.replace("42.5", "50"), GOOD.replace("P01", "P03")))

    assert taken.counts["tasks"] == Counts(new=1, replaced=1, same=0, kept=1)
    assert [(one.participant, one.time_s) for one in study.read("tasks")] == [("P01", 50), ("P02", 42.5), ("P03", 42.5)]
    assert len(study.read("imports")) == 2


def test_a_filled_in_questionnaire_is_replaced_whole(study, take_in, file):
    """
    An answer taken back must not stay from the first version.
    """
    take_in(file(SUS, ANSWERS))
    taken = take_in(file(SUS, ANSWERS.replace(",5,1,", ",,1,")))

    assert taken.counts["answers"] == Counts(new=0, replaced=1, same=0, kept=0)
    assert [one.answer for one in study.read("answers")][:2] == [None, 1]


def test_telling_what_would_happen_writes_nothing(study, asked, file):
    """
    A check is no import.
    """
    batch = read_files([file(TASKS, GOOD)], asked())
    taken = take(study, batch, About(), at=AT, write=False)

    assert taken.counts["tasks"].new == 1
    assert not study.path.exists()


def test_one_wrong_file_keeps_all_others_out(study, take_in, file):
    """
    Half of a study is scored as if it were the whole.
    """
    take_in(file(TASKS, GOOD))
    before = content(study)
    with pytest.raises(StudyError):
        take_in(file(SUS, ANSWERS, name="sus.csv"), file(TASKS, "P02,,,,,,,,,,,", name="bad.csv"))

    assert content(study) == before


@pytest.mark.parametrize("step", range(12))
def test_a_kill_at_any_step_leaves_the_old_study_or_the_new_one(study, take_in, file, monkeypatch, step):
    """
    Files are replaced one after the other; whoever comes next finishes what was begun, or never learns of it.
    """
    take_in(file(TASKS, GOOD), platform="La Place")
    old = content(study)
    left = iter([None] * step)
    replace, unlink = Path.replace, Path.unlink

    class Kill(BaseException):
        pass

    def counted(call):
        def inner(path, *given, **more):
            if path.parent == study.path and next(left, "killed"):
                raise Kill
            return call(path, *given, **more)

        return inner

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", counted(replace))
        patched.setattr(Path, "unlink", counted(unlink))
        with contextlib.suppress(Kill):
            take_in(
                file(TASKS, GOOD.replace("42.5", "50"), name="t.csv"), file(SUS, ANSWERS, name="s.csv"), title="New"
            )
    with study.held():
        pass
    now = content(study)

    assert now == old or (
        study.info().title == "New"
        and len(study.read("answers")) == 10
        and study.read("tasks")[0].time_s == 50
        and len(study.read("imports")) == 3
    )
    assert set(now) <= {"tasks.jsonl", "answers.jsonl", "imports.jsonl", "studies.jsonl"}


KILLED = """
import os, signal, sys
from pathlib import Path
from toolkit.records import StudyRecord
from toolkit.store import StudyFolder

replace = Path.replace
def deadly(path, target):
    done = replace(path, target)
    if Path(target).name == "studies.jsonl":
        os.kill(os.getpid(), signal.SIGKILL)
    return done
Path.replace = deadly
study = StudyFolder(Path(sys.argv[1]))
one = StudyRecord(study="spring", title="t", platform="", platform_version="", created="2026-01-01")
with study.held():
    study.write({"studies": [one], "matches": []})
"""


@pytest.mark.process
def test_a_killed_writer_holds_nothing_and_is_finished_by_the_next(study):
    """
    The lock ends with the process; the first import of a study that was killed midway is one.
    """
    done = subprocess.run([sys.executable, "-c", KILLED, str(study.path)], check=False)
    (found,) = studies_in(study.path.parent)
    with found.held(patience_s=0):
        left = sorted(path.name for path in study.path.iterdir())

    assert done.returncode == -9
    assert left == ["studies.jsonl"]


def test_two_imports_at_once_lose_nothing(study, asked, file):
    """
    Two people import their part in the same minute.
    """
    batches = [
        read_files([file(TASKS, GOOD.replace("P01", f"P{number}"), name=f"{number}.csv")], asked())
        for number in range(10, 22)
    ]
    writers = [threading.Thread(target=take, args=(study, batch, About()), kwargs={"at": AT}) for batch in batches]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(one.participant for one in study.read("tasks")) == [f"P{number}" for number in range(10, 22)]
    assert len(study.read("imports")) == 12


def test_whoever_waits_too_long_is_told(study):
    """
    An endless wait looks like a crash.
    """
    again = StudyFolder(study.path).held(patience_s=0)

    with study.held(), pytest.raises(PreconditionFailed, match="another `virage study` has been writing"), again:
        pass


def test_a_match_must_name_what_was_found(take_in, file):
    """
    Else two evaluators' findings silently stay apart.
    """
    noted = file(INSPECTIONS, "E1,1.1,2026-10-01,F1,No receipt", name="i.csv")
    wrong = file("evaluator,finding,problem", "E1,F11,no_receipt", "E2,F1,no_receipt", name="m.csv")
    with pytest.raises(StudyError) as caught:
        take_in(noted, wrong)

    assert "m.csv:2: column 'finding': E1 has no finding 'F11'; did you mean 'F1'?" in str(caught.value)
    assert "m.csv:3: column 'evaluator': E2 has noted nothing" in str(caught.value)


def test_a_rating_must_name_a_problem_once_lists_were_matched(take_in, file):
    """
    Agreed names, and the names of findings that nobody else noted.
    """
    noted = file(INSPECTIONS, "E1,1.1,2026-10-01,F1,No receipt", "E1,6,2026-10-01,F2,Two names", name="i.csv")
    matched = file("evaluator,finding,problem", "E1,F1,no_receipt", name="m.csv")
    good = file("evaluator,problem,severity", "E1,no_receipt,3", "E1,E1:F2,2", name="s.csv")
    wrong = file("evaluator,problem,severity", "E1,no_reciept,3", name="w.csv")
    take_in(noted, matched, good)

    with pytest.raises(StudyError, match="no problem 'no_reciept'; did you mean 'no_receipt'"):
        take_in(wrong)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((TASKS, GOOD.replace("publish", "pubish")), "task 'pubish' is no journey of the suite; did you mean"),
        ((TASKS, GOOD, GOOD.replace("10-01", "10-02")), "several attempts, of which the first counts: P01 at publish"),
        ((TASKS, GOOD.replace("none", "")), "assistive_tech is empty for P01"),
        ((TASKS, GOOD.replace("member", "")), "segment is empty for P01"),
        (
            (TASKS, GOOD, GOOD.replace("P01", "p01")),
            "codes that differ by capitals alone are different people: P01 and p01",
        ),
        ((TASKS, GOOD, GOOD.replace("member", "guest").replace("publish", "search")), "in several segments"),
        ((SUS, "P01,m,none,2026-10-01" + ",4" * 10), "every SUS statement was answered alike"),
        ((SUS, ANSWERS.replace(",5,1,", ",,1,")), "sus: 1 item was left unanswered"),
        (
            ("participant,segment,assistive_tech,date," + ",".join(f"ueq_s{n}" for n in range(1, 9)),
             "P01,m,none,2026-10-01,7,1,6,6,4,4,4,4"),
            "UEQ-S answers contradict each other: P01",
        ),
        ((INSPECTIONS, "E1,1.1,2026-10-01,F1,t"), "1 evaluator inspected: 3 are needed"),
        (("evaluator,problem,severity", "E1,p,3"), "severities were rated before lists were matched"),
        (("group,segment_id,code,coder,date", "G1,1,c,K1,2026-10-01"), "one coder alone"),
        (
            ("group,segment_id,code,coder,date", *(f"G1,{n},{code},{who},2026-10-01" for n, code, who in
             ((1, "c", "K1"), (2, "c", "K1"), (1, "", "K2")))),
            "did not read every passage: K2 (1 of 2)",
        ),
    ],
)  # fmt: skip
def test_what_is_odd_is_told(take_in, file, lines, told):
    """
    It is imported all the same: it may be right.
    """
    found = oddities(take_in(file(*lines)).tables, ("publish", "search"))

    assert any(told in one for one in found), found


def test_a_sound_study_is_not_odd(take_in, file):
    """
    Warnings that are always there are read by nobody.
    """
    assert oddities(take_in(file(TASKS, GOOD, name="t.csv"), file(SUS, ANSWERS)).tables, ("publish",)) == []


def test_what_a_study_holds_is_counted(study, take_in, file):
    """
    Questionnaires, not items; people, not rows.
    """
    take_in(
        file(TASKS, GOOD, GOOD.replace("publish", "search").replace("10-01", "10-05")), file(SUS, ANSWERS, name="s")
    )
    answers, tasks = sorted(held(records_of(study)))

    assert (tasks.rows, tasks.people, tasks.first, tasks.last) == (2, 1, "2026-10-01", "2026-10-05")
    assert (answers.kind, answers.rows) == ("answers", 1)
    assert to_json(study.read("tasks")[0]) in (study.path / "tasks.jsonl").read_text()
