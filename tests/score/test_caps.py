"""
Caps: what counts as a barrier, and what does not.
"""

import pytest

from toolkit.score.caps import caps_of
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.findings import audit_all
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def caps(new_run, settings):
    def of(write, engines=("chromium",)):
        run = new_run(engines=engines)
        write(run)
        evidence = prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)
        return caps_of(evidence, audit_all(evidence))

    return of


def names(found):
    return [(one.cap, one.condition) for one in found]


def test_a_critical_journey_without_success_is_fatal(caps):
    """
    Nobody can publish: 44 and E, with n, engines, and the finding that shows it.
    """
    found = caps(lambda run: run.walk("publish", outcomes=["failed"] * 3))

    assert names(found) == [("K1", "@cap.k1.journey_impossible")]
    assert (found[0].limit, found[0].band, found[0].journeys) == (44, "E", ("publish",))
    assert found[0].params == {"journey": "publish", "n": "3", "engines": "chromium"}
    assert found[0].findings[0].startswith("journey_broken-")
    assert found[0].evidence


@pytest.mark.parametrize(
    "write",
    [
        lambda run: run.walk("publish", outcomes=["failed"] * 2, attempts=2),
        lambda run: run.walk("publish", outcomes=["failed", "failed", "passed"]),
        lambda run: run.walk("publish", outcomes=["failed"] * 3, weight="important"),
        lambda run: run.walk("publish", outcomes=["failed"] * 3, validity="invalid"),
        lambda run: run.walk("publish", outcomes=["inapplicable"] * 3),
    ],
)
def test_anything_less_is_not_impossible(caps, write):
    """
    Too few attempts, one success, a lesser journey, an outage, a function the platform does not have.
    """
    assert caps(write) == ()


def test_impossible_means_on_every_engine(caps):
    """
    A journey that works in one engine is possible; one that was not tried in an engine is not known there.
    """

    def write(run):
        run.walk("publish", outcomes=["failed"] * 3, engine="chromium")
        run.walk("publish", engine="firefox")
        run.walk("search", outcomes=["failed"] * 3, engine="chromium")
        run.walk("reply", outcomes=["failed"] * 3, engine="chromium")
        run.walk("reply", outcomes=["failed"] * 3, engine="firefox")

    assert [one.journeys for one in caps(write, engines=("chromium", "firefox"))] == [("reply",)]


def test_no_way_to_report_is_grave_and_fatal_when_impossible(caps):
    """
    Members must be able to call for help.
    """
    grave = caps(lambda run: run.walk("report_content", attempts=1, outcomes=["failed"], weight="important"))
    fatal = caps(lambda run: run.walk("report_content", outcomes=["failed"] * 3))

    assert names(grave) == [("K2", "@cap.k2.no_report_path")]
    assert names(fatal) == [("K1", "@cap.k1.journey_impossible"), ("K2", "@cap.k2.no_report_path")]


@pytest.mark.parametrize(("failed", "expected"), [(0, []), (16, []), (17, ["K2"]), (80, ["K2"]), (81, ["K1"])])
def test_errors_at_the_declared_peak(caps, failed, expected):
    """
    Above 1 % grave, above 5 % fatal; 1600 requests in the steady window.
    """
    assert [one.cap for one in caps(lambda run: run.load(failed=failed))] == expected


@pytest.mark.parametrize(
    "load",
    [
        {"declared_peak_per_s": None},
        {"generator_cpu_ratio": 0.99},
        {"outcome": "cantTell"},
        {"profile": "smoke"},
        {"n": 20, "failed": 10},
    ],
)
def test_errors_of_a_load_test_that_proves_nothing_are_no_cap(caps, load):
    """
    No peak was declared, the generator itself was at its end, the profile is not scored, or a handful was sent.
    """
    assert caps(lambda run: run.load(**{"failed": 1000, **load})) == ()


def test_a_peak_that_was_not_reached_excuses_no_error(caps):
    """
    A tenth of what was asked, and 120 of 160 requests failed.
    """
    assert [one.cap for one in caps(lambda run: run.load(n=200, failed=120))] == ["K1"]


@pytest.mark.parametrize(
    ("name", "weight", "expected"),
    [
        ("keyboard_trapped", "critical", [("K2", "@cap.k2.keyboard")]),
        ("keyboard_unreached", "critical", [("K2", "@cap.k2.keyboard")]),
        ("keyboard_inoperable", "critical", [("K2", "@cap.k2.keyboard")]),
        ("keyboard_trapped", "important", []),
        ("focus_lost", "critical", []),
        ("keyboard_presses", "critical", []),
    ],
)
def test_what_the_keyboard_does_not_finish_is_grave(caps, name, weight, expected):
    """
    A pointer gets there, so it is not impossible; on a critical journey it is a barrier all the same.
    """

    def write(run):
        run.attempt("publish", weight=weight)
        (step_id,) = run.attempt("publish", outcome="failed", weight=weight, persona="keyboard", steps=("act",))
        run.observe(step_id, "publish", name, 12.0, persona="keyboard", detail='{"role": "button", "name": "Send"}')

    assert names(caps(write)) == expected


