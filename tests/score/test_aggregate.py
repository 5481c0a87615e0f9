"""
The model's acceptance vectors and properties, through the functions that score real runs.
"""

import numpy as np
import pandas as pd
import pytest

from toolkit.records import Cap
from toolkit.score.aggregate import compose
from toolkit.score.criteria import shipped
from toolkit.score.grade import grade
from toolkit.score.scores import score_criteria
from toolkit.score.tiers import HumanEvidence, tier_of
from toolkit.score.values import row, table

MODEL = shipped()
EVERYBODY = HumanEvidence(evaluators=3, participants=12, journeys=3, assistive=2, groups=2)
PEOPLE = ("e2", "e3", "f2", "f3", "s1", "s2", "s3", "g1")

TYPICAL = {
    "e1": 0.95, "e2": 0.78, "e3": 0.33, "f1": 2, "f2": 3, "f3": 0.4, "s1": 68, "s2": 5.5, "s3": 1.02, "g1": 50,
    "g2": 0.5, "a1": 0.5, "a2": 0.5, "a3": 0.5, "lcp": 4000, "inp": 500, "cls": 0.25, "fcp": 3000, "tbt": 600,
    "echo": 3000, "feed": 5000, "notif": 10000, "c1": 1, "c2": 0.7, "c3": 0.01, "c4": 1.5,
    "t1": 0.5, "t2": 0.5, "t3": 0.5, "t4": 0.5, "t5": 0.5,
}  # fmt: skip
GOOD = {
    "e1": 0.99, "e2": 0.968, "e3": 0.9, "f1": 1, "f2": 1.5, "f3": 0.08, "s1": 80.8, "s2": 6.3, "s3": 1.58, "g1": 90,
    "g2": 0.9, "a1": 0.9, "a2": 0.9, "a3": 0.9, "lcp": 2500, "inp": 200, "cls": 0.1, "fcp": 1800, "tbt": 200,
    "echo": 1000, "feed": 2000, "notif": 3000, "c1": 2, "c2": 0.94, "c3": 0.001, "c4": 1.1,
    "t1": 0.9, "t2": 0.9, "t3": 0.9, "t4": 0.9, "t5": 0.9,
}  # fmt: skip
MIXED = {
    "e1": 0.985, "e2": 0.90, "e3": 0.55, "f1": 1.2, "f2": 2.0, "f3": 0.22, "s1": 74, "s2": 5.8, "s3": 1.2, "g1": 78.6,
    "g2": 0.9, "a1": 0.82, "a2": 0.9, "a3": 0.75, "lcp": 2300, "inp": 180, "cls": 0.05, "fcp": 1500, "tbt": 250,
    "echo": 700, "feed": 2600, "notif": 4000, "c1": 1.6, "c2": 0.91, "c3": 0.002, "c4": 1.15,
    "t1": 0.8, "t2": 0.9, "t3": 0.95, "t4": 0.98, "t5": 1,
}  # fmt: skip
MIXED_SCORES = {
    "e1": 85, "e2": 71.429, "e3": 65.439, "f1": 82.753, "f2": 77.327, "f3": 72.5, "s1": 69.667, "s2": 65, "s3": 61.842,
    "lcp": 93.434, "inp": 92.349, "cls": 98.781, "fcp": 95.898, "tbt": 84.643, "echo": 95.521, "feed": 81.980,
    "notif": 83.530, "c1": 74, "c2": 85, "c3": 85.556, "c4": 85,
}  # fmt: skip


def scored(values):
    rows = [table([row(value=value, n=1)], metric=MODEL.criteria[name].metric) for name, value in values.items()]
    return score_criteria(model=MODEL, values=pd.concat(rows, ignore_index=True), importance={}, seed=1)


def composed(values):
    points = {name: one.point for name, one in scored(values).items() if one.point is not None}
    return compose(MODEL, points)


