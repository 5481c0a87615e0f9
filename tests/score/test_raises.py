"""
What would raise the score most: barriers, defects, criteria, evidence, each tried and counted again.
"""

import numpy as np
import pytest

from toolkit.score.aggregate import compose
from toolkit.score.caps import caps_of
from toolkit.score.findings import audit_all, mended
from toolkit.score.raises import LEAST, MOST, Standing, raises
from toolkit.score.sums import add_up, point_after
from toolkit.score.tiers import Tier

pytestmark = pytest.mark.whole

MACHINE = Tier("M", None, preliminary=True, missing=())
EXPERT = Tier("E", 74, preliminary=False, missing=())
FULL = Tier("U2", 100, preliminary=False, missing=())


def standing(evidence, tier=MACHINE):
    findings = audit_all(evidence)
    sums = add_up(evidence=evidence, seed=0)
    return sums, Standing(sums.point, caps_of(evidence, findings), tier), findings


def all_raises(evidence, tier=MACHINE):
    sums, now, findings = standing(evidence, tier)
    return now.score(evidence.model), raises(evidence=evidence, sums=sums, now=now, findings=findings)


@pytest.fixture(scope="module")
def broken(module_run, evidence_of):
    """One critical journey of nine is broken, another one has a failure of level A on its path; all else is well."""
    run = module_run()
    run.walk("publish", outcomes=["failed"] * 3)
    for number in range(8):
        first, _ = run.walk(f"journey_{number}", 1)
    run.rule(first, "label", "failed", impact="minor")
    run.load()
    return evidence_of(run)


def test_a_barrier_comes_first_where_it_holds_the_score(broken):
    """
    44 is what K1 leaves: without it the next barrier holds, at 74.
    """
    score, found = all_raises(broken)
    cap = next(one for one in found if one.kind == "cap")

    assert score == 44
    assert (cap.subject, cap.score, cap.gain) == ("K1", 74, 30)
    assert found[0].gain == 30


def test_mending_what_makes_the_barrier_is_worth_as_much(broken):
    """
    The broken journey is the barrier; no other defect gains anything under it.
    """
    _, found = all_raises(broken)
    fixes = [one for one in found if one.kind == "finding"]

    assert [(one.params["title"], one.gain) for one in fixes] == [("@audit.journey_broken.title", 30)]
    assert fixes[0].finding.startswith("journey_broken-")


def test_a_defect_is_measured_again_as_if_it_were_gone(broken):
    """
    Only what reads the mended table changes, and it is what a whole new measurement says.
    """
    sums, _, findings = standing(broken)
    for one in findings:
        after = mended(one, broken)
        if after is not None:
            quick = point_after(evidence=after, before=broken, sums=sums)
            whole = add_up(evidence=after, seed=0).point

            assert quick.technical[0] == whole.technical[0]
            assert quick.criteria.keys() == whole.criteria.keys()
            assert all(quick.criteria[name][0] == whole.criteria[name][0] for name in whole.criteria)


def test_nothing_changed_is_measured_once(broken):
    """
    The same evidence again is the same point.
    """
    sums, _, _ = standing(broken)

    assert point_after(evidence=broken, before=broken, sums=sums).technical[0] == sums.point.technical[0]


def test_raises_are_told_largest_first_and_evidence_last(broken):
    """
    No more of a kind than a person reads, and none that is not felt.
    """
    _, found = all_raises(broken)
    gains = [one.gain for one in found if one.kind != "evidence"]

    assert gains == sorted(gains, reverse=True)
    assert min(gains) >= LEAST
    assert all(sum(one.kind == kind for one in found) <= most for kind, most in MOST.items())
    assert [one.kind for one in found[len(gains) :]] == ["evidence"] * (len(found) - len(gains))


def test_evidence_that_nobody_has_is_bounded_and_promises_nothing(broken):
    """
    Experts might show that it is poor, or good; with them there is a grade, of which 44 is left.
    """
    _, found = all_raises(broken)
    by_source = {one.subject: one for one in found if one.kind == "evidence"}

    assert set(by_source) == {"machine", "expert", "user"}
    assert all(one.gain is None and one.score is None for one in by_source.values())
    assert all(one.low <= one.high for one in by_source.values())


@pytest.fixture(scope="module")
def good(module_run, evidence_of):
    run = module_run()
    run.walk("publish")
    run.load()
    return evidence_of(run)


def told(evidence, tier, **scores):
    """What would raise a platform of which every criterion is at 90 but these."""
    values = {name: np.array([90.0]) for name in evidence.model.criteria}
    point = compose(evidence.model, values | {name: np.array([score]) for name, score in scores.items()})
    sums = add_up(evidence=evidence, seed=0)
    return raises(evidence=evidence, sums=sums, now=Standing(point, (), tier), findings=())


def test_a_criterion_below_good_practice_tells_what_90_would_gain(good):
    """
    E1 at 50 leaves its dimension 78 of 90, and the whole 90 to the power of .8 times 78 to that of .2.
    """
    (one,) = told(good, FULL, e1=50.0)

    assert (one.kind, one.subject, one.params) == ("criterion", "e1", {"criterion": "e1", "now": "50.0", "then": "90"})
    assert one.gain == pytest.approx(90 - 90**0.8 * 78**0.2)
    assert one.score == pytest.approx(90)


def test_where_everything_is_well_nothing_is_told(good):
    """
    90 is good practice: above it there is nothing to ask for.
    """
    assert told(good, FULL) == ()


def test_the_next_tier_is_worth_what_its_cap_holds_back(good):
    """
    Under experts the best is 74; observing five people would let it rise to 89.
    """
    (one,) = told(good, EXPERT)

    assert (one.kind, one.subject, one.params) == ("tier", "U1", {"tier": "U1"})
    assert (one.score, one.gain) == (89, 15)


def test_nothing_scored_asks_for_evidence_only(module_run, evidence_of):
    """
    One journey that no attempt counts for.
    """
    run = module_run()
    run.attempt("publish", outcome="inapplicable", vitals={})
    score, found = all_raises(evidence_of(run))

    assert score is None
    assert {one.kind for one in found} == {"evidence"}
