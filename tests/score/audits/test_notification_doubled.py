"""
notification_doubled
"""

import pytest

from toolkit.score.audits.notification_doubled import notification_doubled
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_two_notifications_of_one_act_are_one_too_many(day):
    """
    One finding an act.
    """
    (found,) = call(notification_doubled, day({"seen": 2}, {"act": "follow"}))

    assert (found.impact, found.params["act"], found.params["count"]) == ("moderate", "reply", "1")
    assert found.replay.endswith("--mode day")


@pytest.mark.parametrize("row", [{"seen": 1}, {"seen": 0}, {"expected": False, "seen": 1}])
def test_one_or_none_is_not_twice(day, row):
    """
    Whether it was to come or not is asked elsewhere.
    """
    assert call(notification_doubled, day(row)) == []


def test_a_day_that_does_not_count_shows_nothing(day):
    """
    The platform was away.
    """
    assert call(notification_doubled, day({"seen": 2}, validity="invalid")) == []
