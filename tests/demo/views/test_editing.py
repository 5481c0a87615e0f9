import io
import re

import pytest


def test_an_edited_message_says_so_and_when(alice, visitor):
    """
    Replies may have been about what stood there before.
    """
    post = alice.publish("Closed on Monday")
    answer = alice.post(f"/posts/{post}/edit", text="Closed on Tuesday")
    page = visitor.get(f"/posts/{post}").text

    assert answer.location == f"/posts/{post}"
    assert "Closed on Tuesday" in page
    assert re.search(r'<span>Edited <time datetime="[^"]+">', page)


def test_an_untouched_message_is_not_called_edited(alice):
    """
    Saving without a change changes nothing.
    """
    post = alice.publish("As it was")
    alice.post(f"/posts/{post}/edit", text="As it was")

    assert "Edited" not in alice.get(f"/posts/{post}").text


def test_search_finds_the_new_words_and_no_longer_the_old(alice, visitor):
    """
    What a member took back must not be found again.
    """
    post = alice.publish("Zanzibar")
    alice.post(f"/posts/{post}/edit", text="Wakatipu")

    assert f"/posts/{post}" in visitor.get("/search?q=wakatipu").text
    assert "No messages for" in visitor.get("/search?q=zanzibar").text


@pytest.mark.parametrize("who", ["bob", "moderator"])
def test_nobody_else_edits_a_message(request, alice, who):
    """
    Moderators take down; they put no words into anybody's mouth.
    """
    post = alice.publish("Mine")
    person = request.getfixturevalue(who)
    codes = [person.get(f"/posts/{post}/edit").status_code, person.post(f"/posts/{post}/edit", text="x").status_code]

    assert codes == [403, 403]
    assert f"/posts/{post}/edit" not in person.get(f"/posts/{post}").text


def test_the_form_holds_the_message_and_a_fault_keeps_what_was_typed(alice):
    """
    Nobody types a message twice.
    """
    post = alice.publish("As it was")
    typed = "é" * 1001
    page = alice.post(f"/posts/{post}/edit", text=typed)

    assert ">As it was</textarea>" in alice.get(f"/posts/{post}/edit").text
    assert page.status_code == 422
    assert f">{typed}</textarea>" in page.text


def test_the_text_of_a_picture_is_edited_with_its_message(alice, visitor, picture):
    """
    And never emptied.
    """
    form = {"text": "Sunrise", "picture": (io.BytesIO(picture), "a.png"), "alternative": "A wharf"}
    post = alice.post("/posts", **form).location.rsplit("/", 1)[1]
    empty = alice.post(f"/posts/{post}/edit", text="Sunrise", alternative="")
    alice.post(f"/posts/{post}/edit", text="Sunrise", alternative="The old wharf")

    assert empty.status_code == 422
    assert 'alt="The old wharf"' in visitor.get(f"/posts/{post}").text
