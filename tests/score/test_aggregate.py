"""
The model's acceptance vectors and properties, through the functions that score real runs.
"""

import numpy as np
import pandas as pd
import pytest

from tests.score.model_values import GOOD, MIXED, MIXED_SCORES, PEOPLE, TYPICAL
from toolkit.records import Cap
from toolkit.score.aggregate import compose
from toolkit.score.criteria import shipped
from toolkit.score.grade import grade
from toolkit.score.sampling import Drawing
from toolkit.score.scores import score_criteria
from toolkit.score.tiers import HumanEvidence, tier_of
from toolkit.score.values import row, table

pytestmark = pytest.mark.whole

MODEL = shipped()
EVERYBODY = HumanEvidence(
    evaluators=3, participants=12, journeys=3, segments=12, assistive=2, groups=2, coders=2, questionnaire=1
)
DRAWING = Drawing(count=MODEL.uncertainty.draws, seed=1)


def scored(values):
    rows = [table([row(value=value, n=1)], metric=MODEL.criteria[name].metric) for name, value in values.items()]
    return score_criteria(model=MODEL, values=pd.concat(rows, ignore_index=True), importance={}, drawing=DRAWING)


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
        (EVERYBODY, "U2", 90),
        (EVERYBODY._replace(assistive=1), "U1", 89),
    ],
)
def test_thin_evidence_limits_the_grade(people, tier, score):
    """
    The best of scores is worth what was observed.
    """
    given = graded(GOOD, people=people)

    assert given.tier == tier
    assert given.score == pytest.approx(score, abs=1e-6)


def test_what_people_have_seen_limits_the_grade_and_not_the_index():
    """
    The index tells of machines alone: experts take nothing away from it.
    """
    alone, with_experts = (graded(GOOD, people=people) for people in (HumanEvidence(), HumanEvidence(evaluators=3)))

    assert (with_experts.score, alone.score) == (74, None)
    assert with_experts.technical_index == alone.technical_index == pytest.approx(90, abs=1e-6)


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
