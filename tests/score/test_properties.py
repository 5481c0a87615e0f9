"""
What must hold of every score, whatever the numbers are.
"""

import json
import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.records import Cap
from toolkit.score import statistics
from toolkit.score.aggregate import compose
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.grade import grade
from toolkit.score.people.inspection import worth
from toolkit.score.statistics.proportions import clopper_pearson
from toolkit.score.statistics.questionnaires import sus, umux, umux_lite
from toolkit.score.sums import add_up
from toolkit.score.tables import read_tables
from toolkit.score.tiers import Tier
from toolkit.score.uncertainty import interval
from toolkit.settings import Settings
from toolkit.store import RunFolder

pytestmark = pytest.mark.whole

MODEL = shipped()
GOLDEN = Path(__file__).parents[1] / "golden" / "score" / "people"
SCORES = st.fixed_dictionaries({name: st.floats(0, 100) for name in MODEL.criteria})
COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
INTERVALS = [statistics.jeffreys, statistics.wilson, statistics.adjusted_wald, clopper_pearson]


def composed(scores):
    return compose(MODEL, {name: np.array([score]) for name, score in scores.items()})


def mean_of(dimension, known):
    """The mean of what is known of a dimension; None where it is less than half of the weight."""
    criteria = {name: one for name, one in MODEL.of(dimension).items() if name in known}
    weight = sum(one.weight for one in criteria.values())
    if weight < MODEL.coverage.dimension - 1e-9:
        return None
    return sum(one.weight * known[name] for name, one in criteria.items()) / weight


def product(dimensions):
    """The weighted geometric mean, written out."""
    weights = {name: MODEL.dimensions[name].weight for name in dimensions}
    logs = sum(weights[name] * math.log(max(score, 1)) for name, score in dimensions.items())
    return math.exp(logs / sum(weights.values()))


@given(SCORES)
def test_the_whole_lies_between_its_parts(scores):
    """
    Not below the worst dimension and not above the arithmetic mean, where no dimension counts less than 1.
    """
    result = composed(scores)
    dimensions = {name: max(1.0, score[0]) for name, score in result.dimensions.items()}
    mean = sum(MODEL.dimensions[name].weight * score for name, score in dimensions.items())

    assert min(dimensions.values()) - 1e-9 <= result.quality[0] <= mean + 1e-9
    assert result.arithmetic[0] <= mean + 1e-9
    assert result.coverage == pytest.approx(1)


@given(SCORES, st.sampled_from(list(MODEL.criteria)), st.floats(0, 100))
def test_better_is_never_worse(scores, name, more):
    """
    In one criterion, and so in all.
    """
    better = scores | {name: min(100.0, scores[name] + more)}

    assert composed(better).quality[0] >= composed(scores).quality[0] - 1e-9
    assert composed(better).technical[0] >= composed(scores).technical[0] - 1e-9


@given(SCORES, st.sets(st.sampled_from(list(MODEL.criteria))))
def test_missing_lies_between_its_scenarios(scores, missing):
    """
    Scenarios put 30 and 90 where nothing is known; coverage is what is left; nothing stands in for what is missing.
    """
    known = {name: score for name, score in scores.items() if name not in missing}
    result = composed(known)
    weight = sum(c.weight * MODEL.dimensions[c.dimension].weight for n, c in MODEL.criteria.items() if n in known)
    means = {name: mean_of(name, known) for name in MODEL.dimensions}
    scored = {name: mean for name, mean in means.items() if mean is not None}

    assert result.coverage == pytest.approx(weight)
    assert {name: score[0] for name, score in result.dimensions.items()} == pytest.approx(scored)
    assert math.isnan(result.quality[0]) == (not scored)
    if scored:
        assert result.quality[0] == pytest.approx(product(scored))
    assert result.scenario_low[0] == pytest.approx(product({name: scored.get(name, 30) for name in means}))
    assert result.scenario_high[0] == pytest.approx(product({name: scored.get(name, 90) for name in means}))


