import re

import pytest

from toolkit.demo.limiter import MAX_FAILURES

ALICE = "alice@riviere-aux-geais.example"
PASSWORD = "a brand new sentence"


def link_for(visitor, email=ALICE):
    """The newest link in the mail on screen, asked for through the form."""
    visitor.post("/password/forgotten", email=email)
    found = re.search(r'<a href="(/password/new/[\w-]+)"', visitor.get("/mail").text)
    return found and found[1]


def test_the_sign_in_page_leads_to_a_new_password(visitor):
    """
    Whoever forgot it is on that page, and nowhere else.
    """
    assert 'href="/password/forgotten"' in visitor.get("/login").text


def test_the_link_in_the_mail_opens_the_account_with_a_new_password(visitor, open_square):
    """
    The whole way: ask, read the mail, follow the link, choose, be inside.
    """
    link = link_for(visitor)
    form = visitor.get(link)
    inside = visitor.post(link, password=PASSWORD)
    told = visitor.get(inside.location).text
    visitor.post("/logout")
    again = visitor.post("/login", username="alice", password=PASSWORD)

    assert "@alice" in form.text
    assert form.headers["Cache-Control"] == "no-store"
    assert "New password saved" in told
    assert 'href="/members/alice"' in told
    assert again.status_code == 303


def test_the_answer_does_not_tell_who_is_a_member(visitor):
    """
    Otherwise the form would list who has an account.
    """
    answers = [visitor.post("/password/forgotten", email=email) for email in (ALICE, "nobody@example.ca")]
    boxes = visitor.get("/mail").text

    assert [(answer.status_code, answer.location) for answer in answers] == [(303, "/password/sent")] * 2
    assert ALICE in boxes
    assert "nobody@example.ca" not in boxes


def test_an_address_that_is_none_is_said_at_once(visitor):
    """
    A typing mistake would otherwise be waited for.
    """
    page = visitor.post("/password/forgotten", email="alice")

    assert page.status_code == 422
    assert "Write a complete email address" in page.text


def test_a_link_works_once(visitor):
    """
    And using one ends the others of the same member.
    """
    first, second = link_for(visitor), link_for(visitor)
    visitor.post(second, password=PASSWORD)
    codes = [visitor.get(link).status_code for link in (first, second)]
    refused = visitor.post(first, password="another sentence")

    assert first != second
    assert codes == [410, 410]
    assert refused.status_code == 410


def test_a_link_is_worth_nothing_after_an_hour(visitor, monkeypatch):
    """
    Mail lies around for years.
    """
    link = link_for(visitor)
    asked = visitor.place.database.reading().execute("SELECT created_at FROM password_resets").fetchone()[0]
    codes = []
    for later in (3599, 3600):
        monkeypatch.setattr("toolkit.demo.views.passwords.timestamp", lambda later=later: asked + later)
        codes.append(visitor.get(link).status_code)

    assert codes == [200, 410]
    assert visitor.post(link, password=PASSWORD).status_code == 410


def test_a_short_password_is_refused_and_the_link_still_works(visitor):
    """
    A mistake must not cost another mail.
    """
    link = link_for(visitor)
    page = visitor.post(link, password="short")

    assert page.status_code == 422
    assert "at least 10 characters" in page.text
    assert visitor.post(link, password=PASSWORD).status_code == 303


def test_a_made_up_link_leads_to_a_page_that_says_so(visitor):
    """
    With the way to a new one.
    """
    page = visitor.get("/password/new/made-up")

    assert page.status_code == 410
    assert 'href="/password/forgotten"' in page.text


def test_a_new_password_signs_everybody_else_out(alice, visitor):
    """
    Whoever stole the old one may sit inside already.
    """
    visitor.post(link_for(visitor), password=PASSWORD)

    assert alice.get("/settings/privacy").status_code == 303
    assert visitor.get("/settings/privacy").status_code == 200


def test_only_a_hash_of_the_token_is_kept(visitor):
    """
    A copy of the database must open no account.
    """
    token = link_for(visitor).rsplit("/", 1)[1]
    kept = visitor.place.database.reading().execute("SELECT token_hash FROM password_resets").fetchall()

    assert len(kept) == 1
    assert token not in kept[0]["token_hash"]


@pytest.mark.parametrize("email", [ALICE, "nobody@example.ca"])
def test_asking_too_often_must_wait(visitor, email):
    """
    Somebody's mailbox is no place for a thousand links; unknown addresses wait just as long.
    """
    codes = [visitor.post("/password/forgotten", email=email).status_code for _ in range(MAX_FAILURES + 1)]

    assert codes == [303] * MAX_FAILURES + [429]
