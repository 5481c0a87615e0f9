"""
feed_leak, scroll_lost, feed_doubles, feed_broken
"""

import pytest

from toolkit.score.audits.feed_broken import feed_broken
from toolkit.score.audits.feed_doubles import feed_doubles
from toolkit.score.audits.feed_leak import feed_leak
from toolkit.score.audits.scroll_lost import scroll_lost
from toolkit.score.feeds import feed_results
from toolkit.score.values import call

MEGABYTE = 2.0**20
LEAK = [(100 * number, int(MEGABYTE * number)) for number in range(1, 9)]
STEADY = [(400, int(5 * MEGABYTE)) for _ in range(8)]


def test_a_megabyte_a_page_is_a_leak(evidence):
    """
    The lower end of the slope's interval decides, not one page.
    """
    seen = evidence(lambda run: run.feed(*LEAK))
    (one,) = call(feed_leak, seen)
    (result,) = feed_results(feeds=seen.feeds, journeys=seen.journeys)

    assert one.params["kilobytes"] == "1024"
    assert (result.nodes.value, result.heap_bytes.low, result.pages) == (100.0, MEGABYTE, 8)


@pytest.mark.parametrize(
    "pages",
    [STEADY, [*STEADY, (400, int(50 * MEGABYTE))], [(nodes, None) for nodes, _ in LEAK], LEAK[:2]],
    ids=["steady", "one page", "no memory told", "too few"],
)
def test_what_does_not_grow_for_certain_is_no_leak(evidence, pages):
    """
    A picture that is decoded once is no slope.
    """
    assert call(feed_leak, evidence(lambda run: run.feed(*pages))) == []


def test_documents_of_their_own_have_no_slope(evidence):
    """
    Nothing can pile up, and that is said.
    """
    seen = evidence(lambda run: run.feed(*LEAK, fresh=True))
    (result,) = feed_results(feeds=seen.feeds, journeys=seen.journeys)

    assert call(feed_leak, seen) == []
    assert (result.fresh, result.nodes, result.heap_bytes) == (True, None, None)


@pytest.mark.parametrize(("moved", "lost"), [(0.0, 0), (800.0, 0), (801.0, 1)])
def test_more_than_one_window_off_is_lost(evidence, moved, lost):
    """
    Within a window the reader still sees it, or nearly.
    """
    assert len(call(scroll_lost, evidence(lambda run: run.feed((1, 1), moved_px=moved)))) == lost


@pytest.mark.parametrize(("fields", "found"), [({}, 0), ({"doubled": 2}, 1), ({"missing": 1}, 1), ({"missing": 0}, 0)])
def test_what_is_met_twice_or_not_at_all_is_found(evidence, fields, found):
    """
    Both are one thing to mend: where a page ends.
    """
    assert len(call(feed_doubles, evidence(lambda run: run.feed((1, 1), **fields)))) == found


def test_what_two_readings_met_is_told_once(evidence):
    """
    Both read the same feed: ten items a page, one of them for the second time.
    """

    def twice(run):
        run.feed((1, 1), (2, 1), doubled=1)
        run.feed((1, 1), (2, 1), (3, 1), doubled=1)

    seen = evidence(twice)
    (one,) = call(feed_doubles, seen)
    (result,) = feed_results(feeds=seen.feeds, journeys=seen.journeys)

    assert one.params["doubled"] == "3"
    assert (result.pages, result.items, result.doubled) == (3, 30, 3)


def test_where_no_items_were_found_none_are_counted(evidence):
    """
    Nothing measured is not nothing wrong.
    """
    seen = evidence(lambda run: run.feed((1, 1), (2, 1), items=None, doubled=None))
    (result,) = feed_results(feeds=seen.feeds, journeys=seen.journeys)

    assert call(feed_doubles, seen) == []
    assert (result.items, result.doubled, result.missing) == (None, None, None)


def test_a_page_that_did_not_come_is_found_and_not_counted(evidence):
    """
    What stands in its record is the page before.
    """

    def broken(run):
        run.feed(*STEADY[:2])
        run.feed(STEADY[0], items=None, doubled=None, error="500", page=3)

    seen = evidence(broken)
    (one,) = call(feed_broken, seen)
    (result,) = feed_results(feeds=seen.feeds, journeys=seen.journeys)

    assert one.params["page"] == "3"
    assert (result.pages, result.items) == (2, 20)
    assert call(feed_broken, evidence(lambda run: run.feed(*STEADY))) == []
