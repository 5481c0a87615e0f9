"""
_feed: what is new on a page, what was there before, and by what its items are known
"""

import pytest

from tests.measure.site import Answer
from tests.measure.site import page as page_of
from toolkit.measure._scripts import script
from toolkit.measure.modes._feed import missing, news

browser = pytest.mark.browser


@pytest.mark.parametrize(
    ("second", "expected"), [("abcdef", 0), ("abxcdef", 1), ("xabcdefx", 0), ("", None), ("xyz", 0)]
)
def test_what_stands_between_two_known_items_was_passed_over(second, expected):
    """
    What is newer than the first or older than the last was not there to be read.
    """
    assert missing(list("abcdef"), list(second)) == expected


@pytest.mark.parametrize(
    ("now", "before", "met", "expected"),
    [
        ("abcdef", "abc", "abc", (3, 0)),
        ("efabcd", "abcdef"[:4], "abcd", (2, 0)),  # two were published meanwhile
        ("cdef", "abcd", "abcd", (2, 0)),  # a list that keeps what is in sight only
        ("xabc", "abc", "abc", (1, 0)),
        ("abcbcd", "abc", "abc", (3, 2)),
        ("abcbcdde", "abcbcd", "abcd", (2, 1)),  # what stood there twice is not told again
        ("cdef", "", "abcd", (4, 2)),  # a document of its own
        ("abgh", "cdef", "abcdef", (4, 2)),
        (None, "abc", "abc", (None, None)),
    ],
)
def test_a_double_stands_there_twice_or_comes_back(now, before, met, expected):
    """
    What stays in a document has not been shown again.
    """
    assert news(now and list(now), list(before), list(met)) == expected


DISCOURSE = "".join(
    f'<tr><td><a href="/t/a-long-title-about-{word}/{n}">About {word}</a> <a href="/c/general/4">General</a> '
    f'<a href="/u/{who}1">{who}1</a> and what they said</td></tr>'
    for n, (word, who) in enumerate(zip(["trees", "rain", "buses"], ["ann", "bob", "ann"], strict=True), start=123)
)
MASTODON = "".join(
    f'<article><a href="/@{who}1">{who}</a> <a href="/@{who}1/11012{n}">5m</a> something that was said here</article>'
    for n, who in enumerate(["alice", "bobby", "carol"])
)
ROWS = "".join(
    f'<div class="row"><div><a href="/topic/{n}-slug">Topic {n}</a> by <a href="/user/virage-{n}">virage-{n}</a> '
    f'<a href="/post/9{n}">now</a> and more</div></div>'
    for n in range(4)
)
MENU = "".join(f'<li><a href="/page/{name}">The page about {name}</a></li>' for name in ("people", "places", "things"))
DRAWING = '<svg role="list"><g role="listitem"><a href="/x/1"><text y="20">A drawing that leads on</text></a></g></svg>'
SLUGS = "".join(
    f'<li><a href="/read/{word}">About {word}</a> <a href="/by/ann">ann</a> and what she said</li>'
    for word in ("trees", "rain", "buses")
)


@browser
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<table>{DISCOURSE}</table>", [f"/t/a-long-title-about-{w}/{n}" for w, n in
                                         (("trees", 123), ("rain", 124), ("buses", 125))]),
        (MASTODON, [f"/@{who}1/11012{n}" for n, who in enumerate(("alice", "bobby", "carol"))]),
        (f"<nav><ul>{MENU}</ul></nav>{DRAWING}<div>{ROWS}</div>", [f"/topic/{n}-slug" for n in range(4)]),
        (f"<aside><ul>{MENU}</ul></aside><p>Nothing else</p>", None),
        (f"<div>{'<div>words that nobody can open</div>' * 4}</div>", None),
    ],
    ids=["a category for all", "authors with numbers", "rows", "no feed", "no links"],
)  # fmt: skip
def test_items_are_known_by_the_address_that_is_theirs_alone(page, site, body, expected):
    """
    Not by their author's or their category's, and not those of the menu.
    """
    site.routes["/"] = lambda: site_answer(body)
    page.goto(site.url)

    assert page.evaluate(script("feed"), "")["items"] == expected


@browser
def test_names_in_place_of_numbers_are_believed_with_the_words_beside_them(page, site):
    """
    Such an address may be an author's, too.
    """
    site.routes["/"] = lambda: site_answer(f"<ul>{SLUGS}</ul>")
    page.goto(site.url)
    items = page.evaluate(script("feed"), "")["items"]

    assert [item[:10] for item in items] == ["/read/tree", "/read/rain", "/read/buse"]


@browser
def test_only_a_link_in_sight_that_nothing_covers_is_clicked(page, site):
    """
    Another click would scroll, or hit something else.
    """
    rows = ROWS.replace('class="row"', 'style="height: 300px"')
    site.routes["/"] = lambda: site_answer(f'<p style="position: fixed; inset: 0 0 auto; height: 99px"></p>{rows}')
    page.goto(site.url)
    spots = page.evaluate(script("feed"), "")["spots"]

    assert [spot is not None for spot in spots] == [False, True, True, False]


def site_answer(body):
    """A page with this body."""
    return Answer(page_of(body))
