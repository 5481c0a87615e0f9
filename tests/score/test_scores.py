"""
From metric values to scores: weights of journeys and devices, streams of draws.
"""

import pandas as pd
import pytest

from toolkit.score.criteria import shipped
from toolkit.score.sampling import Drawing
from toolkit.score.scores import as_score, score_criteria
from toolkit.score.values import row, table

MODEL = shipped()


def score(*tables, importance=None, seed=1):
    drawing = Drawing(count=MODEL.uncertainty.draws, seed=seed)
    values = pd.concat(tables, ignore_index=True)
    return score_criteria(model=MODEL, values=values, importance=importance or {}, drawing=drawing)


def test_values_are_averaged_before_their_curve():
    """
    Reliability of the whole platform: (3 × 1 + 1 × .8) / 4 = .95 is 50, not the mean of 100 and 0.
    """
    rows = [row(value=1.0, n=3, passed=3, journey="post"), row(value=0.8, n=5, passed=4, journey="share")]
    scored = score(table(rows, metric="journey_reliability"), importance={"post": 3, "share": 1})["e1"]

    assert (scored.metric.value, scored.metric.n) == (pytest.approx(0.95), 8)
    assert scored.point[0] == pytest.approx(50)


def test_timings_are_scored_before_they_are_averaged():
    """
    A page at 2500 ms and one at 4000 ms are 90 and 50, with the weights of their journeys.
    """
    rows = [
        row(value=2500.0, n=3, journey="post", persona="desktop"),
        row(value=4000.0, n=3, journey="share", persona="desktop"),
    ]
    scored = score(table(rows, metric="lcp"), importance={"post": 3, "share": 1})["lcp"]

    assert scored.point[0] == pytest.approx(80, abs=1e-4)


def test_a_device_weighs_the_same_however_many_journeys_it_walked():
    """
    Three desktop journeys do not outvote one on a phone.
    """
    rows = [row(value=2500.0, n=3, journey=name, persona="desktop") for name in "abc"]
    rows.append(row(value=4000.0, n=3, journey="a", persona="mobile"))

    assert score(table(rows, metric="lcp"))["lcp"].point[0] == pytest.approx(70, abs=1e-4)


def test_personas_without_a_device_are_reported_only():
    """
    A slow network is a condition, not a platform's timing.
    """
    rows = [row(value=9000.0, n=3, journey="a", persona="slow_network")]
    scored = score(table(rows, metric="lcp"))["lcp"]

    assert scored.point is None
    assert scored.metric.reason == "@reason.not_measured"


def test_a_row_without_value_leaves_the_others():
    """
    One journey that could not be walked does not take the metric away.
    """
    rows = [row(value=None, n=0, journey="a", reason="@reason.unsupported"), row(value=1.0, n=3, passed=3, journey="b")]

    assert score(table(rows, metric="journey_reliability"))["e1"].point[0] == 100


def test_a_metric_without_any_value_keeps_its_reason():
    """
    The report says why.
    """
    rows = [row(value=None, n=0, reason="@reason.no_declared_peak")]
    scored = score(table(rows, metric="apdex"))
    record = as_score("c2", MODEL.criteria["c2"], scored["c2"], 0.9)

    assert (record.value, record.low, record.reason) == (None, None, "@reason.no_declared_peak")
    assert scored["e2"].metric.reason == "@reason.no_people"


def test_a_criterions_draws_do_not_depend_on_the_others():
    """
    Measuring one thing more moves no other interval.
    """
    reliability = table([row(value=0.9, n=20, passed=18)], metric="journey_reliability")
    states = table([row(value=0.9, n=20, passed=18)], metric="barrier_free_states")
    alone, both = score(reliability)["e1"], score(states, reliability)

    assert (alone.draws == both["e1"].draws).all()
    assert (both["a3"].draws != both["e1"].draws).any()


def test_a_score_prints_its_curve_and_where_it_comes_from():
    """
    Every anchor is open to argument.
    """
    scored = score(table([row(value=0.97, n=100, passed=97)], metric="journey_reliability"))
    record = as_score("e1", MODEL.criteria["e1"], scored["e1"], 0.9)

    assert record.curve == "pl (0.8, 0) (0.95, 50) (0.99, 90) (1, 100)"
    assert record.decision
    assert record.value == pytest.approx(70)
    assert record.low < record.value < record.high


def test_shares_of_few_people_are_scored_by_jeffreys_mean():
    """
    18 of 20 people are 18.5/21, weighted with a lesser task of 4/4; the row itself keeps what was observed.
    """
    rows = [row(value=0.9, n=20, passed=18, journey="post"), row(value=1.0, n=4, passed=4, journey="share")]
    scored = score(table(rows, metric="task_completion"), importance={"post": 3, "share": 1})["e2"]

    assert scored.metric.value == pytest.approx((3 * 18.5 / 21 + 4.5 / 5) / 4)
    assert (MODEL.criteria["e2"].estimate, MODEL.criteria["e3"].estimate) == ("jeffreys", "jeffreys")
    assert MODEL.criteria["e1"].estimate == "observed"


def test_a_score_is_the_middle_of_its_draws():
    """
    One coherent object: the point of a share of people lies where its posterior does.
    """
    scored = score(table([row(value=0.6, n=300, passed=180)], metric="task_completion"))["e2"]

    assert scored.point[0] == pytest.approx(scored.draws.mean(), abs=0.3)


def test_ratios_are_averaged_geometrically():
    """
    Twice as slow at one journey and twice as fast at the other is as fast; a critical journey weighs three times.
    """
    rows = [row(value=2.0, n=5, journey="post"), row(value=0.5, n=5, journey="share")]
    even = score(table(rows, metric="time_ratio"))["f2"]
    weighted = score(table(rows, metric="effort_ratio"), importance={"post": 3, "share": 1})["f1"]

    assert even.metric.value == pytest.approx(1)
    assert weighted.metric.value == pytest.approx(2**0.5)


def test_a_journey_has_one_effort_ratio_however_many_walked_it():
    """
    Where the matrix lets eight people walk a critical journey and one the others, its weight is 3 and not 24.
    """
    many = [row(value=2.0, n=1, journey="post", persona=str(number)) for number in range(8)]
    one = [row(value=0.5, n=3, journey="share", persona="desktop")]
    scored = score(table(many + one, metric="effort_ratio"), importance={"post": 3, "share": 1})["f1"]

    assert scored.metric.value == pytest.approx(2**0.5)


def test_only_the_metrics_asked_for_are_scored():
    """
    What a mended defect does not touch need not be scored again.
    """
    values = table([row(value=0.9, n=20, passed=18)], metric="journey_reliability")
    found = score_criteria(model=MODEL, values=values, importance={}, drawing=None, only=["journey_reliability", "lcp"])

    assert list(found) == ["e1", "lcp"]
    assert (found["e1"].draws, found["lcp"].point) == (None, None)
