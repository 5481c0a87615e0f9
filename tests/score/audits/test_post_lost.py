"""
post_lost
"""

import pytest

from toolkit.records import Impact
from toolkit.score.audits.post_lost import post_lost
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_what_one_reader_of_two_never_found_is_lost(watched):
    """
    The finding counts them, and walks the journey again in the same mode.
    """
    (found,) = call(post_lost, watched({"arrival": "never", "painted_ms": None}, {"observer": "carol"}))

    assert (found.impact, found.journeys, found.critical_path) == (Impact.CRITICAL, ("publish",), True)
    assert found.params == {"journey": "publish", "kind": "post", "lost": "1", "n": "2", "observer": "bob"}
    assert found.replay.endswith("-k publish --no-load --mode watched")


@pytest.mark.parametrize("arrival", ["live", "reload", "elsewhere"])
def test_what_is_found_however_late_is_not_lost(watched, arrival):
    """
    By itself, afresh, or at its own address.
    """
    assert call(post_lost, watched({"arrival": arrival})) == []


@pytest.mark.parametrize("way", ["echo", "notification"])
def test_only_readers_can_tell(watched, way):
    """
    An author's own page, or a count that did not grow, says nothing of the message.
    """
    assert call(post_lost, watched({"way": way, "arrival": "never"})) == []


def test_an_attempt_that_does_not_count_has_lost_nothing(watched):
    """
    The platform was away.
    """
    assert call(post_lost, watched({"arrival": "never"}, validity="invalid")) == []


def test_a_reaction_that_does_not_count_is_no_message(watched):
    """
    No data is lost where a number does not grow.
    """
    assert call(post_lost, watched({"kind": "reaction", "arrival": "never"})) == []
