"""
notification_f1
"""

import numpy as np
import pytest

from toolkit.score.metrics.notifications import notification_f1
from toolkit.score.sampling import Drawing
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_f1_of_a_day_by_hand(new_run, evidence_of):
    """
    Three told that were to be, one of them twice; one told too much, one not told: 6 of 8.
    """
    run = new_run()
    day = run.lived("day", mode="day")
    for fields in ({}, {}, {"seen": 2}, {"expected": False}, {"seen": 0}, {"expected": False, "seen": 0}):
        run.notice(day, **fields)
    (row,) = call(notification_f1, evidence_of(run)).to_dict("records")
    drawn = row["sample"].draw(Drawing(count=4000, seed=1), np.random.default_rng(1))

    assert (row["value"], row["n"], row["journey"]) == (0.75, 5, None)
    assert row["detail"] == {"right": "3", "wrong": "1", "missed": "1"}
    assert np.quantile(drawn, [0.025, 0.975]) == pytest.approx([row["low"], row["high"]], abs=0.03)


def test_no_day_no_value(new_run, evidence_of):
    """
    Neither good nor bad.
    """
    run = new_run()
    run.lived()

    assert call(notification_f1, evidence_of(run)).empty
