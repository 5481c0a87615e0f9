"""What members were notified of, against what they were to be notified of."""

import pandas as pd
import pytest

from toolkit.score.notices import noticed, notification_result, tally

DEFAULTS = {
    "attempt_id": "a1",
    "persona": "desktop",
    "engine": "chromium",
    "position": 1,
    "act": "reply",
    "actor": "bob",
    "member": "alice",
    "expected": True,
    "seen": 1,
    "blocked": False,
    "badge": 1,
    "unread": 1,
}


def day(*rows, valid=True):
    """A day, each row told by what differs."""
    table = pd.DataFrame([{**DEFAULTS, "position": at, **row} for at, row in enumerate(rows, 1)])
    table = table.astype({"badge": "Int64", "unread": "Int64"}) if rows else table
    return noticed(notifications=table, lived=pd.DataFrame({"id": ["a1"], "valid": [valid]}))


def test_right_wrong_and_missed_by_hand():
    """
    Two told that were to be, one of them twice; one told too much; one not told.
    """
    rows = day(
        {}, {"seen": 2, "badge": 2, "unread": 2}, {"expected": False}, {"seen": 0}, {"expected": False, "seen": 0}
    )
    result = notification_result(noticed=rows)

    assert tally(rows) == (2, 1, 1)
    assert (result.acts, result.expected, result.seen, result.right, result.doubled) == (5, 3, 3, 2, 1)
    assert (result.precision.value, result.recall.value, result.f1.value) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert result.f1.n == 4


@pytest.mark.parametrize(("badge", "wrong"), [(1, False), (2, True), (0, True), (None, False)])
def test_a_count_is_wrong_when_it_is_not_what_is_unread(badge, wrong):
    """
    Where there is none it cannot be.
    """
    assert day({"badge": badge})["badge_wrong"].tolist() == [wrong]


def test_a_day_that_does_not_count_is_none():
    """
    The platform was away.
    """
    assert notification_result(noticed=day({}, valid=False)) is None


def test_what_a_blocked_member_makes_heard_is_counted():
    """
    Both as too much and as what it is.
    """
    result = notification_result(noticed=day({"expected": False, "blocked": True}))

    assert (result.from_blocked, result.precision.value) == (1, 0.0)