def graded(values, *caps, people=EVERYBODY):
    point = composed(values)
    tier = tier_of(model=MODEL, people=people, missing=())
    return grade(model=MODEL, point=point, draws=point, caps=caps, tier=tier)


def cap(name):
    limit = MODEL.caps[name]
    return Cap(cap=name, limit=limit, band=MODEL.band(limit), condition="@cap")


@pytest.mark.parametrize(("values", "expected", "letter"), [(TYPICAL, 50.0, "D"), (GOOD, 90.0, "A")])
def test_typical_practice_is_50_and_good_practice_90_everywhere(values, expected, letter):
    """
    Vectors 1 and 2: one meaning for every metric.
    """
    result = composed(values)

    assert {name: score[0] for name, score in result.dimensions.items()} == pytest.approx(
        dict.fromkeys(MODEL.dimensions, expected), abs=1e-6
    )
    assert result.quality[0] == pytest.approx(expected, abs=1e-6)
    assert graded(values).letter == letter


def test_a_mixed_platform():
    """
    Vector 3: every criterion, every dimension, both means.
    """
    result = composed(MIXED)

    assert {name: result.criteria[name][0] for name in MIXED_SCORES} == pytest.approx(MIXED_SCORES, abs=6e-4)
    assert [score[0] for score in result.dimensions.values()] == pytest.approx(
        [74.302, 78.291, 67.326, 80.880, 83.000, 91.954, 81.261, 89.800], abs=6e-4
    )
    assert result.quality[0] == pytest.approx(79.2716, abs=6e-5)
    assert result.arithmetic[0] == pytest.approx(79.628, abs=6e-4)
    assert graded(MIXED).letter == "B"


def test_a_barrier_is_not_averaged_away():
    """
    Vector 3 with K2: 59 and D, whatever the rest is worth.
    """
    result = graded(MIXED, cap("K2"))

    assert (result.score, result.letter, result.observed) == (59, "D", "D")
    assert result.uncapped == pytest.approx(79.2716, abs=6e-5)


def test_the_lowest_of_several_caps_holds():
    """
    Three barriers are not better than the worst of them.
    """
    assert graded(MIXED, cap("K3"), cap("K1"), cap("K2")).score == 44


def test_a_low_dimension_is_not_compensated():
    """
    Vector 4: an arithmetic mean would make a C of it.
    """
    values = MIXED | {"a1": 0.10, "a2": 0.1, "a3": 0.05}
    result = composed(values)

    assert result.dimensions["d5"][0] == pytest.approx(9)
    assert result.quality[0] == pytest.approx(56.8058, abs=6e-5)
    assert result.arithmetic[0] == pytest.approx(68.5, abs=0.05)
    assert graded(values).letter == "D"


def test_machines_alone_earn_an_index_and_no_grade():
    """
    Vector 5: what no person has seen has no grade.
    """
    values = {name: value for name, value in MIXED.items() if name not in PEOPLE}
    result = composed(values)
    given = graded(values, people=HumanEvidence())

    assert set(result.dimensions) == {"d5", "d6", "d7", "d8"}
    assert (result.coverage, result.technical_weight) == pytest.approx((0.57, 0.57))
    assert result.quality[0] == pytest.approx(86.0046, abs=6e-5)
    assert (given.scenario_low, given.scenario_high) == pytest.approx((48.189, 88.180), abs=6e-4)
    assert given.technical_index == pytest.approx(85.8029, abs=6e-5)
    assert (given.letter, given.score, given.reason) == (None, None, "@reason.no_human_evidence")


def test_caps_hold_the_technical_index_too():
    """
    A barrier is one for machines as well.
    """
    values = {name: value for name, value in MIXED.items() if name not in PEOPLE}
    given = graded(values, cap("K1"), people=HumanEvidence())

    assert given.technical_index == 44
    assert given.uncapped == pytest.approx(85.8029, abs=6e-5)


