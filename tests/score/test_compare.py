"""
Two sets of runs: what is a change, what is none, and what cannot be said.
"""

from dataclasses import replace

import numpy as np
import pytest

from toolkit.records import Finding, Impact, Outcome, Series
from toolkit.score.compare import Measured, compare
from toolkit.score.criteria import shipped

LIMITS = shipped().comparison
STEADY = [1000 + 10 * (k % 7) for k in range(20)]


def run(name, values, metric="step_time", **fields):
    series = Series(
        metric=metric, journey="publish", step="send", persona="desktop", engine="chromium", unit="ms",
        values=tuple(float(v) for v in values),
    )  # fmt: skip
    return Measured(name, [series], **fields)


def change(before, after, metric="step_time"):
    found = compare(baseline=[run("a", before, metric)], candidate=[run("b", after, metric)], limits=LIMITS)
    return found.changes[0]


def test_a_clear_slowdown_is_a_regression():
    """
    Every attempt a quarter slower: sure, noticeable, large.
    """
    one = change(STEADY, [1.25 * v for v in STEADY])

    assert (one.verdict, one.effect, one.cliff) == ("regress", "large", 1.0)
    assert one.ratio == pytest.approx(1.25, abs=0.01)
    assert one.low > 1.05
    assert one.q <= 0.05


def test_the_other_way_round_it_is_an_improvement():
    """
    The rule is the same in both directions.
    """
    assert change([1.25 * v for v in STEADY], STEADY).verdict == "improve"


def test_the_same_runs_show_no_evidence():
    """
    Never "no change": nothing proves that there is none.
    """
    one = change(STEADY, STEADY)

    assert (one.verdict, one.shift, one.cliff) == ("no_evidence", 0, 0)


def test_what_nobody_notices_is_no_regression():
    """
    30 ms on 100: sure and large, and below the floor of 50 ms.
    """
    quick = [100 + k % 5 for k in range(20)]
    one = change(quick, [v + 30 for v in quick])

    assert (one.verdict, one.effect) == ("no_evidence", "large")
    assert one.low > 1.05


def test_scatter_is_no_regression_and_is_said_to_be_under_powered():
    """
    A tenth slower among attempts that scatter by a half.
    """
    rng = np.random.default_rng(3)
    one = change(rng.lognormal(7, 0.5, 10), 1.1 * rng.lognormal(7, 0.5, 10))

    assert (one.verdict, one.under_powered) == ("no_evidence", True)


def test_few_attempts_are_inconclusive():
    """
    Three against three can be in order by chance.
    """
    one = change([1000, 1010, 1020], [2000, 2010, 2020])

    assert (one.verdict, one.under_powered) == ("inconclusive", True)
    assert one.reason == "@reason.too_few_attempts|n=3|needed=10"


def test_what_may_be_zero_is_compared_by_its_shift():
    """
    A layout that stood still and now moves.
    """
    still, moving = [0.0] * 12, [0.1 + 0.001 * k for k in range(12)]

    assert (change(still, moving, "cls").verdict, change(still, moving, "cls").ratio) == ("regress", None)
    assert change(moving, still, "cls").verdict == "improve"


def test_many_comparisons_do_not_make_one_by_chance():
    """
    40 series of the same runs: the p-values are adjusted together.
    """
    rng = np.random.default_rng(1)

    def many(name):
        return Measured(
            name,
            [
                Series(metric="step_time", journey=f"j{k}", step="", persona="desktop", engine="chromium", unit="ms",
                       values=tuple(rng.lognormal(7, 0.2, 20)))
                for k in range(40)
            ],
        )  # fmt: skip

    found = compare(baseline=[many("a")], candidate=[many("b")], limits=LIMITS)

    assert found.verdict == "no_evidence"
    assert all(one.q >= one.p for one in found.changes)


def test_one_regression_outweighs_every_improvement():
    """
    Nobody is consoled for a slow sign-in by a fast search.
    """
    slow, fast = [1.5 * v for v in STEADY], [0.5 * v for v in STEADY]

    def both(name, first, second):
        return Measured(name, [run(name, first).series[0], run(name, second, "lcp").series[0]])

    found = compare(baseline=[both("a", STEADY, STEADY)], candidate=[both("b", slow, fast)], limits=LIMITS)

    assert (found.verdict, [one.verdict for one in found.changes]) == ("regress", ["regress", "improve"])


