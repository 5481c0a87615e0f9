import re

import pytest


def counted(person):
    rows = person.place.database.reading().execute("SELECT endpoint, count FROM visits")
    return {row["endpoint"]: row["count"] for row in rows}


def is_asked(person):
    return 'class="consent"' in person.get("/").text


def test_refusing_takes_as_much_as_accepting(visitor):
    """
    Two buttons of one form with nothing to tell them apart but their words.
    """
    page = visitor.get("/").text
    buttons = re.findall(r'<button name="choice"([^>]*)>(\w+)<', page.split('class="consent"')[1])

    assert buttons == [(' value="refuse"', "Refuse"), (' value="accept"', "Accept")]


@pytest.mark.parametrize("choice", ["refuse", "accept"])
def test_a_choice_is_asked_for_once_and_leads_back(visitor, choice):
    """
    Whoever refused is not asked again on the next page, nor sent away from this one.
    """
    before = is_asked(visitor)
    answer = visitor.post("/cookies", choice=choice, next="/posts/1995")
    cookie = answer.headers["Set-Cookie"]

    assert before
    assert answer.location == "/posts/1995"
    assert f"cookies={choice}" in cookie
    assert f"Max-Age={183 * 24 * 3600}" in cookie
    assert not is_asked(visitor)


def test_nothing_is_counted_before_somebody_accepts(visitor, alice):
    """
    Neither of those who did not choose nor of those who refused.
    """
    visitor.get("/")
    alice.post("/cookies", choice="refuse")
    alice.get("/")

    assert counted(visitor) == {}


def test_pages_are_counted_for_whoever_accepted_until_they_change_their_mind(visitor):
    """
    Pages alone: no file, no form, no page that is not there.
    """
    visitor.post("/cookies", choice="accept", next="/")
    for address in ("/", "/posts/1995", "/posts/1996", "/nowhere", "/health"):
        visitor.get(address)
    with visitor.get("/static/place.css"):
        seen = counted(visitor)
    visitor.client.post("/cookies", data={"choice": "x"})
    visitor.post("/cookies", choice="refuse")
    after = counted(visitor)
    visitor.get("/")

    assert seen == {"feed.show": 1, "posts.show": 2}
    assert counted(visitor) == after


def test_the_page_says_what_was_chosen_and_how_much_was_counted(visitor):
    """
    A choice that one cannot look up is one that one cannot change.
    """
    said = [visitor.get("/cookies").text]
    for choice in ("accept", "refuse"):
        visitor.post("/cookies", choice=choice)
        said.append(visitor.get("/cookies").text)

    assert "You have not chosen yet" in said[0]
    assert "You accepted" in said[1]
    assert "You refused" in said[2]
    assert 'class="consent"' not in said[0]


def test_a_script_is_answered_without_leaving_the_page(visitor):
    """
    And what it says is not said once more by the next page.
    """
    token = re.search(r'csrf-token" content="([^"]+)"', visitor.get("/").text)[1]
    answer = visitor.client.post(
        "/cookies",
        data={"choice": "refuse", "csrf_token": token},
        headers={"Accept": "application/json", "Accept-Language": "en"},
    )

    assert answer.json == {"said": "Noted: your visits are not counted"}
    assert 'role="status">' not in visitor.get("/about").text
    assert not is_asked(visitor)


def test_a_choice_that_is_none_is_refused(visitor):
    """
    And nothing is remembered.
    """
    assert visitor.post("/cookies", choice="maybe").status_code == 400
    assert is_asked(visitor)
