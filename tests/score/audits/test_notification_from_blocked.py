"""
notification_from_blocked
"""

import pytest

from toolkit.score.audits.notification_from_blocked import notification_from_blocked
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_what_a_blocked_member_makes_heard_is_one_too_many(day):
    """
    Each is a knock at a closed door.
    """
    (found,) = call(notification_from_blocked, day({"expected": False, "blocked": True}, {"act": "follow"}))

    assert (found.impact, found.params["act"], found.params["count"]) == ("serious", "reply", "1")
    assert found.replay.endswith("--mode day")


@pytest.mark.parametrize("row", [{"expected": False, "blocked": True, "seen": 0}, {"expected": False}])
def test_silence_and_others_are_no_knock(day, row):
    """
    Who is not blocked may be heard.
    """
    assert call(notification_from_blocked, day(row)) == []


def test_a_day_that_does_not_count_shows_nothing(day):
    """
    The platform was away.
    """
    assert call(notification_from_blocked, day({"expected": False, "blocked": True}, validity="invalid")) == []
