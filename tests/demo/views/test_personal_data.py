import json

import pytest

from toolkit.demo.limiter import MAX_FAILURES

PASSWORD = "correct horse battery staple"


def rows(person, sql, *params):
    return [tuple(row) for row in person.place.database.reading().execute(sql, params)]


@pytest.fixture
def busy_alice(alice, bob):
    """Alice, with something of everything a member can leave behind."""
    post, other = alice.publish("Mine"), bob.publish("His")
    alice.post(f"/posts/{other}/replies", text="My answer")
    bob.post(f"/posts/{post}/replies", text="His answer")
    alice.post(f"/posts/{other}/react")
    alice.post(f"/posts/{other}/report", reason="other", details="My reason")
    bob.post(f"/posts/{post}/report", reason="spam")
    alice.post("/members/bob/follow")
    alice.post("/members/alice2/block")
    alice.post("/password/forgotten", email="alice@riviere-aux-geais.example")
    write = alice.place.database.reading().execute
    write("INSERT INTO messages (sender_id, recipient_id, text, lang, created_at) VALUES (1, 9, 'My letter', 'en', 5)")
    write("INSERT INTO appeals (post_id, author_id, text, created_at) VALUES (?, 1, 'My appeal', 5)", (post,))
    write(
        "INSERT INTO pictures (post_id, content, media_type, width, height, alternative)"
        " VALUES (?, ?, 'image/png', 1, 1, 'A dot')",
        (post, b"\x89PNG"),
    )
    return alice


def test_the_copy_holds_everything_and_no_secret(busy_alice):
    """
    A right to one's data is a right to all of it.
    """
    answer = busy_alice.get("/settings/data/export")
    found = json.loads(answer.text)

    assert answer.headers["Content-Disposition"] == "attachment; filename=la-place-alice.json"
    assert answer.mimetype == "application/json"
    assert found["profile"]["email"] == "alice@riviere-aux-geais.example"
    assert found["messages"][-1]["text"] == "Mine"
    assert found["pictures"][-1]["content"] == "iVBORw=="
    assert found["replies"][-1]["text"] == "My answer"
    assert found["follows"][0]["username"] == "bob"
    assert found["blocks"][0]["username"] == "alice2"
    assert [letter["text"] for letter in found["direct_messages"]][-1] == "My letter"
    assert found["reports"][-1]["details"] == "My reason"
    assert found["appeals"][-1]["text"] == "My appeal"
    assert found["likes"]
    assert "scrypt" not in answer.text


def test_moments_in_the_copy_are_written_for_any_reader(busy_alice):
    """
    Seconds since 1970 are nobody's date.
    """
    found = json.loads(busy_alice.get("/settings/data/export").text)

    assert found["direct_messages"][-1]["created_at"] == "1970-01-01T00:00:05Z"
    assert found["direct_messages"][-1]["read_at"] is None


def test_the_copy_holds_nothing_that_others_wrote_to_others(busy_alice, bob):
    """
    A report on somebody else's message is theirs who sent it.
    """
    found = json.loads(bob.get("/settings/data/export").text)

    assert "My reason" not in json.dumps(found)
    assert [report["reason"] for report in found["reports"]] == ["spam"]


def test_the_page_says_what_will_be_gone(busy_alice):
    """
    Nobody agrees to what they were not told.
    """
    page = busy_alice.get("/settings/data").text
    written = rows(busy_alice, "SELECT count(*) FROM posts WHERE author_id = 1")[0][0]

    assert f"{written} message" in page
    assert "cannot be undone" in page


def test_a_deleted_account_is_gone_with_all_it_held(busy_alice, bob, visitor):
    """
    Every table that names a member is asked.
    """
    db = busy_alice.place.database.reading()
    answer = busy_alice.post("/settings/data/delete", password=PASSWORD)
    references = [
        (table["name"], key["from"])
        for table in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for key in db.execute(f"PRAGMA foreign_key_list({table['name']})").fetchall()
        if key["table"] == "members"
    ]
    left = {f"{table}.{column}": rows(bob, f"SELECT 1 FROM {table} WHERE {column} = 1") for table, column in references}

    assert "Your account is deleted" in busy_alice.get(answer.location).text
    assert len(references) > 10
    assert {place for place, found in left.items() if found} == set()
    assert rows(bob, "SELECT 1 FROM mails WHERE recipient LIKE 'alice@%'") == []
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert visitor.get("/members/alice").status_code == 404
    assert 'id="post-' not in visitor.get("/search?q=mine").text


def test_a_deleted_account_cannot_be_entered_again_by_an_open_session(alice, square):
    """
    Nor can the next account that is opened: numbers are never given twice.
    """
    from tests.demo.conftest import Person

    elsewhere = Person(square).signed_in("alice")
    alice.post("/settings/data/delete", password=PASSWORD)

    assert elsewhere.get("/settings").status_code == 303


def test_what_a_moderator_decided_stays_when_they_leave(alice, bob, moderator):
    """
    Only their name is gone from it.
    """
    post = alice.publish("Kakapo")
    receipt = bob.post(f"/posts/{post}/report", reason="insult").location
    db = moderator.place.database.reading()
    db.execute(
        "UPDATE reports SET decision = 'keep', decided_at = 5,"
        " decided_by = (SELECT id FROM members WHERE username = 'moderator')"
    )
    moderator.post("/settings/data/delete", password=PASSWORD)

    assert rows(bob, "SELECT decision, decided_by FROM reports") == [("keep", None)]
    assert bob.get(receipt).status_code == 200


def test_a_wrong_password_deletes_nothing_and_says_so(alice):
    """
    A screen left open must not be enough.
    """
    page = alice.post("/settings/data/delete", password="wrong")

    assert page.status_code == 422
    assert "This is not your password." in page.text
    assert alice.get("/settings/data").status_code == 200


def test_guessing_the_password_must_wait_as_at_the_door(alice, monkeypatch):
    """
    Otherwise this page would be the way round the limit of the sign-in page.
    """
    monkeypatch.setattr("toolkit.demo.views._sessions.check_password_hash", lambda *_: False)
    codes = [alice.post("/settings/data/delete", password="x").status_code for _ in range(MAX_FAILURES + 1)]

    assert codes == [422] * MAX_FAILURES + [429]
