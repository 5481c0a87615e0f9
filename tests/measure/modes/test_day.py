"""A day on the real platform, on which every answer is notified twice."""

from __future__ import annotations

from collections import defaultdict

import pytest

from toolkit.demo.launch import serving
from toolkit.measure.day import EVENING, MORNING, Act, Cast

pytestmark = pytest.mark.browser


@pytest.mark.thorough
def test_what_each_act_tells_and_what_is_told_twice(lived):
    """
    All that is to be told is, decisions to both whom they concern; answers twice, and nothing from who was blocked.
    """
    with (
        serving(defects=["notification_doubled"]) as place,
        lived(place, "day", "alice", "bob", "moderator") as (attempt, *_),
    ):
        attempt.life.live()
        rows = list(attempt.session.folder.read("notifications"))
    expected, seen = defaultdict(list), defaultdict(int)
    for row in rows:
        seen[row.act, row.actor, row.member] += row.seen
        if row.expected:
            expected[row.act].append(row.member)

    assert expected == {
        "react": ["alice"],
        "reply": ["alice"],
        "follow": ["alice"],
        "write_to": ["alice"],
        "take_down": ["alice", "bob"],
    }
    assert seen["reply", "bob", "alice"] == 2
    assert all(row.seen == 1 for row in rows if row.expected and row.act != "reply")
    assert all(row.badge == row.unread for row in rows)
    assert [row.seen for row in rows if row.blocked] == [0] * len(EVENING)
    assert len({row.position for row in rows}) == len(MORNING) + len(EVENING) + 1


def test_whom_an_act_concerns():
    """
    The author, the other, who reported; never the one who acted.
    """
    cast = Cast(members={}, reported={"bob": "alice"})

    assert cast.told(Act("take_down", "moderator", "bob"), ("author", "reporter")) == {"bob", "alice"}
    assert cast.told(Act("reply", "alice", "alice"), ("author",)) == set()
