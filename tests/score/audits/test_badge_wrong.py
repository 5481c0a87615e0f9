"""
badge_wrong
"""

import pytest

from toolkit.score.audits.badge_wrong import badge_wrong
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_a_count_that_is_not_what_is_there_is_wrong(day):
    """
    Two were announced, one was found.
    """
    (found,) = call(badge_wrong, day({"badge": 2, "unread": 1}, {"act": "follow"}))

    assert (found.impact, found.params["act"], found.params["count"]) == ("moderate", "reply", "1")
    assert found.replay.endswith("--mode day")


@pytest.mark.parametrize("row", [{"badge": 1, "unread": 1}, {"badge": None, "unread": 1}, {"badge": 1, "unread": None}])
def test_a_count_that_fits_or_is_not_there_is_not_wrong(day, row):
    """
    Platforms without a count, or without marks, cannot show it.
    """
    assert call(badge_wrong, day(row)) == []


def test_a_day_that_does_not_count_shows_nothing(day):
    """
    The platform was away.
    """
    assert call(badge_wrong, day({"badge": 2, "unread": 1}, validity="invalid")) == []
