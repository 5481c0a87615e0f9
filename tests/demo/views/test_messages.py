import re

import pytest


@pytest.fixture(autouse=True)
def no_earlier_letters(square):
    """
    Seeded ones would be counted along.
    """
    with square.extensions["place"].database.writing() as db:
        db.execute("DELETE FROM messages")
        db.execute("DELETE FROM notifications")


def waiting(person, name):
    """The number of a badge in the masthead; None when it is hidden."""
    badge = re.search(rf'data-badge="{name}" data-n="(\d+)"', person.get("/about").text)
    return int(badge[1])


def test_a_letter_arrives_with_the_other_and_nobody_else(alice, bob, moderator):
    """
    A private message is between two.
    """
    answer = alice.post("/messages/bob", text="Are you on the wharf?")
    letter = re.fullmatch(r"/messages/bob#(letter-\d+)", answer.location)

    assert f'id="{letter[1]}"' in bob.get("/messages/alice").text
    assert "Are you on the wharf?" in bob.get("/messages").text
    assert "Are you on the wharf?" not in moderator.get("/messages").text


def test_letters_wait_until_their_conversation_is_opened(alice, bob):
    """
    The count in the head of every page is what brings people here.
    """
    alice.post("/messages/bob", text="One")
    alice.post("/messages/bob", text="Two")
    before = (waiting(bob, "messages"), waiting(bob, "notifications"))
    listed = bob.get("/messages").text
    opened = bob.get("/messages/alice").text

    assert before == (2, 2)
    assert "2 new messages</span>" in listed
    assert opened.count('<span class="mark">New</span>') == 2
    assert (waiting(bob, "messages"), waiting(bob, "notifications")) == (0, 0)


def test_a_sent_form_sent_again_is_one_letter(alice, bob):
    """
    A double press says it once.
    """
    answers = {alice.post("/messages/bob", text="Hello", once="k").location for _ in range(2)}

    assert len(answers) == 1
    assert bob.get("/messages/alice").text.count(">Hello</p>") == 1


@pytest.mark.parametrize(("text", "fault"), [(" ", "Write a message"), ("é" * 1001, "too long")])
def test_a_faulty_letter_comes_back_with_what_was_typed(alice, text, fault):
    """
    Under the conversation it belongs to.
    """
    page = alice.post("/messages/bob", text=text)

    assert page.status_code == 422
    assert fault in page.text
    assert f">{text.strip()}</textarea>" in page.text


@pytest.mark.parametrize(("blocker", "blocked"), [("alice", "bob"), ("bob", "alice")])
def test_blocked_members_do_not_write_to_each_other(request, blocker, blocked):
    """
    In either direction, and without a hint who blocked whom.
    """
    request.getfixturevalue(blocker).post(f"/members/{blocked}/block")
    alice = request.getfixturevalue("alice")
    codes = [alice.get("/messages/bob").status_code, alice.post("/messages/bob", text="Hello").status_code]

    assert codes == [404, 404]


@pytest.mark.parametrize("username", ["alice", "nobody"])
def test_there_is_no_conversation_with_oneself_or_with_nobody(alice, username):
    """
    An address typed by hand is answered, not broken.
    """
    assert alice.get(f"/messages/{username}").status_code == 404


def test_a_profile_leads_to_a_letter_for_others_only(alice):
    """
    One click from whom one reads to whom one writes.
    """
    assert 'href="/messages/bob"' in alice.get("/members/bob").text
    assert 'href="/messages/alice"' not in alice.get("/members/alice").text


def test_markup_in_letters_is_shown_as_text(alice, bob):
    """
    In the list and in the conversation.
    """
    alice.post("/messages/bob", text="<script>alert(1)</script>")
    for address in ("/messages", "/messages/alice"):
        assert "<script>alert" not in bob.get(address).text
