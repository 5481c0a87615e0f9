"""
What FlaskBB's search tells of a post.
"""

from types import SimpleNamespace

import pytest

from toolkit.journeys import Account, Unsupported
from toolkit.measure.platforms.flaskbb import FlaskBB

TOKEN = "0123456789"
HEAD = '<meta name="csrf-token" content="key"><a href="/auth/logout">Log out</a>'
POST = '<div class="post-content post_body clearfix" id="pid{number}">{words}</div>'


def copies(*posts):
    """What is counted where the search answers with these posts."""
    results = HEAD + "".join(POST.format(number=number, words=words) for number, words in posts)
    answer = SimpleNamespace(text=results, status_code=200)
    http = SimpleNamespace(get=lambda *_args, **_more: answer, post=lambda *_args, **_more: answer)
    return FlaskBB().copies(http, "http://127.0.0.1", TOKEN, Account(login="alice", password_env="NONE"))


def test_every_post_with_the_text_is_a_copy():
    """
    A topic's title, above it and in the way back to the forum, is none.
    """
    assert copies((7, f"<p>hello {TOKEN}</p>"), (8, "<p>hello</p>")) == 1
    assert copies((7, f"<p>hello {TOKEN}</p>"), (8, f"<p>hello {TOKEN}</p>")) == 2


def test_of_what_the_search_does_not_know_nothing_is_counted():
    """
    Words on one's own page are no post.
    """
    with pytest.raises(Unsupported):
        copies()
