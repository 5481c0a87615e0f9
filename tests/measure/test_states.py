"""What makes a page the same state, and what an audit of it still has to see."""

import pytest

from toolkit.measure.scrub import Scrubber
from toolkit.measure.states import Audited, read_state

FEED = "<main><h1>Feed</h1><ol>{}</ol></main>"
PLAIN = "<li><h2>One</h2><p>first</p></li>"
WITH_PICTURE = '<li><h2>Two</h2><p>second</p><img src="x" alt="a cat"></li>'


@pytest.fixture
def state(page):
    """The state of a page with this body, at this address."""
    page.route("**", lambda route: route.fulfill(body=bodies["now"], content_type="text/html"))
    bodies = {}

    def read(body, address="/"):
        bodies["now"] = body
        page.goto(f"http://place.test{address}")
        return read_state(page, Scrubber([]))

    return read


pytestmark = pytest.mark.browser


def test_a_list_is_the_same_state_however_long_it_is(state):
    """
    Else every message that somebody writes would make another feed.
    """
    short, long = state(FEED.format(PLAIN * 2)), state(FEED.format(PLAIN * 20))

    assert short == long


def test_the_order_of_a_list_makes_no_other_state(state):
    """
    The newest first today, the best tomorrow.
    """
    one, other = (state(FEED.format(body)) for body in (PLAIN + WITH_PICTURE, WITH_PICTURE + PLAIN))

    assert one == other


def test_another_kind_of_item_is_the_same_state_and_is_to_be_audited(state):
    """
    The picture without a text in the third message is found, and the feed still counts once.
    """
    plain, pictures = state(FEED.format(PLAIN)), state(FEED.format(PLAIN + WITH_PICTURE))
    audited = Audited()
    audited.add(plain)

    assert plain.id == pictures.id
    assert audited.covers(plain)
    assert not audited.covers(pictures)
    audited.add(pictures)
    assert audited.covers(state(FEED.format(WITH_PICTURE)))


@pytest.mark.parametrize(
    "item",
    [
        "<li><button>x</button></li>",
        "<li><button disabled>x</button></li>",
        '<li><button aria-pressed="true">x</button></li>',
        '<li lang="fr"><button>x</button></li>',
        '<li><img src="x"></li>',
        "<li><ul><li><input></li></ul></li>",
    ],
)
def test_kinds_of_items_differ_in_all_that_an_audit_looks_at(state, item):
    """
    Controls, their states, languages and names.
    """
    assert not state(FEED.format(item)).items <= state(FEED.format(PLAIN + WITH_PICTURE)).items


@pytest.mark.parametrize(
    "body",
    [
        FEED.format(""),  # an empty feed is another state
        FEED.format(PLAIN) + '<dialog open aria-modal="true"><p>Sure?</p></dialog>',
        FEED.format(PLAIN) + "<p role=alert>Too long</p>",
        FEED.format(PLAIN).replace("<h1>", "<h2>"),
        "<div>x</div>" + FEED.format(PLAIN),
    ],
)
def test_what_is_outside_of_lists_makes_another_state(state, body):
    """
    Dialogs, errors, another heading.
    """
    assert state(body).id != state(FEED.format(PLAIN)).id


def test_many_of_a_kind_are_a_list_whatever_they_are_made_of(state):
    """
    Feeds of boxes are as common as lists; two or three boxes are the page's structure.
    """
    box = '<div class="card"><b>x</b></div>'

    assert state(f"<main>{box * 4}</main>") == state(f"<main>{box * 9}</main>")
    assert state(f"<main>{box * 2}</main>").id != state(f"<main>{box * 3}</main>").id


@pytest.mark.parametrize(
    ("one", "other"),
    [("/posts/12", "/posts/2001#reply-7"), ("/topic/12-cats", "/topic/7-dogs"), ("/?page=2", "/?page=3")],
)
def test_numbers_in_an_address_make_no_other_state(state, one, other):
    """
    The page of a message is one page.
    """
    assert state(FEED.format(PLAIN), one).id == state(FEED.format(PLAIN), other).id


@pytest.mark.parametrize("other", ["/help", "/?q=x", "/#/help"])
def test_pages_of_one_structure_are_as_many_states(state, other):
    """
    Two articles are two pages to look at.
    """
    assert state(FEED.format(PLAIN), "/").id != state(FEED.format(PLAIN), other).id


def test_words_make_no_other_state(state):
    """
    What people write is not the page's structure.
    """
    assert state("<h1>One</h1><div>first</div>").id == state("<h1>Two</h1><div>second</div>").id


def test_a_shadow_tree_is_part_of_the_page(state):
    """
    Web components hide most of what is there.
    """
    shadow = '<div><template shadowrootmode="open">{}</template></div>'

    assert state(shadow.format("<button>x</button>")).id != state(shadow.format("<a href=x>x</a>")).id
    assert state(shadow.format("<li>x</li>")).items != state(shadow.format("<li><input></li>")).items


def test_what_took_too_long_is_not_waited_for_again(state):
    """
    Twenty seconds a visit would be longer than the journey.
    """
    audited = Audited()
    audited.give_up(state(FEED.format(PLAIN)))

    assert audited.covers(state(FEED.format(WITH_PICTURE)))
