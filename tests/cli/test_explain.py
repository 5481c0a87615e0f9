"""`virage explain`: from any score down to lines of evidence that are really there."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.score.conftest import Run
from toolkit.cli.explain import command
from toolkit.errors import UsageError
from toolkit.records import Scorecard, from_data
from toolkit.score.scorecard import score_run, write_scorecard
from toolkit.settings import Settings

pytestmark = pytest.mark.whole

GOLDEN = Path(__file__).parents[1] / "golden" / "score"
JOURNEYS = ("publish", "report_content", "search", "sign_in")
LEAF = re.compile(r"(\S+/evidence/([a-z]+)-\S+\.jsonl):(\d+) {2}(.*)")


def explained(run, subject="grade", *options):
    ended = CliRunner().invoke(command, [subject, str(GOLDEN / run), *options], standalone_mode=False)
    if ended.exception:
        raise ended.exception
    return ended.output


def leaves(output):
    """Kind and record of every line of evidence that is named, read where it is said to be."""
    found = []
    for path, kind, number, _said in LEAF.findall(output):
        found.append((kind, json.loads(Path(path).read_text().splitlines()[int(number) - 1])))
    return found


def scored(run):
    """Names of the criteria of a run that have a value."""
    card = from_data(Scorecard, json.loads((GOLDEN / run / "scorecard.json").read_text()))
    return [part.criterion for one in card.dimensions for part in one.criteria if part.value is not None]


@pytest.mark.parametrize("run", ["broken", "good", "people"])
def test_every_scored_criterion_ends_in_lines_that_can_be_opened(run):
    """A number that nobody can trace is an opinion."""
    for name in scored(run):
        assert leaves(explained(run, name)), name


@pytest.mark.parametrize(
    ("run", "subject", "kind", "fits"),
    [
        ("broken", "e1", "attempts", lambda data: data["journey"] in JOURNEYS),
        ("broken", "e1", "steps", lambda data: data["step"] in ("open", "act")),
        ("broken", "lcp", "observations", lambda data: data["name"] == "lcp"),
        ("broken", "a1", "rules", lambda data: data["rule"] in ("label", "color-contrast")),
        ("broken", "c3", "load", lambda data: data["profile"] == "steady"),
        ("people", "e2", "tasks", lambda data: data["study"] == "spring"),
        ("people", "s1", "answers", lambda data: data["instrument"] == "f_sus"),
        ("people", "g1", "inspections", lambda data: data["finding"]),
        ("people", "g1", "severities", lambda data: data["severity"] is not None),
    ],
)
def test_the_lines_are_those_of_the_value(run, subject, kind, fits):
    """And of nothing else."""
    found = [data for of_kind, data in leaves(explained(run, subject)) if of_kind == kind]

    assert found
    assert all(fits(data) for data in found)


def test_the_grade_leads_down_to_the_ground():
    """Grade, dimension, criterion, journey, attempt, step: a level each."""
    every = explained("broken").splitlines()
    lines = [every[0], *every[next(at for at, line in enumerate(every) if "d1 Effectiveness" in line) :]]
    words = (
        "technical index",
        "d1 Effectiveness",
        "E1 ",
        "report_content: 0",
        "attempts-w1.jsonl:7",
        "steps-w1.jsonl:13",
    )
    depths = [next(len(line) - len(line.lstrip("│├└─ ")) for line in lines if word in line) for word in words]

    assert depths == [4 * level for level in range(6)]


def test_what_went_wrong_comes_first():
    """It is what one looks for."""
    outcomes = [data["outcome"] for kind, data in leaves(explained("broken", "a1")) if kind == "rules"]

    assert outcomes[0] == "failed"
    assert outcomes == sorted(outcomes, key=lambda outcome: outcome != "failed")


def test_studies_that_do_not_count_are_no_evidence():
    """The golden run has an expired study, whose row would make five people six."""
    tasks = [data for kind, data in leaves(explained("people", "e2")) if kind == "tasks"]

    assert (GOLDEN / "people" / "evidence" / "tasks-old.jsonl").is_file()
    assert {data["study"] for data in tasks} == {"spring"}


def test_pseudonyms_are_not_printed():
    """They are in the lines, on the disk of whoever asked; a terminal is pasted into tickets."""
    output = explained("people")

    assert not re.search(r"\bP[1-5]\b|\bE[1-3]\b(?= *,)", output)


def test_a_cap_leads_to_its_findings_attempts_and_load_tests():
    """What holds a grade down must be seen at once."""
    output = explained("broken", "K1")

    assert output.startswith("K1: 2 conditions hold")
    assert {"attempts", "steps", "load"} <= {kind for kind, _data in leaves(output)}


@pytest.mark.parametrize(
    ("run", "subject", "kind"),
    [
        ("broken", "axe_violation-9cffd8c0", "rules"),
        ("broken", "journey_broken-f796399d", "attempts"),
        ("broken", "slow_step-020d9049", "steps"),
        ("people", "ergonomic_problem-cdb605de", "inspections"),
        ("people", "group_theme-842648dc", "segments"),
    ],
)
def test_a_finding_leads_to_what_it_was_made_from(run, subject, kind):
    """Whoever doubts it reads the line."""
    assert kind in {of_kind for of_kind, _data in leaves(explained(run, subject))}


def test_depth_cuts_the_tree():
    """The first look is a short one."""
    assert explained("broken", "grade", "--depth", "1").count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "near"), [("lpc", "lcp"), ("d11", "d1"), ("journey_reliabilty", "journey_reliability")]
)
def test_an_unknown_subject_names_the_closest(typed, near):
    """A slip costs a second."""
    with pytest.raises(UsageError, match=f"{typed}: nothing in this scorecard has that name; did you mean '{near}'"):
        explained("broken", typed)


def test_case_does_not_matter():
    """Reports write E1 and LCP."""
    assert explained("broken", "E1") == explained("broken", "e1")


def test_a_run_without_its_evidence_says_so(tmp_path):
    """CI often keeps the scorecard alone."""
    shutil.copy(GOLDEN / "broken" / "scorecard.json", tmp_path)
    shutil.copy(GOLDEN / "broken" / "run.json", tmp_path)
    ended = CliRunner().invoke(command, ["e1", str(tmp_path)], standalone_mode=False)

    assert ended.exception is None
    assert "evidence is gone: only the scorecard is left" in ended.output


def test_what_was_not_counted_is_counted_apart(tmp_path):
    """A busy attempt and a void one are in the evidence, and in no value: their lines must not lead."""
    run = Run(tmp_path / "20261101-100000-0001")
    for number in range(1, 5):
        run.attempt("publish", number, vitals={"lcp": 900.0})
    run.attempt("publish", 5, vitals={"lcp": 6000.0}, busy_ratio=9.0)
    run.attempt("publish", 6, outcome="failed", validity="invalid")
    folder = run.close()
    write_scorecard(score_run(folder, Settings()), folder.scorecard)
    told = {
        name: CliRunner().invoke(command, [name, str(folder.path)], standalone_mode=False).output
        for name in ("lcp", "e1")
    }

    assert "6000" not in told["lcp"]
    assert "lines not counted: attempts that failed or are void, or a busy machine" in told["lcp"]
    assert "attempt 6" not in told["e1"]
    assert "1 line not counted" in told["e1"]


def test_what_the_others_saw_ends_in_the_lines_of_that_way(tmp_path):
    """Readers' lines under the feed, lost ones under the finding, the day's under F1."""
    run = Run(tmp_path / "20261101-100000-0002")
    run.attempt("publish")
    watched, day = run.lived("publish"), run.lived("day", mode="day")
    run.arrival(watched, "echo", painted_ms=100.0)
    run.arrival(watched, "feed", painted_ms=200.0)
    run.arrival(watched, "feed", arrival="never", painted_ms=None, observer="carol")
    run.notice(day, seen=2)
    folder = run.close()
    card = score_run(folder, Settings())
    write_scorecard(card, folder.scorecard)
    names = ["feed", "notification_f1", *(one.id for one in card.findings)]
    told = {
        name.rpartition("-")[0] or name: CliRunner()
        .invoke(command, [name, str(folder.path)], standalone_mode=False)
        .output
        for name in names
    }

    assert {one["way"] for _, one in leaves(told["feed"])} == {"feed"}
    assert [one["observer"] for _, one in leaves(told["post_lost"])] == ["carol"]
    assert [(kind, one["seen"]) for kind, one in leaves(told["notification_f1"])] == [("notifications", 2)]
    assert leaves(told["notification_doubled"]) == leaves(told["notification_f1"])
