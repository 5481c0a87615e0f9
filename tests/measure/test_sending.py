"""What members are about to publish, told from what they only change or keep to themselves."""

from types import SimpleNamespace

from toolkit.journeys import Post
from toolkit.measure.sending import Sending

ALICE, BOB = SimpleNamespace(name="alice"), SimpleNamespace(name="bob")


def sending(*created):
    """Who composed and created what, in this order."""
    found = Sending("run")
    for member, kind, address in created:
        found.composed(member, f"text of {address}", f"token of {address}")
        found.published(member, kind, address)
    return found


def kinds(found):
    return [(one.author.name, one.kind, one.post.address) for one in found.announced]


def test_a_message_by_whatever_name_is_a_message():
    """
    Forums have topics, others posts; an answer is an answer.
    """
    found = sending((ALICE, "topic", "/topic/1"), (BOB, "comment", "/topic/1#2"))

    assert kinds(found) == [("alice", "post", "/topic/1"), ("bob", "reply", "/topic/1#2")]


def test_what_changes_what_is_there_is_no_message():
    """
    An edit has the address of what it changes; a block, a follower, a profile is none either.
    """
    assert len(sending((ALICE, "post", "/1"), (ALICE, "post", "/1"), (ALICE, "block", "/bob")).announced) == 1


def test_who_has_chosen_their_readers_is_not_watched_any_more():
    """
    Others may not find it, and are not to.
    """
    assert kinds(sending((ALICE, "setting", "/privacy"), (ALICE, "post", "/1"), (BOB, "post", "/2"))) == [
        ("bob", "post", "/2")
    ]


def test_an_answer_is_to_the_message_that_the_verb_was_given():
    """
    Wherever it stands, and whoever has written meanwhile; by whatever name the adapter calls it.
    """
    found = sending((ALICE, "post", "/1"), (ALICE, "post", "/2"))
    seeded = Post(address="/seeded", text="", author="carol")
    for parent, kind, address in ((found.posts["/1"], "reply", "/post/9"), (seeded, "post", "/t/slug/55/2")):
        found.answering["bob"] = parent
        found.composed(BOB, f"text of {address}", f"token of {address}")
        found.published(BOB, kind, address)

    assert [(one.kind, one.parent.address, one.to) for one in found.announced[2:]] == [
        ("reply", "/1", "alice"),
        ("reply", "/seeded", "carol"),
    ]


def test_without_the_verb_an_answer_is_to_the_message_on_whose_page_it_stands():
    """
    Elsewhere nobody knows what it is to; a message answers none.
    """
    found = sending((ALICE, "post", "/1"), (BOB, "reply", "/1#reply-4"), (BOB, "reply", "/post/9"), (BOB, "post", "/3"))

    assert [one.parent and one.parent.address for one in found.announced] == [None, "/1", None, None]
    assert [one.to for one in found.announced] == ["", "alice", "", ""]


def test_nothing_is_sent_before_a_request_or_a_page_says_so():
    """
    An adapter may announce before it presses the button.
    """
    found = sending((ALICE, "post", "/1"))
    found.seen["alice"] = SimpleNamespace(first=lambda *_, **__: None, last_act=lambda **_: 5.0)

    assert found.sent() == []
    assert kinds(found) == [("alice", "post", "/1")]
    found.seen["alice"].first = lambda *_, **__: SimpleNamespace(at=7.0)
    (sent,) = found.sent()
    assert (sent.at_ms, sent.token, found.announced) == (5.0, "token of /1", [])