@given(SCORES, st.permutations(list(MODEL.criteria)))
def test_the_order_of_criteria_does_not_matter(scores, order):
    """
    A mean has no first part.
    """
    assert composed({name: scores[name] for name in order}).quality[0] == pytest.approx(composed(scores).quality[0])


@given(COUNTS)
def test_intervals_of_proportions_hold_what_was_seen(counts):
    """
    Between 0 and 1, and narrower with four times as many; Agresti and Coull's may be clipped.
    """
    x, n = counts
    for of in INTERVALS:
        (low, high), (lower, higher) = of(x, n), of(4 * x, 4 * n)

        assert 0 <= low <= x / n + 1e-9
        assert x / n - 1e-9 <= high <= 1
        assert higher - lower < high - low


@given(COUNTS)
def test_points_of_proportions_are_drawn_to_the_middle(counts):
    """
    The fewer trials, the more: Jeffreys' less than Laplace's.
    """
    x, n = counts
    points = statistics.points(x, n)
    away = [abs(points.mle - 0.5), abs(points.jeffreys - 0.5), abs(points.laplace - 0.5)]

    assert away == sorted(away, reverse=True) or max(away) - min(away) < 1e-9


@given(st.lists(st.floats(0, 100), min_size=2, max_size=50), st.floats(0, 100), st.floats(0.5, 0.99))
def test_an_interval_of_draws_holds_the_point(draws, point, level):
    """
    And a wider level holds a narrower one; no wider than the draws and the point ask for.
    """
    low, high = interval(np.array(draws), point, level)
    outer_low, outer_high = interval(np.array(draws), point, 0.999)
    first, last = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])

    assert (low is None) == (high is None) == (min(draws) == max(draws))
    assert low is None or outer_low <= low <= point <= high <= outer_high
    assert low is None or (low, high) == pytest.approx((min(first, point), max(last, point)))


@given(st.floats(0, 4), st.floats(0, 4))
def test_a_worse_problem_never_leaves_more(one, other):
    """
    Whatever the mean of the ratings.
    """
    low, high = sorted((one, other))

    assert worth(np.array([low]), MODEL.people.severity_values) >= worth(np.array([high]), MODEL.people.severity_values)


@given(st.lists(st.integers(1, 5), min_size=10, max_size=10), st.integers(0, 9))
def test_a_friendlier_answer_never_lowers_a_sus(answers, item):
    """
    More agreement with odd items, less with even ones.
    """
    friendlier = [*answers]
    friendlier[item] = min(5, answers[item] + 1) if item % 2 == 0 else max(1, answers[item] - 1)

    assert sus([friendlier])[0] >= sus([answers])[0]


@given(st.lists(st.integers(1, 7), min_size=4, max_size=4))
def test_short_questionnaires_fill_their_scale(answers):
    """
    From 0 to 100.
    """
    assert 0 <= umux([answers])[0] <= 100
    assert 0 <= umux_lite([answers[:2]])[0] <= 100


def point_of(folder):
    evidence = prepare(tables=read_tables(folder), model=MODEL, settings=Settings())
    sums = add_up(evidence=evidence, seed=0)
    return sums.point, evidence


