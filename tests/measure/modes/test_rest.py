"""
_rest: whether what a page cuts can be read elsewhere
"""

import pytest

from toolkit.measure.modes._rest import Sight, settled
from toolkit.records import ContentRecord

USUAL = frozenset({"alice", "Like"})
MORE = USUAL | {"Read more"}


def sight(url="/feed", *, width=320, whole=True, clipped=False, controls=USUAL, usual=USUAL):
    """A page with a text on it."""
    record = ContentRecord(
        id="c", attempt_id="a", journey="j", persona="desktop", engine="chromium", member="alice", step="publish",
        text="long", outcome="shown", width=width, url=f"https://example.org{url}",
    )  # fmt: skip
    return Sight(record, whole, clipped, frozenset(controls), usual)


def said(*sights, own=None, letters=True):
    """(truncated, same) of every page that cuts it."""
    return [(one.truncated, one.same) for one in settled(list(sights), lambda _width: own, letters=letters)]


TEASER = sight(whole=False)
CLIPPED = sight(clipped=True)


@pytest.mark.parametrize(
    ("pages", "own", "expected"),
    [
        ([sight()], None, []),
        ([CLIPPED], None, [(None, None)]),
        ([CLIPPED], CLIPPED, [(True, None)]),
        ([sight(clipped=True, controls=MORE)], None, [(False, None)]),
        ([sight(clipped=True, usual=None)], None, [(None, None)]),
        ([sight(clipped=True, controls=(), usual=None)], None, [(True, None)]),
        ([CLIPPED, sight("/posts/1")], None, [(False, None)]),
        ([CLIPPED, sight("/posts/1", width=1280)], sight("/posts/1", clipped=True), [(True, None)]),
        ([CLIPPED, sight(width=1280)], CLIPPED, [(True, None)]),
        ([CLIPPED], sight("/posts/1"), [(False, None)]),
        ([TEASER], sight("/posts/1"), [(False, None)]),
        ([TEASER], sight("/posts/1", whole=False), [(False, False)]),
        ([TEASER], sight("/posts/1", clipped=True), [(True, None)]),
        ([TEASER], None, [(None, None)]),
        ([sight(whole=False, controls=())], None, [(False, False)]),
        ([sight(whole=False, controls=MORE)], None, [(False, None)]),
    ],
)
def test_what_is_cut_here_may_be_read_there(pages, own, expected):
    """
    In a window as wide, on another page or by a control of its own; an end that no page has was not kept.
    """
    assert said(*pages, own=own) == expected


def test_markup_may_rightly_be_taken_out():
    """
    Such texts are not compared.
    """
    assert said(TEASER, own=sight("/posts/1", whole=False), letters=False) == [(False, None)]


def test_its_own_page_is_opened_only_where_it_decides():
    """
    Every look costs a window.
    """
    asked = []

    settled([sight(clipped=True, controls=MORE), sight("/posts/1", width=1280)], asked.append, letters=True)
    assert asked == []
