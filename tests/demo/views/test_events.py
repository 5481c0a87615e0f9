import json

from toolkit.demo import notifications
from toolkit.demo.notifications import Unread
from toolkit.demo.views import events


class FakeClock:
    """Each look at the clock is a second later."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 1.0
        return self.now


def told(person, viewer, since=2000, **options):
    """What a stream says before its reader goes."""
    looks = iter([False, True, True])
    stream = events.events(
        person.place, since=since, viewer=viewer, gone=lambda: next(looks), stream_s=25, clock=FakeClock(), **options
    )
    said = "".join(stream)
    return [json.loads(line[6:]) for line in said.splitlines() if line.startswith("data: ")]


def number(person, username):
    return (
        person.place.database.reading().execute("SELECT id FROM members WHERE username = ?", (username,)).fetchone()[0]
    )


def test_others_are_told_how_many_messages_are_new(alice, bob):
    """
    Counted from the newest message of the page they are on.
    """
    alice.publish("One")
    alice.publish("Two")

    assert told(bob, number(bob, "bob")) == [{"new": 2, "last": 2002}]


def test_authors_are_not_told_of_their_own_messages(alice):
    """
    They have just seen the confirmation.
    """
    alice.publish("Mine")

    assert told(alice, number(alice, "alice")) == []


def test_streams_tell_nobody_of_messages_that_they_may_not_see(alice, bob, visitor):
    """
    Even a count would say that somebody wrote.
    """
    alice.publish("Private")
    alice.post("/settings/privacy", visibility="only_me")
    hidden = (told(bob, number(bob, "bob")), told(visitor, None))
    alice.post("/settings/privacy", visibility="members")
    members = (told(bob, number(bob, "bob")), told(visitor, None))

    assert hidden == ([], [])
    assert members == ([{"new": 1, "last": 2001}], [])


def test_the_feed_of_the_followed_hears_of_nobody_else(alice, bob, moderator):
    """
    News that the page will not show when asked for it is a false alarm.
    """
    alice.post("/members/bob/follow")
    moderator.publish("Not followed")
    bob.publish("Followed")

    assert told(alice, number(alice, "alice"), followed=True) == [{"new": 1, "last": 2002}]


def test_a_stream_ends_by_itself(visitor):
    """
    It holds a thread; the browser comes back after the pause it was told.
    """
    visitor.place.hub.ring()
    stream = events.events(visitor.place, since=2000, viewer=None, gone=lambda: False, stream_s=2, clock=FakeClock())

    assert list(stream) == ["retry: 1000\n\n"]


def test_a_stopping_server_ends_its_streams(visitor):
    """
    Forty open streams must not hold up a stop.
    """
    visitor.place.hub.close()
    stream = events.events(visitor.place, since=2000, viewer=None, gone=lambda: False)

    assert list(stream) == ["retry: 1000\n\n"]


def test_the_address_answers_as_an_event_stream(visitor):
    """
    And is kept by no cache.
    """
    visitor.place.hub.close()
    answer = visitor.get("/events?since=abc")

    assert answer.mimetype == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"


def test_members_are_told_what_waits_for_them(alice, bob):
    """
    When it differs from what the page shows, and only then.
    """
    bob.post("/messages/alice", text="Hello")
    viewer = number(alice, "alice")
    now = notifications.unread(alice.place.database.reading(), viewer)
    before = Unread(now.notifications - 1, now.messages - 1)
    looks = iter([False, True, True])
    stream = events.events(
        alice.place, since=2000, viewer=viewer, gone=lambda: next(looks), shown=before, clock=FakeClock()
    )

    assert f"event: badge\ndata: {json.dumps(now._asdict())}\n\n" in list(stream)
    assert told(alice, viewer) == []


def test_a_letter_wakes_the_stream_of_its_recipient(alice, bob):
    """
    Otherwise the count would wait for somebody to publish.
    """
    before = bob.place.hub.version
    bob.post("/messages/alice", text="Hello")

    assert bob.place.hub.version == before + 1
