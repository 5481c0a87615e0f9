"""What members are about to publish, told from what they only change or keep to themselves."""

from types import SimpleNamespace

from toolkit.journeys import Post
from toolkit.measure.sending import Sending
from toolkit.measure.waiting import Published

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


def test_an_answer_belongs_to_the_page_it_stands_on_or_to_the_last_message_of_another():
    """
    Some platforms give an answer an address of its own.
    """
    found = sending((ALICE, "post", "/1"), (ALICE, "post", "/2"), (BOB, "post", "/3"))

    def answered(kind, address):
        post = Post(address=address, text="", author="bob")
        what = Published(kind=kind, author=BOB, token="t", post=post, at_ms=0.0)
        parent = found.answered(what)
        return parent and parent.address

    assert answered("reply", "/1#reply-4") == "/1"
    assert answered("reply", "/post/9") == "/2"
    assert answered("post", "/4") is None


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
