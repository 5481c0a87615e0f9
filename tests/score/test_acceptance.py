"""
The model's acceptance vectors that need people: what few of them can show, and how much the weights decide.

The others are in `test_aggregate.py` (1 to 5 and 7) and `metrics/test_inspection.py` (6).
"""

import numpy as np
import pandas as pd
import pytest

from tests.score.model_values import MIXED
from toolkit.score.aggregate import compose
from toolkit.score.criteria import shipped
from toolkit.score.grade import grade
from toolkit.score.metrics.satisfaction import sus
from toolkit.score.metrics.user_tasks import task_completion
from toolkit.score.sampling import Drawing
from toolkit.score.scores import score_criteria
from toolkit.score.sensitivity import sensitivity
from toolkit.score.tiers import Tier
from toolkit.score.values import row, table

MODEL = shipped()
FULL = Tier("U2", 100, preliminary=False, missing=())
# SUS scores with the mean of 74 and the usual standard deviation of 17.7, and who of these people reached the goal.
TWENTY = [
    37.5, 47.5, 52.5, 55, 60, 62.5, 65, 67.5, 72.5, 75, 80, 80, 82.5, 82.5, 85, 87.5, 92.5, 95, 100, 100,
]  # fmt: skip
TEN = [42.5, 55, 62.5, 67.5, 72.5, 77.5, 82.5, 87.5, 92.5, 100]
FAILED = {20: (6, 13), 10: (4,)}  # in the middle of the scores: no one is both lost and angry


def sheet(score):
    """Answers whose SUS this is."""
    steps = round((score - 50) / 2.5)
    better = [(steps + 9 - item) // 10 for item in range(10)]
    return [3 + up if item % 2 == 0 else 3 - up for item, up in enumerate(better)]


def fixed(names):
    """Rows whose value is known exactly."""
    return [table([row(value=MIXED[name], n=1)], metric=MODEL.criteria[name].metric) for name in names]


@pytest.fixture
def study(human):
    """A function that grades the mixed platform with these people's completion and SUS."""

    def of(scores):
        def write(study):
            for number, score in enumerate(scores):
                study.task(f"P{number:02d}", success=number not in FAILED[len(scores)])
                study.answers(f"P{number:02d}", "f_sus", sheet(score))

        people = human(write)
        drawing = Drawing(count=MODEL.uncertainty.draws, seed=0, participants=len(people.participants))
        reliability = table([row(value=0.985, n=200, passed=197)], metric="journey_reliability")
        observed = [task_completion(people=people).assign(metric="task_completion"), sus(people=people)]
        values = pd.concat(
            [reliability, observed[0], observed[1].assign(metric="sus"), *fixed(set(MIXED) - {"e1", "e2", "s1"})],
            ignore_index=True,
        )
        scored = score_criteria(model=MODEL, values=values, importance={}, drawing=drawing)
        point, draws = (
            compose(MODEL, {name: getattr(one, part) for name, one in scored.items()}) for part in ("point", "draws")
        )
        return draws.quality, grade(model=MODEL, point=point, draws=draws, caps=(), tier=FULL)

    return of


def test_twenty_people_demonstrate_what_they_show(study):
    """
    Vector 9: E2 18/20, SUS of 20 people, E1 197/200. q5 lies just above the limit of B.
    """
    quality, given = study(TWENTY)

    assert np.quantile(quality, [0.05, 0.5, 0.95]) == pytest.approx([75.3, 78.8, 82.0], abs=0.3)
    assert (given.observed, given.demonstrated, given.letter) == ("B", "B", "B")


def test_ten_people_show_the_same_and_demonstrate_less(study):
    """
    Vector 9: E2 9/10 and the SUS of ten. Observed B, demonstrated C: more evidence is worth gathering.
    """
    quality, given = study(TEN)

    assert np.quantile(quality, 0.05) < 75
    assert (given.observed, given.demonstrated, given.letter) == ("B", "C", "C")


def test_weights_decide_two_points_at_most():
    """
    Vector 8: the mixed platform under weights drawn around ours, Dirichlet(40·w): 77.3, 79.3 and 81.2.
    """
    values = pd.concat(fixed(MIXED), ignore_index=True)
    scored = score_criteria(model=MODEL, values=values, importance={}, drawing=None)
    point = compose(MODEL, {name: one.point for name, one in scored.items()})
    dirichlet, equal, arithmetic = sensitivity(model=MODEL, point=point, graded=True, seed=0)

    assert (dirichlet.low, dirichlet.score, dirichlet.high) == pytest.approx((77.3, 79.3, 81.2), abs=0.2)
    assert (dirichlet.draws, dirichlet.band) == (5000, "B")
    assert arithmetic.score == pytest.approx(79.628, abs=6e-4)
    assert equal.score == pytest.approx(
        np.prod([74.302, 78.291, 67.326, 80.880, 83.000, 91.954, 81.261, 89.800]) ** (1 / 8), abs=1e-3
    )
