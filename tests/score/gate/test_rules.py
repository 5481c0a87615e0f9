"""Rules of the gate over real small runs, and the exit code they earn."""

import pytest

from tests.score.gate.runs import good, outcome

pytestmark = pytest.mark.whole


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


def test_a_critical_journey_that_fails_its_author_and_so_nobody_walked_is_not_a_pass(gate):
    """
    Whoever asks for other personas only must not be told that publishing is possible.
    """

    def write(run):
        good(run)
        run.attempt("reply", outcome="failed", mode="lint")
        run.walk("reply", persona="french", outcomes=["untested"] * 3, reason="@reason.fails_author|persona=desktop")

    result = gate(write, {"caps{cap=K1}": "count==0"})

    assert outcome(result) == ("inconclusive", 11)
    assert result.verdicts[0].note == "@reason.critical_untested|journey=reply"


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


def test_a_rule_about_times_is_about_the_personas_whose_times_are_scored(gate):
    """
    Who is on a slow line is slow by design; whoever wants a limit there names the persona.
    """

    def write(run):
        run.walk("publish", vitals={"lcp": 900.0})
        run.walk("publish", vitals={"lcp": 6000.0}, persona="slow_network")

    named = {"lcp{persona=slow_network}": "value<2500"}

    assert gate(write, {"lcp": "value<2500"}).verdicts[0].outcome == "passed"
    assert gate(write, named).verdicts[0].actual == "6000"


def test_where_only_others_walked_the_rule_is_about_them(gate):
    """
    A run as one of them alone would otherwise pass whatever it met.
    """
    verdict = gate(
        lambda run: run.walk("publish", vitals={"lcp": 6000.0}, persona="keyboard"), {"lcp": "value<2500"}
    ).verdicts[0]

    assert (verdict.outcome, verdict.actual) == ("failed", "6000")
