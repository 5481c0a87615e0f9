"""When the gate says neither yes nor no: what was not measured, in doubt, or never finished."""

import pytest

from tests.score.gate.runs import good, outcome
from toolkit.errors import SettingsError
from toolkit.records import NOT_AUDITED, RunState
from toolkit.score.gate import judge
from toolkit.score.scorecard import read_scorecard, score_run, write_scorecard

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    ("rule", "expression", "reason"),
    [
        ("task_completion", "value>=0.8", "@reason.no_people"),
        ("headroom", "value>=2", "@reason.not_measured"),
        ("grade", "value>=75", "@reason.no_human_evidence"),
        ("score{dimension=d3}", "value>=50", "@reason.not_measured"),
        ("score{dimension=d1}", "value>=50", "@reason.insufficient"),
        ("lcp{persona=mobile}", "value<2500", "@reason.not_measured"),
        ("step_time{step=fly}", "median_ms<1", "@reason.not_measured"),
    ],
)
def test_what_was_not_measured_is_inconclusive(gate, rule, expression, reason):
    """
    Missing is not good.
    """
    result = gate(good, {rule: expression})

    assert outcome(result) == ("inconclusive", 11)
    assert result.verdicts[0].note == reason


@pytest.mark.parametrize(
    ("rule", "load_profile", "code"),
    [("load{profile=smoke}", "steady", 0), ("load", None, 0), ("apdex", None, 0), ("load", "steady", 11)],
)
def test_a_rule_about_load_that_nobody_asked_for_is_not_judged(gate, rule, load_profile, code):
    """
    `--no-load` in an inner loop must not keep the gate open; a load test that was asked for and is not there must.
    """
    expression = "value>=0.9" if rule == "apdex" else "p95_ms<800"
    result = gate(lambda run: (run.info(load_profile=load_profile), run.walk("publish")), {rule: expression})

    told = {0: ("untested", "@reason.load_left_out"), 11: ("inconclusive", "@reason.not_measured")}[code]
    assert (result.verdicts[0].outcome, result.verdicts[0].note) == told


def test_a_percentile_that_the_sample_cannot_carry_is_inconclusive(gate):
    """
    p99 of 160 requests is the slowest of them.
    """
    result = gate(lambda run: (run.walk("publish"), run.load(n=200)), {"load": "p99_ms<800"})

    assert result.verdicts[0].note == "@reason.too_few_samples|n=160|needed=299"