def rewritten(target, change):
    """A copy of the run with people in which every line of a study went through `change`."""
    shutil.copytree(GOLDEN, target)
    for path in target.glob("evidence/*-spring.jsonl"):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [json.dumps(record) for record in change(records)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return RunFolder(target)


@pytest.fixture(scope="module")
def people():
    return point_of(RunFolder(GOLDEN))


def same(one, other):
    assert one.criteria.keys() == other.criteria.keys()
    assert {name: one.criteria[name][0] for name in one.criteria} == pytest.approx(
        {name: other.criteria[name][0] for name in one.criteria}
    )


@given(SCORES, st.sampled_from(["M", "E", "U1", "U2"]), st.sampled_from([None, "K1", "K2", "K3"]))
def test_no_score_lifts_a_cap(scores, tier, barrier):
    """
    Neither that of the tier that people's evidence reaches nor that of a barrier, whatever the rest is worth.
    """
    point = composed(scores)
    limits = {"M": None, "E": MODEL.tiers.E.cap, "U1": MODEL.tiers.U1.cap, "U2": 100}
    caps = () if barrier is None else (Cap(cap=barrier, limit=MODEL.caps[barrier], band="", condition=""),)
    given_ = grade(
        model=MODEL, point=point, draws=point, caps=caps, tier=Tier(tier, limits[tier], preliminary=False, missing=())
    )
    most = min([100.0 if limits[tier] is None else limits[tier], *(cap.limit for cap in caps)])

    assert (given_.score is None) == (tier == "M")
    assert given_.score is None or given_.score <= most
    assert given_.technical_index <= min([100.0, *(cap.limit for cap in caps)])


@pytest.mark.parametrize("case", ["people", "good", "broken"])
def test_what_is_demonstrated_is_not_above_what_is_observed(case):
    """
    Of the draws themselves, before any interval is widened to hold the point; they may lean a little.
    """
    evidence = prepare(tables=read_tables(RunFolder(GOLDEN.parent / case)), model=MODEL, settings=Settings())
    sums = add_up(evidence=evidence, seed=0)

    for name, points in {**sums.point.criteria, **sums.point.dimensions}.items():
        drawn = {**sums.draws.criteria, **sums.draws.dimensions}[name]
        assert np.quantile(drawn, 0.05) <= points[0] + 0.5, name
    assert np.quantile(sums.draws.technical, 0.05) <= sums.point.technical[0] + 0.5


@pytest.mark.process
def test_no_order_of_a_process_shows_in_the_scorecard(tmp_path):
    """
    Sets and dictionaries are hashed anew by each process; the same evidence gives the same bytes.
    """
    written = []
    for seed in ("0", "1"):
        folder = tmp_path / seed / GOLDEN.name
        shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns("scorecard.json"))
        command = [sys.executable, "-m", "toolkit", "score", str(folder)]
        subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, check=False, capture_output=True
        )
        written.append((folder / "scorecard.json").read_bytes())

    assert written[0] == written[1] == (GOLDEN / "scorecard.json").read_bytes()


def test_the_order_of_rows_does_not_matter(people, tmp_path):
    """
    Whoever's answers were typed in first.
    """
    shuffled, evidence = point_of(rewritten(tmp_path / GOLDEN.name, lambda records: records[::-1]))

    same(shuffled, people[0])
    assert evidence.inspected.problems == people[1].inspected.problems
    assert evidence.people.repeats == 1


def test_names_of_people_do_not_matter(people, tmp_path):
    """
    Pseudonyms are exchanged in a circle: nobody is better for their number.
    """
    circle = {"P1": "P4", "P4": "P2", "P2": "P5", "P5": "P3", "P3": "P1", "E1": "E3", "E3": "E1"}

    def change(records):
        for record in records:
            for field in ("participant", "evaluator"):
                if field in record:
                    record[field] = circle.get(record[field], record[field])
        return records

    renamed, evidence = point_of(rewritten(tmp_path / GOLDEN.name, change))

    same(renamed, people[0])
    assert [one.severity for one in evidence.inspected.problems] == [
        one.severity for one in people[1].inspected.problems
    ]


def test_a_kind_of_evidence_less_changes_no_other(people, tmp_path):
    """
    Without questionnaires completion is what it was, and satisfaction is missing.
    """
    folder = rewritten(tmp_path / GOLDEN.name, lambda records: records)
    next(folder.evidence.glob("answers-spring.jsonl")).unlink()
    rest, _ = point_of(folder)
    gone = people[0].criteria.keys() - rest.criteria.keys()

    assert gone == {"s1", "s3"}
    assert all(rest.criteria[name][0] == people[0].criteria[name][0] for name in rest.criteria)
