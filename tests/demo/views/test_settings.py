import re

import pytest

WORD = "Quincaillerie"


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [("public", {"alice", "bob", "visitor"}), ("members", {"alice", "bob"}), ("only_me", {"alice"})],
)
def test_only_those_chosen_see_a_member_s_messages_anywhere(alice, bob, visitor, visibility, seen_by):
    """
    One page that forgets is a leak: the feed, the message, the search and the profile are asked.
    """
    post = alice.publish(WORD)
    alice.post("/settings/privacy", visibility=visibility)
    people = {"alice": alice, "bob": bob, "visitor": visitor}
    for address in ("/", f"/posts/{post}", f"/search?q={WORD}", "/members/alice"):
        found = {name for name, person in people.items() if f'id="post-{post}"' in person.get(address).text}

        assert (address, found) == (address, seen_by)


def test_a_hidden_message_cannot_be_answered_liked_or_reported(alice, bob):
    """
    Its number is easy to guess: acting on it must not even tell that it exists.
    """
    post = alice.publish(WORD)
    alice.post("/settings/privacy", visibility="only_me")
    codes = {
        bob.post(f"/posts/{post}/{action}", text="x", reason="spam").status_code
        for action in ("replies", "react", "report", "delete")
    }

    assert codes == {404}


def test_replies_of_a_private_member_are_hidden_and_not_counted(alice, bob, visitor):
    """
    What somebody says under another's message is theirs too.
    """
    post = bob.publish("A question")
    alice.post(f"/posts/{post}/replies", text=WORD)
    alice.post("/settings/privacy", visibility="only_me")

    assert WORD not in visitor.get(f"/posts/{post}").text
    assert "0 replies" in visitor.get("/").text.split("</article>")[0]
    assert WORD in alice.get(f"/posts/{post}").text


def test_saving_says_so_on_the_same_page_and_shows_the_choice(alice):
    """
    A setting that might not have been saved is one that nobody trusts.
    """
    answer = alice.post("/settings/privacy", visibility="members", searchable="yes")
    page = alice.get(answer.location).text

    assert answer.location == "/settings/privacy"
    assert re.search(r'role="status">.*<span>Saved</span>', page)
    assert re.search(r'value="members"[^>]* checked', page)


def test_a_profile_is_found_by_search_only_if_its_member_agrees(alice, bob):
    """
    Both ways, since the choice can be taken back.
    """
    found = []
    for choice in ({"searchable": "yes"}, {}):
        alice.post("/settings/privacy", visibility="public", **choice)
        found.append('href="/members/alice"' in bob.get("/search?q=alice").text)

    assert found == [True, False]


def test_an_unknown_visibility_is_refused(alice):
    """
    And changes nothing.
    """
    assert alice.post("/settings/privacy", visibility="friends").status_code == 400


def test_the_language_is_remembered_and_the_page_stays_the_same(visitor):
    """
    The browser says English, the reader said French.
    """
    answer = visitor.post("/language", lang="fr", next="/about")

    assert answer.location == "/about"
    assert '<html lang="fr-CA">' in visitor.get("/about").text
    assert visitor.post("/language", lang="xx").status_code == 400
