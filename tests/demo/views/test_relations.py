import re

import pytest

WORD = "Quincaillerie"


def told(person, username):
    sql = (
        "SELECT n.kind, a.username FROM notifications n JOIN members m ON m.id = n.member_id"
        " JOIN members a ON a.id = n.actor_id WHERE m.username = ?"
    )
    return [tuple(row) for row in person.place.database.reading().execute(sql, (username,))]


def shown(person, address="/?show=followed"):
    return [int(n) for n in re.findall(r'<article class="post" id="post-(\d+)"', person.get(address).text)]


def test_following_is_counted_said_and_told_once(alice, bob):
    """
    A second press, or a second tab, must not tell them twice.
    """
    for _ in range(2):
        answer = alice.post("/members/bob/follow")
    page = alice.get(answer.location).text

    assert answer.location == "/members/bob"
    assert "You follow Bob" in page
    assert "1 follower" in page
    assert "Follows 1 person" in alice.get("/members/alice").text
    assert told(bob, "bob") == [("follow", "alice")]


def test_following_is_taken_back_without_a_word(alice, bob):
    """
    Nobody needs to hear that they were left.
    """
    alice.post("/members/bob/follow")
    before = told(bob, "bob")
    alice.post("/members/bob/unfollow")

    assert "0 followers" in bob.get("/members/bob").text
    assert told(bob, "bob") == before


def test_the_feed_of_the_followed_shows_them_alone(alice, bob, moderator):
    """
    And the first tab shows everyone still.
    """
    post = bob.publish(WORD)
    moderator.publish("Somebody else")
    alice.post("/members/bob/follow")
    page = alice.get("/?show=followed").text

    assert shown(alice)[0] == post
    assert {"Bob"} == set(re.findall(r'class="post-by"[^>]*><a[^>]*>([^<]*)<', page))
    assert 'href="/?show=followed" aria-current="true"' in page
    assert len(shown(alice, "/")) == 20


def test_whoever_follows_nobody_is_told_how_to(alice):
    """
    An empty page is no answer.
    """
    assert "choose Follow" in alice.get("/?show=followed").text


def test_a_blocked_member_vanishes_everywhere(alice, bob):
    """
    One page that forgets is a member who has to read on: feed, message, search, page, in both directions.
    """
    mine, theirs = alice.publish(WORD), bob.publish(WORD)
    alice.post("/members/bob/block")
    for address in ("/", f"/search?q={WORD}", "/members/bob", f"/posts/{theirs}"):
        assert (address, f'id="post-{theirs}"' in alice.get(address).text) == (address, False)
    for address in ("/", f"/search?q={WORD}", "/members/alice", f"/posts/{mine}"):
        assert (address, f'id="post-{mine}"' in bob.get(address).text) == (address, False)


def test_replies_of_a_blocked_member_vanish_and_are_not_counted(alice, bob, moderator):
    """
    Under the message of a third, each reads the rest.
    """
    post = moderator.publish("A question to all")
    bob.post(f"/posts/{post}/replies", text=WORD)
    alice.post("/members/bob/block")

    assert WORD not in alice.get(f"/posts/{post}").text
    assert "0 replies" in alice.get("/").text.split("</article>")[0]
    assert WORD in moderator.get(f"/posts/{post}").text


@pytest.mark.parametrize("action", ["replies", "react", "report"])
def test_a_blocked_member_cannot_act_on_a_message(alice, bob, action):
    """
    As if it were not there, so that nobody learns of the block.
    """
    post = alice.publish(WORD)
    alice.post("/members/bob/block")

    assert bob.post(f"/posts/{post}/{action}", text="x", reason="spam").status_code == 404


def test_the_blocked_find_nobody_and_the_blocker_finds_the_way_back(alice, bob):
    """
    The page of a member who blocked somebody is not found by them; the one who blocked sees no more than the button.
    """
    alice.post("/members/bob/block")
    own = alice.get("/members/bob").text

    assert bob.get("/members/alice").status_code == 404
    assert bob.post("/members/alice/follow").status_code == 404
    assert alice.post("/members/bob/follow").status_code == 404
    assert "You have blocked Bob" in own
    assert "/members/bob/unblock" in own
    assert "/members/bob/follow" not in own


def test_search_finds_neither_for_the_other(alice, bob):
    """
    A name in the results is a way to the page.
    """
    alice.post("/members/bob/block")

    assert 'href="/members/bob">' not in alice.get("/search?q=bob").text
    assert 'href="/members/alice">' not in bob.get("/search?q=alice").text
    assert 'href="/members/alice2">' in bob.get("/search?q=alice").text


def test_a_block_ends_following_both_ways(alice, bob):
    """
    It would otherwise come back with the unblocking, unasked.
    """
    alice.post("/members/bob/follow")
    bob.post("/members/alice/follow")
    alice.post("/members/bob/block")
    alice.post("/members/bob/unblock")

    assert "0 followers" in alice.get("/members/bob").text
    assert "0 followers" in alice.get("/members/alice").text


def test_the_list_of_the_blocked_takes_a_block_back_and_stays(alice, bob):
    """
    Who unblocks one may have more to go through.
    """
    post = bob.publish(WORD)
    alice.post("/members/bob/block")
    listed = alice.get("/settings/blocked").text
    answer = alice.post("/members/bob/unblock", next="/settings/blocked")
    after = alice.get("/settings/blocked").text

    assert 'Unblock<span class="hidden"> Bob' in listed
    assert answer.location == "/settings/blocked"
    assert "You have blocked nobody" in after
    assert alice.get(f"/posts/{post}").status_code == 200


def test_two_who_blocked_each_other_are_freed_one_by_one(alice, bob):
    """
    The first to forgive must not undo what the other wanted.
    """
    alice.post("/members/bob/block")
    bob.place.database.reading().execute(
        "INSERT INTO blocks SELECT b.id, a.id, 0 FROM members a, members b WHERE a.username = 'alice'"
        " AND b.username = 'bob'"
    )
    codes = [alice.post("/members/bob/unblock").status_code, alice.get("/members/bob").status_code]
    bob.post("/members/alice/unblock")

    assert codes == [303, 404]
    assert alice.get("/members/bob").status_code == 200


@pytest.mark.parametrize(("username", "code"), [("alice", 400), ("nobody.here", 404)])
@pytest.mark.parametrize("action", ["follow", "block"])
def test_a_relation_takes_two(alice, username, action, code):
    """
    Nobody follows or blocks themselves, or somebody who is not there.
    """
    assert alice.post(f"/members/{username}/{action}").status_code == code


def test_visitors_see_counts_and_no_buttons(visitor):
    """
    A button that leads to a form is a promise not kept.
    """
    page = visitor.get("/members/bob").text

    assert "0 followers" in page
    assert "/members/bob/follow" not in page
    assert visitor.post("/members/bob/follow").location == "/login?next=%2F"