def test_a_run_in_doubt_proves_nothing():
    """
    A busy machine is slow by itself.
    """
    slow = run("b", [1.5 * v for v in STEADY], doubts=("@reason.machine_busy|share=0.50",))
    found = compare(baseline=[run("a", STEADY)], candidate=[slow], limits=LIMITS)

    assert (found.verdict, found.notes) == ("inconclusive", ("@reason.machine_busy|share=0.50",))


def test_a_baseline_in_doubt_proves_nothing_either():
    """
    It was slow by itself, and hides that the candidate is.
    """
    before = run("a", STEADY, doubts=("@reason.machine_busy|share=0.50",))
    found = compare(baseline=[before], candidate=[run("b", STEADY)], limits=LIMITS)

    assert (found.verdict, found.notes) == ("inconclusive", ("@reason.machine_busy|share=0.50",))


@pytest.mark.parametrize(
    ("about", "other", "note"),
    [
        ({"platform": "La Place"}, {"platform": "Elsewhere"}, "@reason.other_platform"),
        ({"cores": "2"}, {"cores": "64"}, "@reason.other_machine"),
        ({}, {"service_workers": "allowed"}, "@reason.other_service_workers"),
    ],
)
def test_what_cannot_be_compared_is_not_concluded_from(about, other, note):
    """
    Another platform and another machine are other numbers; a machine that nobody knows is no other one.
    """
    slow = [1.5 * v for v in STEADY]
    found = compare(baseline=[run("a", STEADY, **about)], candidate=[run("b", slow, **other)], limits=LIMITS)
    unknown = compare(baseline=[run("a", STEADY, cores="2")], candidate=[run("b", slow, cores="")], limits=LIMITS)

    assert (found.verdict, found.notes, found.changes[0].verdict) == ("inconclusive", (note,), "regress")
    assert unknown.verdict == "regress"


def test_runs_of_a_side_are_taken_together():
    """
    Five short runs are one long baseline.
    """
    parts = [run(f"a{k}", STEADY[4 * k : 4 * k + 4]) for k in range(5)]
    one = compare(baseline=parts, candidate=[run("b", STEADY)], limits=LIMITS).changes[0]

    assert (one.n_baseline, one.n_candidate, one.shift) == (20, 20, 0)


def test_a_run_that_is_slow_as_runs_of_the_baseline_are_is_no_regression():
    """
    Attempts of one run share its hour: a baseline from 1000 to 1400 ms says nothing of a run of 1500.
    """
    restless = [run(f"a{k}", [(1 + k / 10) * v for v in STEADY]) for k in range(5)]
    steady = [run(f"a{k}", [(1 + k / 100) * v for v in STEADY]) for k in range(5)]
    slow = [run("b", [1.5 * v for v in STEADY])]
    quick = [run("c", [0.8 * v for v in STEADY])]

    def one(before, after):
        return compare(baseline=before, candidate=after, limits=LIMITS).changes[0]

    assert (one(restless, slow).verdict, one(steady, slow).verdict) == ("no_evidence", "regress")
    assert (one(restless, quick).verdict, one(steady, quick).verdict) == ("no_evidence", "improve")
    assert one(restless, slow).low > 1.05
    assert one(restless, slow).usual_low < 1000 < 1500 < one(restless, slow).usual_high


def test_two_runs_do_not_tell_how_far_runs_differ():
    """
    There the attempts alone decide, and nothing is made up.
    """
    found = compare(
        baseline=[run("a", STEADY), run("b", [1.4 * v for v in STEADY])],
        candidate=[run("c", [2 * v for v in STEADY])],
        limits=LIMITS,
    ).changes[0]

    assert (found.verdict, found.usual_low, found.usual_high) == ("regress", None, None)


def test_a_layout_that_never_moved_predicts_that_it_does_not():
    """
    Runs that do not differ at all leave nothing usual beside 0.
    """
    found = compare(
        baseline=[run(f"a{k}", [0.0] * 12, "cls") for k in range(3)],
        candidate=[run("b", [0.1] * 12, "cls")],
        limits=LIMITS,
    ).changes[0]

    assert (found.verdict, found.usual_high) == ("regress", 0)


def test_series_of_one_side_only_are_not_compared():
    """
    A new journey is neither slower nor faster than none.
    """
    found = compare(baseline=[run("a", STEADY)], candidate=[run("b", STEADY, "lcp")], limits=LIMITS)

    assert (found.changes, found.verdict) == ((), "inconclusive")
    assert found.notes == ("@reason.no_common_series",)


