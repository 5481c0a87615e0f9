import io
import re

import pytest
from PIL import Image

from toolkit.demo import photograph, pictures

_written = io.BytesIO()
Image.new("1", (640, 480)).save(_written, "PNG")
PNG = _written.getvalue()
ALTERNATIVE = 'The "wharf" at dawn'


def published(person, **form):
    address = person.post("/posts", **{**sent(), **form}).location
    return int(address.rsplit("/", 1)[1])


def sent(content=PNG, name="wharf.png", alternative=ALTERNATIVE):
    return {"text": "Sunrise", "picture": (io.BytesIO(content), name), "alternative": alternative}


def test_a_picture_is_shown_with_its_text_and_its_size(alice, visitor):
    """
    The text for whoever does not see it, the size so that nothing moves when it comes.
    """
    post = published(alice)
    shown = '<img src="/pictures/{}" width="640" height="480" alt="The &#34;wharf&#34; at dawn"{}>'

    assert shown.format(post, "") in visitor.get(f"/posts/{post}").text
    assert shown.format(post, ' loading="lazy"') in visitor.get("/").text


def test_a_picture_is_served_as_what_its_bytes_are(alice, visitor):
    """
    Not as what its name says: no browser may guess it to be a page.
    """
    post = published(alice, **sent(name="page.html"))
    answer = visitor.get(f"/pictures/{post}")

    assert answer.data == photograph.read(PNG).content
    assert answer.mimetype == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_picture_that_has_not_changed_is_not_sent_again(alice, visitor):
    """
    Browsers ask each time, because the message may have been hidden since.
    """
    address = f"/pictures/{published(alice)}"
    tag = visitor.get(address).headers["ETag"]

    assert visitor.get(address, If_None_Match=tag).status_code == 304


def test_a_picture_is_for_whoever_may_see_its_message(alice, bob, visitor):
    """
    A number that is guessed opens nothing.
    """
    post = published(alice)
    alice.post("/settings/privacy", visibility="only_me")

    assert [person.get(f"/pictures/{post}").status_code for person in (alice, bob, visitor)] == [200, 404, 404]


def test_a_message_without_a_picture_has_none(alice):
    """
    And no broken one.
    """
    post = alice.publish("Words")

    assert alice.get(f"/pictures/{post}").status_code == 404
    assert "/pictures/" not in alice.get(f"/posts/{post}").text


def test_a_deleted_message_takes_its_picture_along(alice):
    """
    What a member deleted must not be found again.
    """
    post = published(alice)
    alice.post(f"/posts/{post}/delete")
    left = alice.place.database.reading().execute("SELECT count(*) FROM pictures WHERE post_id = ?", (post,))

    assert left.fetchone()[0] == 0


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (sent(alternative=""), "compose-alternative"),
        (sent(content=b"<script>"), "compose-picture"),
        (sent(content=PNG.ljust(1001)), "compose-picture"),
    ],
    ids=["no text", "no picture", "too large"],
)
def test_a_fault_comes_back_with_the_words_and_the_fields_open(alice, monkeypatch, form, field):
    """
    Only the file must be chosen again, and the page says so.
    """
    monkeypatch.setattr(pictures, "MAX_BYTES", 1000)
    page = alice.post("/posts", **form)
    fields = re.search(r'<details class="attach" open>.*?</details>', page.text, re.DOTALL)

    assert page.status_code == 422
    assert f'<a href="#{field}">' in page.text
    assert f'id="{field}-fault"' in fields[0]
    assert ">Sunrise</textarea>" in page.text
    assert "Choose the picture again" in page.text


def test_the_form_is_small_until_a_picture_is_asked_for(alice):
    """
    Most messages have none.
    """
    assert '<details class="attach">' in alice.get("/").text


def test_moderators_judge_the_picture_too(alice, bob, moderator):
    """
    It may be the picture that harms.
    """
    post = published(alice)
    bob.post(f"/posts/{post}/report", reason="private")

    assert f'src="/pictures/{post}"' in moderator.get("/moderation").text