@pytest.mark.parametrize(
    ("barred", "passed", "spoilt", "expected"), [(1, 0, 0, 1), (1, 1, 0, 0), (1, 2, 0, 0), (2, 1, 0, 1), (1, 0, 2, 1)]
)
def test_a_barrier_is_what_most_attempts_by_keyboard_meet(caps, barred, passed, spoilt, expected):
    """
    One attempt is enough where it is the only one; what fails there for another reason says nothing of the control.
    """
    control = '{"role": "button", "name": "Send"}'

    def write(run):
        run.attempt("publish")
        outcomes = ["barred"] * barred + ["passed"] * passed + ["spoilt"] * spoilt
        for number, outcome in enumerate(outcomes, start=1):
            ended = "passed" if outcome == "passed" else "failed"
            (step_id,) = run.attempt("publish", number, ended, persona="keyboard", steps=("act",))
            name = "keyboard_unreached" if outcome == "barred" else "keyboard_presses"
            run.observe(step_id, "publish", name, 12.0, persona="keyboard", detail=control)

    assert names(caps(write)) == [("K2", "@cap.k2.keyboard")] * expected


def test_a_level_a_failure_on_a_critical_journey_is_a_legal_barrier(caps):
    """
    One cap a rule, with its journeys.
    """

    def write(run):
        for journey in ("publish", "reply"):
            step_id, _ = run.attempt(journey)
            run.rule(step_id, "label", "failed", impact="minor")

    found = caps(write)

    assert names(found) == [("K3", "@cap.k3.level_a")]
    assert found[0].params == {"rule": "label", "journey": "publish, reply"}
    assert (found[0].limit, found[0].band) == (74, "C")


@pytest.mark.parametrize(
    "write",
    [
        lambda run: run.rule(run.attempt("publish")[0], "color-contrast", "failed"),
        lambda run: run.rule(run.attempt("publish")[0], "label", "cantTell"),
        lambda run: run.rule(run.attempt("share", weight="secondary")[0], "label", "failed"),
        lambda run: run.rule(run.attempt("publish")[0], "region", "failed", tags=("best-practice",)),
    ],
)
def test_other_accessibility_results_are_no_cap(caps, write):
    """
    Level AA, unsure, beside the critical path, or no criterion at all.
    """
    assert caps(write) == ()


@pytest.fixture
def caps_with(new_run, study_of, settings):
    def of(write, weight="critical"):
        run = new_run(engines=("chromium",))
        run.walk("publish", weight=weight)
        write(study_of(run))
        evidence = prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)
        return caps_of(evidence, audit_all(evidence))

    return of


@pytest.mark.parametrize(
    ("passed", "n", "fatal"), [(0, 3, False), (0, 5, True), (1, 5, False), (2, 12, True), (4, 12, False), (6, 20, True)]
)
def test_a_critical_journey_that_most_people_cannot_finish_is_fatal(caps_with, passed, n, fatal):
    """
    Where even the upper end of the 90 % interval of completion lies below one half; 0 of 3 may be bad luck.
    """
    found = caps_with(lambda study: [study.task(f"P{number}", success=number < passed) for number in range(n)])

    assert names(found) == ([("K1", "@cap.k1.people_cannot")] if fatal else [])


def test_people_who_cannot_do_what_matters_less_are_no_barrier(caps_with):
    """
    Only critical journeys are; and success with help is none.
    """
    helped = caps_with(lambda study: [study.task(f"P{number}", success=0.5) for number in range(5)])
    lesser = caps_with(lambda study: [study.task(f"P{number}", success=0) for number in range(9)], weight="secondary")

    assert helped[0].params == {"journey": "publish", "n": "5", "passed": "0", "upper": "0.40"}
    assert lesser == ()


def inspected(severity, evaluators="AB", **fields):
    def write(study):
        study.looked("A", "B", "C")
        for evaluator in evaluators:
            study.noted(evaluator, "5.1", "f1", title="Deletes at once", **fields)
        study.match("p1", *(f"{evaluator}:f1" for evaluator in evaluators))
        study.rate("p1", **severity)

    return write


@pytest.mark.parametrize(
    ("write", "grave"),
    [
        (inspected({"A": 4, "B": 4, "C": 3}), True),
        (inspected({"A": 4, "B": 3}), True),
        (inspected({"A": 4, "B": 3, "C": 3}), False),
        (inspected({"A": 4}, evaluators="A"), False),
        (inspected({"A": 4, "B": 4}, fixed=True), False),
    ],
)
def test_a_catastrophe_that_is_confirmed_and_open_is_grave(caps_with, write, grave):
    """
    The mean of the ratings rounds to 4; one evaluator alone, or a mended problem, is none.
    """
    found = caps_with(write)

    assert names(found) == ([("K2", "@cap.k2.catastrophe")] if grave else [])
    assert all(one.findings for one in found)


def test_what_nobody_ever_finds_is_a_fatal_barrier(caps):
    """
    Whoever wrote it believes that it is said.
    """

    def write(run):
        run.walk("publish")
        run.arrival(run.lived("publish"), arrival="never")

    (found,) = caps(write)

    assert (found.cap, found.condition, found.params) == (
        "K1",
        "@cap.k1.data_lost",
        {"journey": "publish", "lost": "1", "n": "1"},
    )
    assert found.findings[0].startswith("post_lost-")