def test_a_score_changes_when_its_paired_interval_leaves_zero():
    """
    And the difference is two points or more.
    """
    draws = np.random.default_rng(1).normal(70, 3, 2000)

    def scored(name, score, drawn):
        return run(name, STEADY, scores={"grade": score}, draws={"grade": drawn} if drawn is not None else {})

    def verdict(after, drawn):
        found = compare(
            baseline=[scored("a", 70.0, draws)], candidate=[scored("b", after, drawn)], limits=LIMITS
        ).scores[0]
        return found.verdict

    assert verdict(75.0, draws + 5) == "improve"
    assert verdict(66.0, draws - 4) == "regress"
    assert verdict(71.0, draws + 1) == "no_evidence"
    assert verdict(75.0, np.random.default_rng(2).normal(75, 6, 2000)) == "no_evidence"
    assert verdict(75.0, None) == "inconclusive"


def test_scores_of_two_models_are_not_compared():
    """
    Other weights are other scores.
    """
    draws = {"grade": np.full(10, 70.0)}
    sides = [run(name, STEADY, scores={"grade": 70.0}, draws=draws, model=name) for name in "ab"]
    (found,) = compare(baseline=sides[:1], candidate=sides[1:], limits=LIMITS).scores

    assert (found.verdict, found.reason, found.low) == ("inconclusive", "@reason.other_model", None)


def test_findings_come_and_go():
    """
    By fingerprint, so that a defect keeps its identity.
    """

    def finding(mark):
        return Finding(
            id=f"f-{mark}", fingerprint=mark, audit="axe_violation", rule="label", outcome=Outcome.FAILED,
            impact=Impact.SERIOUS, title=f"Title {mark}", why="", advice="",
        )  # fmt: skip

    found = compare(
        baseline=[run("a", STEADY, findings=[finding("1"), finding("2")])],
        candidate=[run("b", STEADY, findings=[finding("2"), finding("3")])],
        limits=LIMITS,
    )

    assert (found.new_findings, found.gone_findings) == (("f-3: Title 3",), ("f-1: Title 1",))


def test_a_side_without_runs_is_refused():
    """
    There is nothing to compare with.
    """
    with pytest.raises(ValueError, match="a run on each side"):
        compare(baseline=[], candidate=[run("b", STEADY)], limits=LIMITS)


def of_journeys(name, *journeys, tried=(), **fields):
    every = [replace(run(name, STEADY).series[0], journey=one) for one in journeys]
    return Measured(name, every, tried=frozenset(tried), **fields)


def test_a_journey_that_always_fails_now_is_not_passed_over():
    """
    A step that nobody finishes has no time: what vanishes must not look like no change.
    """
    before = of_journeys("a", "publish", "read", tried=("publish", "read"))
    broken = of_journeys("b", "publish", tried=("publish", "read"))
    left_out = of_journeys("c", "publish", tried=("publish",))
    found, other = (compare(baseline=[before], candidate=[now], limits=LIMITS) for now in (broken, left_out))

    assert (found.verdict, found.lost) == ("inconclusive", ("read",))
    assert found.notes == ("@reason.journeys_lost|n=1|journeys=read",)
    assert (other.verdict, other.lost, other.notes) == ("no_evidence", (), ())


def test_runs_of_different_environments_are_compared_and_it_is_told():
    """
    Somebody may want just that.
    """
    found = compare(baseline=[run("a", STEADY, environment="staging")], candidate=[run("b", STEADY)], limits=LIMITS)

    assert (found.verdict, found.notes) == ("no_evidence", ("@reason.other_environment",))


def test_the_reason_that_all_series_share_is_that_of_the_whole():
    """
    Nobody should have to list them to learn that three attempts are too few.
    """
    found = compare(baseline=[run("a", STEADY)], candidate=[run("b", STEADY[:3])], limits=LIMITS)

    assert (found.verdict, found.notes) == ("inconclusive", ("@reason.too_few_attempts|n=3|needed=10",))


def test_a_series_knows_how_many_runs_measured_it_and_how_far_it_scatters():
    """
    A step that one of five runs has is known from one run.
    """
    baseline = [run(name, STEADY) for name in "abc"] + [run("d", STEADY, "lcp")]
    one = compare(baseline=baseline, candidate=[run("z", STEADY)], limits=LIMITS).changes[0]

    assert one.runs == 3
    assert one.cv == pytest.approx(np.std(STEADY, ddof=1) / np.mean(STEADY))