def test_no_finding_where_nobody_looked_is_inconclusive(gate):
    """
    Without rule results, "no critical barrier" is not known.
    """
    result = gate(lambda run: run.attempt("publish"), {"findings{impact=critical}": "count==0"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.verdicts[0].note == "@reason.no_rule_results"


@pytest.mark.parametrize("rule", ["findings{impact=critical}", "caps{cap=K3}"])
def test_a_state_that_could_not_be_audited_keeps_the_gate_open(gate, rule):
    """
    No barrier was found, but a page was not looked at: neither a pass nor a failure.
    """

    def write(run):
        step_id = run.walk("publish")[-1]
        run.rule(step_id, NOT_AUDITED, "cantTell", state="map", url="http://p/map", message="timed out")

    result = gate(write, {rule: "count==0"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.verdicts[0].note == "@reason.states_unaudited|n=1"


def test_the_worst_of_several_figures_decides(gate):
    """
    A rule about all journeys is about the slowest.
    """

    def write(run):
        run.walk("publish", vitals={"lcp": 900.0})
        run.walk("search", vitals={"lcp": 3000.0})

    verdict = gate(write, {"lcp": "value<2500"}).verdicts[0]

    assert (verdict.outcome, verdict.actual) == ("failed", "3000")


def test_a_rule_about_several_journeys_must_hold_for_each(gate):
    """
    A mean would let the one that fails hide behind those that do not: the worst is printed.
    """

    def write(run):
        run.walk("publish")
        run.walk("search", 5, outcomes=["passed", "passed", "failed", "failed", "failed"])

    verdict = gate(write, {"journey_reliability": "value>=0.7"}).verdicts[0]

    assert (verdict.actual, verdict.n, verdict.outcome) == ("0.4", 5, "failed")


def test_reliability_of_one_journey_is_pooled_over_engines(gate):
    """
    Averages are never averaged: 4 of 6, not (3/3 + 1/3) / 2.
    """

    def write(run):
        run.walk("publish")
        run.walk("publish", engine="firefox", outcomes=["passed", "failed", "failed"])

    verdict = gate(write, {"journey_reliability{weight=critical}": "value>=0.7"}).verdicts[0]

    assert (verdict.actual, verdict.n, verdict.outcome) == ("0.666667", 6, "failed")


def test_a_journey_that_only_an_outage_saw_decides_nothing(gate):
    """
    The others passed, and that says nothing about this one.
    """

    def write(run):
        run.walk("publish")
        run.attempt("search", outcome="cantTell", validity="invalid")

    assert gate(write, {"journey_reliability": "value>=0.7"}).verdicts[0].outcome == "inconclusive"


def test_a_rule_about_a_journey_left_out_by_choice_is_not_judged(gate):
    """
    `-k sign_in` asks nothing about publishing: neither a failure nor a doubt.
    """
    result = gate(good, {"journey_reliability{journey=search}": "value>=1"}, info={"left_out": ("search",)})

    assert (result.verdicts[0].outcome, result.exit_code) == ("untested", 0)


@pytest.mark.parametrize("rule", ["lcp", "step_time{journey=publish}"])
def test_a_busy_machine_neither_passes_nor_fails_a_timing(gate, rule):
    """
    Slow because of us is not slow, and fast by luck is not fast.
    """

    def write(run):
        run.walk("publish", 4, busy_ratio=1.0)
        for number in range(5, 9):
            run.attempt("publish", number, busy_ratio=9.0)

    figure = "median_ms" if rule.startswith("step") else "value"
    result = gate(write, {rule: f"{figure}<1"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.reasons == ("@reason.machine_busy|share=0.50",)


def test_a_saturated_generator_neither_passes_nor_fails_a_load_test(gate):
    """
    Its figures are its own.
    """
    result = gate(lambda run: (run.walk("publish"), run.load(generator_cpu_ratio=0.97)), {"load": "p95_ms<1"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.reasons == ("@reason.generator_saturated|cpu=0.97",)


def test_a_run_in_doubt_is_inconclusive_even_when_all_rules_hold(gate):
    """
    A quarter of the attempts met an outage.
    """

    def write(run):
        run.walk("publish", 3)
        run.attempt("publish", 4, "failed", validity="invalid")

    result = gate(write, {"journey_reliability": "value>=0.9"})

    assert (result.outcome, result.exit_code) == ("inconclusive", 11)
    assert result.reasons == ("@reason.invalid_attempts|n=1",)


@pytest.mark.parametrize("state", [RunState.RUNNING, RunState.INTERRUPTED])
def test_an_unfinished_run_never_passes(gate, state):
    """
    All rules hold on what is there; what is not there is unknown.
    """
    result = gate(good, default=True, info={"state": state})

    assert (result.outcome, result.exit_code) == ("inconclusive", 2)
    assert result.reasons == ("@reason.run_incomplete|missing=0",)


def test_a_planned_attempt_that_is_missing_makes_the_run_unfinished(gate):
    """
    Whatever the manifest says.
    """

    def write(run):
        good(run)
        run.plan("reply")

    assert gate(write, default=True).reasons == ("@reason.run_incomplete|missing=1",)


def test_a_failure_outweighs_an_unfinished_run(gate):
    """
    What is broken stays broken, however the run ended.
    """
    result = gate(
        lambda run: run.walk("publish", outcomes=["failed"] * 3), default=True, info={"state": RunState.RUNNING}
    )

    assert result.exit_code == 1


def test_only_inapplicable_attempts_are_nothing_measured(gate):
    """
    5 is pytest's own word for it.
    """
    result = gate(lambda run: run.walk("publish", outcomes=["inapplicable"] * 3), default=True)

    assert result.exit_code == 5


def test_an_unknown_journey_is_a_mistake(gate):
    """
    The message names the known ones.
    """
    with pytest.raises(SettingsError, match=r"'pubish'; did you mean 'publish'\? known: publish, sign_in"):
        gate(good, {"lcp{journey=pubish}": "value<1"})


@pytest.mark.parametrize(
    "rule",
    [
        "findings{impact=fatal}",
        "caps{cap=K9}",
        "score{dimension=d9}",
        "load{profile=stedy}",
        "findings{audit=slow_stp}",
    ],
)
def test_words_of_labels_are_checked(gate, rule):
    """
    `caps{cap=K9}` would hold for ever.
    """
    figure = {"score": "value", "load": "n"}.get(rule.split("{")[0], "count")
    with pytest.raises(SettingsError, match="unknown"):
        gate(good, {rule: f"{figure}==0"})


def test_a_scorecard_read_again_is_judged_alike(new_run, settings, tmp_path):
    """
    `virage gate` on another day says what `virage run` said.
    """
    run = new_run()
    good(run)
    card = score_run(run.close(), settings)
    write_scorecard(card, tmp_path / "scorecard.json")

    assert judge(read_scorecard(tmp_path / "scorecard.json"), settings) == card.gate