@pytest.mark.parametrize(
    ("people", "tier", "score"),
    [
        (HumanEvidence(evaluators=3), "E", 74),
        (HumanEvidence(evaluators=3, participants=5, journeys=3), "U1", 89),
        (HumanEvidence(evaluators=3, participants=12, journeys=3, assistive=2, groups=2), "U2", 90),
        (HumanEvidence(evaluators=3, participants=12, journeys=3, assistive=1, groups=2), "U1", 89),
    ],
)
def test_thin_evidence_limits_the_grade(people, tier, score):
    """
    The best of scores is worth what was observed.
    """
    given = graded(GOOD, people=people)

    assert given.tier == tier
    assert given.score == pytest.approx(score, abs=1e-6)


def test_more_evidence_never_lifts_a_cap():
    """
    Only mending the barrier does.
    """
    one = graded(GOOD, cap("K2"), people=HumanEvidence(evaluators=3))
    all_of_it = graded(GOOD, cap("K2"))

    assert one.score == all_of_it.score == 59


def test_users_without_experts_are_still_tier_m():
    """
    Tiers build on each other.
    """
    given = graded(GOOD, people=HumanEvidence(participants=20, journeys=5))

    assert (given.tier, given.letter) == ("M", None)


def test_little_coverage_gives_no_grade():
    """
    Below two fifths there is a profile, not a grade.
    """
    given = graded({"s1": 80, "s2": 6, "a1": 0.9, "a2": 0.9})

    assert given.coverage < MODEL.coverage.grade
    assert (given.letter, given.reason) == (None, "@reason.coverage_low")


def test_a_dimension_needs_half_of_its_weight():
    """
    c2 and c3 are .55 of capacity, c3 and c4 only .30.
    """
    assert "d7" in composed({"c2": 0.9, "c3": 0.0}).dimensions
    assert "d7" not in composed({"c3": 0.0, "c4": 1.0}).dimensions


def test_a_score_of_nought_counts_as_one_in_the_product():
    """
    Otherwise one dimension at 0 would hide all the others.
    """
    result = composed(GOOD | {"a1": 0, "a2": 0, "a3": 0})

    assert result.dimensions["d5"][0] == 0
    assert result.quality[0] == pytest.approx(90**0.85)


def quickly(values):
    """Curves and aggregation without draws: for properties that are tried many times."""
    return compose(MODEL, {name: MODEL.criteria[name].curve(np.array([value])) for name, value in values.items()})


def random_values(rng):
    """A platform between unusable and flawless in every criterion."""
    return {name: max(0.0, TYPICAL[name] + (GOOD[name] - TYPICAL[name]) * rng.uniform(-1.0, 2.0)) for name in TYPICAL}


@pytest.mark.parametrize("seed", range(20))
def test_better_is_never_worse(seed):
    """
    Vector 7: the whole is monotone in every criterion.
    """
    rng = np.random.default_rng(seed)
    values = random_values(rng)
    before = quickly(values)
    for name, criterion in MODEL.criteria.items():
        step = abs(GOOD[name] - TYPICAL[name]) * rng.uniform(0, 1)
        better = values | {name: values[name] + (step if criterion.better == "higher" else -step)}

        assert quickly(better).quality[0] >= before.quality[0] - 1e-9, name


@pytest.mark.parametrize("seed", range(20))
def test_imbalance_costs(seed):
    """
    Vector 7: the geometric mean is never above the arithmetic one.
    """
    result = quickly(random_values(np.random.default_rng(seed)))

    assert result.quality[0] <= result.arithmetic[0] + 1e-9


def test_a_missing_criterion_changes_no_other():
    """
    Vector 7: missing is neither good nor bad.
    """
    whole = scored(MIXED)
    rest = scored({name: value for name, value in MIXED.items() if name not in ("e2", "lcp", "c1")})

    assert [name for name, one in rest.items() if one.point is None] == ["e2", "lcp", "c1"]
    assert all(rest[name].point == whole[name].point for name in MIXED if name not in ("e2", "lcp", "c1"))
