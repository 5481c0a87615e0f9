"""
post_doubled_for_others
"""

import pytest

from toolkit.score.audits.post_doubled_for_others import post_doubled_for_others
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def test_what_stands_there_twice_is_found_by_journey_and_kind(watched):
    """
    However it came.
    """
    rows = ({"copies": 2}, {"copies": 3, "arrival": "reload"}, {"copies": 1}, {"kind": "reply", "copies": 2})
    posts, replies = call(post_doubled_for_others, watched(*rows))

    assert posts.params == {"journey": "publish", "kind": "post", "doubled": "2", "n": "3", "copies": "3"}
    assert replies.params["kind"] == "reply"


@pytest.mark.parametrize("row", [{"copies": 1}, {"copies": 0}, {"way": "echo", "copies": 2}])
def test_once_is_once(watched, row):
    """
    What its author sees in two places of their own page is theirs.
    """
    assert call(post_doubled_for_others, watched(row)) == []
