"""The day that the mode `day` lives: its acts are in `toolkit.measure.day`."""

import pytest

from toolkit import journey
from toolkit.measure.attempt import Attempt
from toolkit.measure.modes.day import Day


@pytest.mark.usefixtures("alice", "bob", "moderator")
@journey(goal="live a day together", writes=True, mode="day")
def test_day(virage_attempt: Attempt) -> None:
    """From the first message to the last knock at a closed door."""
    assert isinstance(virage_attempt.life, Day)
    virage_attempt.life.live()
