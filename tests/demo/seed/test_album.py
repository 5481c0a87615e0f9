from collections import Counter

import pytest

from toolkit.demo import pictures
from toolkit.demo.seed import album, scenes, town


@pytest.fixture(scope="module")
def made():
    return town.make(1)


def test_every_scene_is_carried_by_messages_that_fit_it(made):
    """
    A phrase that is reworded would leave its picture without a message.
    """
    rows = album.make(made.posts)
    drawn = Counter(row.content for row in rows)

    assert sorted(drawn.values()) == [album.EACH] * len(scenes.SCENES)
    assert len({row.post_id for row in rows}) == len(rows)


def test_pictures_are_described_in_the_language_of_their_message(made):
    """
    A screen reader reads both with one voice.
    """
    langs = {post.id: post.lang for post in made.posts}
    said = {(langs[row.post_id], row.alternative.split()[0]) for row in album.make(made.posts)}

    assert said <= {("fr", "Le"), ("fr", "Une"), ("en", "The"), ("en", "An"), ("en", "A")}
    assert len(said) > 2


def test_seeded_pictures_would_be_accepted_from_a_member(made):
    """
    The town keeps its own rules.
    """
    for row in album.make(made.posts):
        assert pictures.accept(row.content, row.alternative)[1] == {}
