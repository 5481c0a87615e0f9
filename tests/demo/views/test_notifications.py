import re

import pytest


@pytest.fixture(autouse=True)
def no_earlier_news(square):
    """
    Seeded ones would be counted along.
    """
    with square.extensions["place"].database.writing() as db:
        db.execute("DELETE FROM notifications")


def news(person):
    """The links of the list, newest first: address and words."""
    listed = person.get("/notifications").text.partition('<ol class="news">')[2].partition("</ol>")[0]
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', listed)


def test_a_reply_and_a_like_are_told_to_the_author(alice, bob):
    """
    Each names who did what, and leads to it.
    """
    post = alice.publish("Who has a ladder?")
    bob.post(f"/posts/{post}/replies", text="I do")
    bob.post(f"/posts/{post}/react")

    assert news(alice) == [
        (f"/posts/{post}", "Bob likes your message"),
        (f"/posts/{post}#replies", "Bob replied to your message"),
    ]


def test_a_follower_and_a_letter_are_told(alice, bob):
    """
    With the way to both.
    """
    bob.post("/members/alice/follow")
    bob.post("/messages/alice", text="Hello")

    assert news(alice) == [("/messages/bob", "Bob wrote to you"), ("/members/bob", "Bob follows you")]


def test_nobody_is_told_of_their_own_replies_and_likes(alice):
    """
    They were there.
    """
    post = alice.publish("Mine")
    alice.post(f"/posts/{post}/replies", text="One more thing")
    alice.post(f"/posts/{post}/react")

    assert news(alice) == []


def test_a_like_is_news_once_however_often_it_is_pressed(alice, bob):
    """
    And none when it was taken back.
    """
    post = alice.publish("Sunrise")
    told = []
    for _ in range(3):
        bob.post(f"/posts/{post}/react")
        told.append(len(news(alice)))

    assert told == [1, 0, 1]


def test_replies_of_a_member_who_shows_theirs_to_nobody_are_not_told(alice, bob):
    """
    The author could not read them.
    """
    bob.post("/settings/privacy", visibility="only_me")
    post = alice.publish("Anybody?")
    bob.post(f"/posts/{post}/replies", text="Me")

    assert news(alice) == []


def test_what_is_new_is_marked_in_words_until_the_list_was_opened(alice, bob):
    """
    Not by colour alone.
    """
    post = alice.publish("Sunrise")
    bob.post(f"/posts/{post}/react")
    badge = re.search(r"Notifications<span.*?\((\d+ unread)\)</span>", alice.get("/about").text)
    first, second = alice.get("/notifications").text, alice.get("/notifications").text

    assert badge[1] == "1 unread"
    assert ('<span class="mark">New</span>' in first, '<span class="mark">New</span>' in second) == (True, False)
    assert 'data-badge="notifications" data-n="0"' in alice.get("/about").text


def test_an_empty_list_says_what_it_is_for(alice):
    """
    A blank page looks broken.
    """
    assert "Nothing yet." in alice.get("/notifications").text


def test_a_deleted_message_takes_its_news_along(alice, bob):
    """
    A link to nowhere is worse than none.
    """
    post = alice.publish("Sunrise")
    bob.post(f"/posts/{post}/react")
    alice.post(f"/posts/{post}/delete")

    assert news(alice) == []
