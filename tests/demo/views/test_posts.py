import re

import pytest


def test_a_reply_is_shown_under_its_message(alice, bob):
    """
    The answer's address leads to the reply itself.
    """
    post = alice.publish("Who has a ladder?")
    answer = bob.post(f"/posts/{post}/replies", text="I do")
    reply = re.fullmatch(rf"/posts/{post}#reply-(\d+)", answer.location)

    assert f'id="reply-{reply[1]}"' in alice.get(f"/posts/{post}").text


def test_a_like_is_taken_back_by_a_second_press(alice, bob):
    """
    The button is a toggle, and says so to assistive technology.
    """
    post = alice.publish("Sunrise")
    states = []
    for _ in range(2):
        answer = bob.post(f"/posts/{post}/react")
        page = bob.get(answer.location).text
        states.append(re.search(r'aria-pressed="(\w+)".*?class="count">(\d+)<', page, re.DOTALL).groups())

    assert states == [("true", "1"), ("false", "0")]


def test_a_like_answers_the_page_s_script_in_json(alice, bob):
    """
    Without a script the same form answers with the message's page.
    """
    post = alice.publish("Sunset")
    token = re.search(r'csrf-token" content="([^"]+)"', bob.get("/").text)[1]
    answer = bob.client.post(f"/posts/{post}/react", headers={"Accept": "application/json", "X-CSRF-Token": token})

    assert answer.json == {"liked": True, "likes": 1}


@pytest.mark.parametrize(("who", "code"), [("alice", 303), ("moderator", 303), ("bob", 403), ("visitor", 303)])
def test_only_its_author_or_a_moderator_deletes_a_message(request, alice, who, code):
    """
    A visitor is sent to sign in, and the message stays.
    """
    post = alice.publish("To be deleted")
    answer = request.getfixturevalue(who).post(f"/posts/{post}/delete")
    gone = alice.get(f"/posts/{post}").status_code == 404

    assert answer.status_code == code
    assert gone is (who in ("alice", "moderator"))


def test_a_deleted_message_takes_its_replies_likes_and_search_entry_along(alice, bob, visitor):
    """
    What a member deleted must not be found again.
    """
    post = alice.publish("Zanzibar")
    bob.post(f"/posts/{post}/replies", text="Where?")
    bob.post(f"/posts/{post}/react")
    alice.post(f"/posts/{post}/delete")
    db = alice.place.database.reading()
    left = [
        db.execute(f"SELECT count(*) FROM {t} WHERE post_id = ?", (post,)).fetchone()[0] for t in ("replies", "likes")
    ]

    assert left == [0, 0]
    assert "No messages for" in visitor.get("/search?q=zanzibar").text


@pytest.mark.parametrize(("who", "code"), [("bob", 303), ("moderator", 303), ("alice", 403)])
def test_only_its_author_or_a_moderator_deletes_a_reply(request, alice, bob, who, code):
    """
    The author of the message does not own what others answer.
    """
    post = alice.publish("A question")
    reply = bob.post(f"/posts/{post}/replies", text="An answer").location.rsplit("-", 1)[1]

    assert request.getfixturevalue(who).post(f"/posts/{post}/replies/{reply}/delete").status_code == code


def test_a_reply_is_deleted_through_its_own_message_only(alice, bob):
    """
    Two numbers in an address must belong together.
    """
    post = alice.publish("One")
    reply = alice.post(f"/posts/{post}/replies", text="Mine").location.rsplit("-", 1)[1]

    assert alice.post(f"/posts/1999/replies/{reply}/delete").status_code == 403
