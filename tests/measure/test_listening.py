"""A platform that tells of its verbs, and is otherwise the platform that it was."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from toolkit.journeys import Platform, Post, Unsupported
from toolkit.measure.listening import Listening

POST = Post(address="/posts/1", text="words", author="alice")


class Tiny(Platform):
    """Publishes, and asks."""

    sign_in_address = "/login"

    def publish(self, member, text):
        return POST

    def asks_consent(self, member):
        return True


@pytest.fixture
def heard():
    return []


@pytest.fixture
def platform(heard):
    @contextmanager
    def hearing(member, carried):
        heard.append((member, carried.verb, "begins"))
        yield
        heard.append((member, carried.verb, carried.posts))

    return Listening(Tiny(), hearing)


def test_a_verb_is_told_before_and_after_with_what_it_made(platform, heard):
    """However the journey calls it; the result is handed on."""
    assert platform.has_published("alice", "words") is POST
    assert heard == [("alice", "publish", "begins"), ("alice", "publish", [POST])]


def test_a_verb_that_is_not_there_is_told_and_never_done(platform, heard):
    """As without anybody who listens."""
    with pytest.raises(Unsupported):
        platform.delete("alice", POST)

    assert heard == [("alice", "delete", "begins")]


def test_what_is_no_act_is_not_told(platform, heard):
    """Attributes, and questions."""
    assert (platform.sign_in_address, platform.asks_consent("alice")) == ("/login", True)
    assert heard == []
