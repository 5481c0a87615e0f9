from collections import Counter

from toolkit.demo.seed import town


def test_the_same_seed_makes_the_same_town():
    """
    Two runs are compared only if they walked the same place.
    """
    assert town.make(7) == town.make(7)


def test_another_seed_makes_another_town():
    """
    Otherwise the seed would be a decoration.
    """
    assert town.make(7).posts != town.make(8).posts


def test_a_town_has_its_size_and_its_test_accounts():
    """
    Journeys and load pools count on these names.
    """
    made = town.make(1)
    names = {member.username for member in made.members}

    assert (len(made.members), len(names), len(made.posts)) == (200, 200, 2000)
    assert {"alice", "alice8", "bob", "bob8", "moderator", "moderator8", "load1", "load60"} <= names


def test_moderators_are_the_accounts_named_so():
    """
    A journey signs in by name and expects the role.
    """
    roles = Counter(member.role for member in town.make(1).members)

    assert roles == {"member": 192, "moderator": 8}


def test_the_top_of_the_feed_is_by_townspeople():
    """
    A member can neither report nor be surprised by a message of their own.
    """
    made = town.make(1)
    accounts = {member.id for member in made.members if member.username in town.TEST_ACCOUNTS}

    assert not accounts & {post.author_id for post in made.posts[-town.BY_TOWNSPEOPLE_ONLY :]}


def test_messages_come_in_the_order_of_their_numbers():
    """
    The feed is sorted by number and shows the time.
    """
    moments = [post.created_at for post in town.make(1).posts]

    assert moments == sorted(moments)
    assert moments[-1] < town.EPOCH


def test_every_phrase_is_filled():
    """
    A slot left open in a message looks like a broken platform.
    """
    made = town.make(1)
    texts = [row.text for row in (*made.posts, *made.replies)]

    assert [text for text in texts if "{" in text or "}" in text] == []
    assert {post.lang for post in made.posts} == {"fr", "en"}
