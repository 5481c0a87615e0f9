"""
The gate: verdicts of rules over real small runs, and the exit code they earn.
"""

import pytest

from toolkit.errors import SettingsError
from toolkit.records import NOT_AUDITED, RunState
from toolkit.score.gate import judge
from toolkit.score.scorecard import read_scorecard, score_run, write_scorecard
from toolkit.settings import Settings


@pytest.fixture(scope="module")
def good_card(module_run):
    run = module_run()
    good(run)
    return score_run(run.close(), Settings())


@pytest.fixture
def gate(new_run, good_card):
    """A function that judges the run somebody writes by rules, and gives the result of the gate."""

    def of(write, error=None, *, warn=None, default=False, demonstrated=False, info=None):
        rules = {"default": default, "demonstrated": demonstrated, "error": error or {}, "warn": warn or {}}
        settings = Settings.model_validate({"gate": rules})
        if write is good and info is None:
            return judge(good_card, settings)
        run = new_run(**(info or {}))
        write(run)
        return score_run(run.close(), settings).gate

    return of


def good(run):
    run.walk("publish", 5)
    run.walk("sign_in", 3)
    run.load()


def outcome(result):
    assert len(result.verdicts) == 1
    return result.verdicts[0].outcome, result.exit_code


@pytest.mark.parametrize(
    ("rule", "expression", "actual"),
    [
        ("journey_reliability{journey=publish,engine=chromium}", "value>=0.95", "1"),
        ("journey_reliability", "n>=8", "8"),
        ("findings{impact=critical}", "count==0", "0"),
        ("findings{audit=slow_step,journey=publish}", "count==0", "0"),
        ("caps{cap=K1}", "count==0", "0"),
        ("caps", "count==0", "0"),
        ("lcp{journey=publish}", "value<2500", "1200"),
        ("lcp{journey=publish,persona=desktop}", "n>=5", "5"),
        ("ttfb", "value<800", "90"),
        ("score{dimension=d5}", "value>=75", "95"),
        ("score{criterion=lcp}", "value>=90", "99.9486"),
        ("technical_index", "value>=70", "98.1241"),
        ("coverage", "value>0.3", "0.34"),
        ("load{profile=steady}", "p95_ms<800", "100"),
        ("load{profile=steady,name=GET /feed}", "rate_per_s>10", "20"),
        ("load", "apdex>=0.94", "1"),
        ("load", "error_ratio<=0", "0"),
        ("apdex", "value>=0.94", "1"),
        ("step_time{journey=publish,step=act}", "median_ms<1500", "300"),
        ("barrier_free_states", "value>=1", "1"),
    ],
)
def test_every_subject_can_be_gated_on(gate, rule, expression, actual):
    """
    A rule that holds lets the run pass, and says what was seen.
    """
    result = gate(good, {rule: expression})
    verdict = result.verdicts[0]

    assert (verdict.outcome, verdict.actual, result.outcome, result.exit_code) == ("passed", actual, "passed", 0)


@pytest.mark.parametrize(
    ("rule", "expression"),
    [
        ("journey_reliability{journey=publish}", "value>1"),
        ("findings{impact=moderate}", "count>=1"),
        ("caps{cap=K2}", "count==1"),
        ("lcp", "value<1200"),
        ("score{dimension=d5}", "value>=96"),
        ("technical_index", "value>=99"),
        ("load{profile=steady}", "p95_ms<100"),
        ("step_time{journey=publish}", "median_ms<300"),
    ],
)
def test_a_broken_error_rule_fails_the_run(gate, rule, expression):
    """
    1 is the code that a pipeline stops at.
    """
    assert outcome(gate(good, {rule: expression})) == ("failed", 1)


def test_a_broken_warning_changes_no_exit_code(gate):
    """
    A warning is read, not obeyed.
    """
    assert outcome(gate(good, warn={"lcp": "value<1"})) == ("failed", 0)


def test_the_default_gate_has_a_rule_for_each_cap(gate):
    """
    K1 and K2 stop a release, K3 warns.
    """

    def barred(run):
        good(run)
        run.rule(run.attempt("publish", 9)[0], "label", "failed", impact="minor")

    result = gate(barred, default=True)

    assert [(v.rule, v.level, v.outcome) for v in result.verdicts] == [
        ("caps{cap=K1}", "error", "passed"),
        ("caps{cap=K2}", "error", "passed"),
        ("caps{cap=K3}", "warn", "failed"),
    ]
    assert result.exit_code == 0


def test_an_impossible_journey_fails_the_default_gate(gate):
    """
    The one thing that must never pass.
    """
    assert gate(lambda run: run.walk("publish", outcomes=["failed"] * 3), default=True).exit_code == 1


def test_a_rule_of_ones_own_replaces_the_default_about_the_same(gate):
    """
    Who accepts K2 for a while says so in one place.
    """
    result = gate(good, warn={"caps{cap=K2}": "count<=1"}, default=True)

    assert [(v.rule, v.level, v.expression) for v in result.verdicts] == [
        ("caps{cap=K1}", "error", "count==0"),
        ("caps{cap=K3}", "warn", "count==0"),
        ("caps{cap=K2}", "warn", "count<=1"),
    ]


def test_no_success_in_too_few_attempts_is_not_a_pass(gate):
    """
    One failure of one attempt is no proof that the journey is impossible, and none that it is not.
    """
    result = gate(lambda run: run.walk("publish", 1, outcomes=["failed"]), {"caps{cap=K1}": "count==0"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.verdicts[0].note == "@reason.too_few_samples|n=1|needed=3"


def test_a_critical_journey_that_only_an_outage_saw_is_not_a_pass(gate):
    """
    Nothing is known about it.
    """

    def write(run):
        good(run)
        run.attempt("reply", outcome="failed", validity="invalid")

    assert outcome(gate(write, {"caps{cap=K1}": "count==0"})) == ("inconclusive", 11)


def test_observed_is_not_demonstrated(gate):
    """
    Five of five keeps the limit as observed, and demonstrates .62.
    """
    verdict = gate(good, {"journey_reliability{journey=publish}": "value>=0.95"}).verdicts[0]

    assert (verdict.outcome, verdict.note) == ("passed", "@reason.observed_not_demonstrated|n=5|low=0.621")


def test_who_asks_for_a_demonstration_gets_inconclusive(gate):
    """
    With `demonstrated = true` a small sample is not enough.
    """
    rule = {"journey_reliability{journey=publish}": "value>=0.95"}

    assert outcome(gate(good, rule, demonstrated=True)) == ("inconclusive", 11)


def test_what_the_interval_shows_needs_no_note(gate):
    """
    Five of five demonstrates one half.
    """
    result = gate(good, {"journey_reliability{journey=publish}": "value>=0.5"}, demonstrated=True)

    assert outcome(result) == ("passed", 0)
    assert result.verdicts[0].note is None


def test_an_upper_limit_looks_at_the_upper_bound(gate):
    """
    No error in 1600 requests does not show that there are fewer than one in ten thousand.
    """
    verdict = gate(good, {"error_ratio": "value<0.0001"}).verdicts[0]

    assert verdict.note.startswith("@reason.observed_not_demonstrated_below|n=1600|high=0.00")


@pytest.mark.parametrize(
    ("rule", "expression", "reason"),
    [
        ("task_completion", "value>=0.8", "@reason.no_human_evidence"),
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
