"""What was never there cannot be gone, and what scripts have not drawn yet is not gone either."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import pytest

from tests.measure.site import Answer, Site, page, serving
from toolkit.journeys import Post
from toolkit.measure.acts import ArrivalError
from toolkit.measure.regard import sights
from toolkit.measure.regard.sights import Sight, in_search, shows

TEXT = "Win a thousand dollars [r1 0123456789]"
POST = Post(address="/posts/1#p", text=TEXT, author="bob")
LATE = "<div id=app></div><script>setTimeout(() => { document.querySelector('#app').textContent = %r }, 400)</script>"


class Notes:
    """What is written down."""

    def __init__(self):
        self.facts = {}

    def fact(self, item, value, _member, **_more):
        """One more."""
        self.facts[item] = value


def told(*shown):
    """What is written of a place at which these looks find something or not, one after the other."""
    looks, notes = iter(shown), Notes()
    member = SimpleNamespace(page=SimpleNamespace(wait_for_timeout=lambda _ms: None))
    sight = Sight(item="hidden", member=member, look=lambda _within_s: next(looks))
    sight.before()
    sight.tell(notes)
    return notes.facts


@pytest.mark.parametrize(
    ("shown", "facts"),
    [
        ((True, False), {"hidden": 1.0}),
        ((True, True, True, False), {"hidden": 1.0}),
        ((False, True, False), {"hidden": 1.0}),
        ((False, False), {}),
    ],
)
def test_only_what_was_there_can_be_gone(shown, facts):
    """An index may come late; what it never had is unknown, not hidden."""
    assert told(*shown) == facts


def test_what_stays_is_still_there(monkeypatch):
    """After the time that a decision has."""
    monkeypatch.setattr(sights, "WAIT_S", -1.0)

    assert told(True, True) == {"hidden": 0.0}


@pytest.fixture
def member(new_context):
    """Somebody with a window on a site."""
    with serving(Site()) as site:
        site.add("/", "<h1>Home</h1>")
        window = new_context(base_url=site.url).new_page()
        window.set_default_timeout(3_000)
        yield SimpleNamespace(
            site=site, page=window, goto=window.goto, platform=SimpleNamespace(search=partial(search, site))
        )


def search(site, member, _words):
    """An adapter's search, which waits for a result."""
    member.page.goto("/search")
    member.page.get_by_role("article").wait_for()


@pytest.mark.browser
def test_a_page_that_scripts_fill_shows_what_it_shows(member):
    """Not at once, but it does."""
    member.site.add("/posts/1", LATE % TEXT)

    assert shows(member, POST, 4.0)
    assert member.page.url == f"{member.site.url}/"


@pytest.mark.browser
def test_a_message_is_gone_from_its_page_only_where_the_platform_has_answered(member):
    """A page that is not there says so; an error of the server says nothing."""
    member.site.routes["/posts/1"] = Answer(page("gone"), status=410, headers={"Cache-Control": "no-store"})

    assert not shows(member, POST, 0.2)
    member.site.routes["/posts/1"] = Answer(page("oops"), status=500)
    with pytest.raises(ArrivalError, match="500"):
        shows(member, POST, 0.2)


@pytest.mark.browser
def test_a_search_that_waits_for_results_in_vain_has_found_nothing(member):
    """Its adapter cannot know that nothing is to be found."""
    member.site.add("/search", "<article>Win a thousand dollars</article>")

    assert in_search(member, POST, 4.0)
    member.site.add("/search", "<p>No results for 0123456789</p>")
    assert not in_search(member, POST, 0.5)
