"""
notification_missing
"""

import pytest

from toolkit.score.audits.notification_missing import notification_missing
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_what_was_promised_and_did_not_come_is_missing(day):
    """
    One finding an act.
    """
    (found,) = call(notification_missing, day({"seen": 0}, {"act": "follow"}))

    assert (found.impact, found.params["act"], found.params["count"]) == ("serious", "reply", "1")
    assert found.replay.endswith("--mode day")


@pytest.mark.parametrize("row", [{"seen": 1}, {"seen": 2}, {"expected": False, "seen": 0}])
def test_what_came_or_was_not_promised_is_not_missing(day, row):
    """
    The adapter says what is promised.
    """
    assert call(notification_missing, day(row)) == []


def test_a_day_that_does_not_count_shows_nothing(day):
    """
    The platform was away.
    """
    assert call(notification_missing, day({"seen": 0}, validity="invalid")) == []
