import re

import pytest


def numbers(page):
    return [int(n) for n in re.findall(r'<article class="post" id="post-(\d+)"', page.text)]


def test_the_feed_shows_twenty_messages_newest_first(visitor):
    """
    Journeys look for a new message at the top.
    """
    shown = numbers(visitor.get("/"))

    assert len(shown) == 20
    assert shown == sorted(shown, reverse=True)


def test_pages_follow_each_other_without_gap_or_repeat(visitor):
    """
    Who reads on must neither miss a message nor read it twice.
    """
    shown = [n for page in (1, 2, 3) for n in numbers(visitor.get(f"/?page={page}"))]

    assert len(set(shown)) == 60
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize(("page", "shown"), [("0", "Page 1 of"), ("-3", "Page 1 of"), ("x", "Page 1 of")])
def test_a_page_that_is_no_page_is_the_first(visitor, page, shown):
    """
    An address typed by hand is answered, not punished.
    """
    assert shown in visitor.get(f"/?page={page}").text


def test_a_page_past_the_end_is_the_last(visitor):
    """
    Messages disappear while people read: the last page moves.
    """
    assert re.search(r"Page (\d+) of \1\b", visitor.get("/?page=99999").text)


def test_a_published_message_is_confirmed_and_heads_the_feed(alice, bob):
    """
    Publishing is the platform's critical promise.
    """
    answer = alice.post("/posts", text="The bakery is open again")
    seen = alice.get(answer.location)

    assert answer.status_code == 303
    assert re.search(r'role="status">.*<span>Message published</span>', seen.text)
    assert "<title>Message published – " in seen.text
    assert f"/posts/{numbers(bob.get('/'))[0]}" == answer.location


def test_the_confirmation_is_told_once(alice):
    """
    A message that stays says nothing the next time.
    """
    answer = alice.post("/posts", text="Once")
    alice.get(answer.location)

    assert 'role="status"' not in alice.get(answer.location).text


@pytest.mark.parametrize(("text", "fault"), [("  \n ", "Write a message"), ("é" * 1001, "too long")])
def test_a_faulty_message_comes_back_with_what_was_typed(alice, text, fault):
    """
    Nobody types a thousand characters twice.
    """
    page = alice.post("/posts", text=text)

    assert page.status_code == 422
    assert 'role="alert" tabindex="-1" autofocus' in page.text
    assert 'aria-invalid="true"' in page.text
    assert fault in page.text
    assert text.strip() in page.text


def test_markup_of_members_is_shown_as_text(alice, visitor):
    """
    Everything on a social platform was typed by somebody else.
    """
    post = alice.publish("<script>alert(1)</script> & \"quotes\" 'too'")
    for address in ("/", f"/posts/{post}", "/search?q=alert", "/members/alice"):
        page = visitor.get(address).text

        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page
        assert "&amp;lt;" not in page


def test_visitors_are_sent_to_sign_in_before_they_publish(visitor):
    """
    And nothing is written.
    """
    answer = visitor.post("/posts", text="Anonymous")

    assert answer.location == "/login?next=%2F"
    assert visitor.get("/health").json["posts"] == 2000


def test_a_form_sent_twice_is_one_message(alice):
    """
    Both presses lead to the message that the first one made.
    """
    answers = [alice.post("/posts", text="Once", once="a-key").location for _ in range(2)]

    assert answers[0] == answers[1]
    assert alice.get("/health").json["posts"] == 2001


def test_two_forms_are_two_messages(alice):
    """
    Saying the same twice on purpose stays possible.
    """
    keys = [re.search(r'name="once" value="([^"]+)"', alice.get("/").text)[1] for _ in range(2)]
    for key in keys:
        alice.post("/posts", text="Again", once=key)

    assert alice.get("/health").json["posts"] == 2002
