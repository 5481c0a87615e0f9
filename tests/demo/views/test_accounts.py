import re

import pytest

from toolkit.demo.limiter import MAX_FAILURES

FORM = {
    "username": "zoe.l",
    "display_name": "Zoé Lavoie",
    "email": "zoe@example.ca",
    "password": "a long enough one",
    "conduct": "yes",
}


def signed_in_as(person):
    found = re.search(
        r'href="/members/([^"]+)">My profile', person.get("/about").text.replace(' aria-current="page"', "")
    )
    return found and found[1]


def test_the_shared_password_opens_a_seeded_account(visitor):
    """
    Journeys sign in through the form.
    """
    answer = visitor.post("/login", username="alice", password="correct horse battery staple", next="/about")

    assert answer.location == "/about"
    assert signed_in_as(visitor) == "alice"


@pytest.mark.parametrize("username", ["alice", "nobody.here"])
def test_a_failed_sign_in_does_not_tell_which_part_was_wrong(visitor, username):
    """
    Otherwise the form would list who is a member.
    """
    page = visitor.post("/login", username=username, password="wrong")

    assert page.status_code == 422
    assert "The username or the password is wrong." in page.text


def test_too_many_failures_must_wait_and_are_told_how_long(visitor, monkeypatch):
    """
    The right password does not help either: that is what a guesser would be after.
    """
    monkeypatch.setattr("toolkit.demo.views._sessions.check_password_hash", lambda _, password: password == "right")
    codes = [visitor.post("/login", username="alice", password="x").status_code for _ in range(MAX_FAILURES)]
    limited = visitor.post("/login", username="alice", password="right")

    assert codes == [422] * MAX_FAILURES
    assert limited.status_code == 429
    assert 0 < int(limited.headers["Retry-After"]) <= 300
    assert "wait 5 minutes" in limited.text


def test_successful_sign_ins_are_never_limited(visitor, monkeypatch):
    """
    Load tests and shared desks sign in often.
    """
    monkeypatch.setattr("toolkit.demo.views._sessions.check_password_hash", lambda *_: True)
    codes = {visitor.post("/login", username="alice", password="x").status_code for _ in range(MAX_FAILURES * 2)}

    assert codes == {303}


def test_signing_in_starts_a_new_session(visitor):
    """
    A token planted before must be worth nothing after.
    """
    before = re.search(r'csrf-token" content="([^"]+)"', visitor.get("/").text)[1]
    visitor.post("/login", username="alice", password="correct horse battery staple")
    after = re.search(r'csrf-token" content="([^"]+)"', visitor.get("/").text)[1]

    assert before != after


def test_signing_out_signs_out(alice):
    """
    With a form, so that no link or image can do it.
    """
    alice.post("/logout")

    assert signed_in_as(alice) is None


def test_a_new_member_is_signed_in_and_private_by_default(visitor):
    """
    Nobody is made public by not having found the settings.
    """
    answer = visitor.post("/signup", **FORM)
    row = visitor.place.database.reading().execute("SELECT * FROM members WHERE username = 'zoe.l'").fetchone()

    assert answer.status_code == 303
    assert signed_in_as(visitor) == "zoe.l"
    assert (row["visibility"], row["searchable"], row["role"]) == ("members", 0, "member")
    assert row["password_hash"].startswith("scrypt:")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"username": "ALICE"}, "This username is taken"),
        ({"email": "Alice@riviere-aux-geais.example"}, "An account with this address exists"),
        ({"password": "short"}, "at least 10 characters"),
    ],
)
def test_a_faulty_sign_up_says_what_to_change_and_keeps_the_rest(visitor, change, fault):
    """
    All but the password, which is never sent back.
    """
    page = visitor.post("/signup", **{**FORM, **change})

    assert page.status_code == 422
    assert fault in page.text
    assert 'value="Zoé Lavoie"' in page.text
    assert FORM["password"] not in page.text


def test_the_conduct_must_be_accepted(visitor):
    """
    A box that was not ticked is not sent at all.
    """
    page = visitor.post("/signup", **{name: value for name, value in FORM.items() if name != "conduct"})

    assert page.status_code == 422
    assert "Accept the code of conduct" in page.text
