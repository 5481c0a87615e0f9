"""What a first visit leaves before anything was chosen."""

from __future__ import annotations

import pytest

from tests.measure.site import Site, serving
from toolkit.measure.probes.consent import identifies
from toolkit.measure.probes.consent import site as site_of

pytestmark = pytest.mark.browser
YEAR_S = 365 * 24 * 3600
LASTING = f"uid=9f86d081884c7d65; Max-Age={YEAR_S}"


def seen(attempt):
    """What the probe saw, by name."""
    rows = attempt.session.folder.read("observations")
    return {
        one.name: (one.value, one.detail) for one in rows if one.name in ("third_party_requests", "identifiers_kept")
    }


def visit(walk, before=lambda member: None):
    with walk(**{"audit.axe": "false", "journeys.pictures": "false"}) as attempt:
        member = attempt.member("visitor", role="visitor")
        with member.step("arrive"):
            member.goto("/")
            before(member)
        return seen(attempt)


@pytest.mark.parametrize(
    "cookie", ["session=9f86d081884c7d65", f"lang=fr-CA; Max-Age={YEAR_S}", "uid=9f86d081884c7d65; Max-Age=3600"]
)
def test_what_is_needed_or_does_not_last_is_no_identifier(site, walk, cookie):
    """A session, a language, an hour."""
    site.add("/", "<h1>Home</h1>", headers={"Set-Cookie": cookie})

    assert visit(walk) == {"third_party_requests": (0.0, None), "identifiers_kept": (0.0, None)}


def test_a_cookie_that_marks_the_browser_for_long_is_told_by_its_name(site, walk):
    """Never by its value."""
    site.add("/", "<h1>Home</h1>", headers={"Set-Cookie": LASTING})

    assert visit(walk)["identifiers_kept"] == (1.0, "uid (127.0.0.1, 365 d)")


def test_what_a_script_keeps_is_seen(site, walk):
    """The local storage lasts as long as the browser."""
    site.add(
        "/", "<h1>Home</h1><script>localStorage.visitor = '9f86d081884c7d65'; localStorage.theme = 'dark'</script>"
    )

    assert visit(walk)["identifiers_kept"] == (1.0, "visitor (localStorage)")


def test_another_site_is_told_by_its_name(site, walk):
    """Whatever it is called for."""
    with serving(Site()) as other:
        address = other.url.replace("127.0.0.1", "localhost")
        site.add("/", f'<h1>Home</h1><img src="{address}/pixel.gif" alt="">')

        assert visit(walk)["third_party_requests"] == (1.0, "localhost")


def test_nothing_is_told_of_a_visit_on_which_something_was_done(site, walk):
    """The act may have been the choice."""
    site.add("/", "<button>Accept</button>", headers={"Set-Cookie": LASTING})

    assert visit(walk, lambda member: member.click(member.page.get_by_role("button"))) == {}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.org/feed", "example.org"),
        ("http://127.0.0.1:8080/", "127.0.0.1"),
        ("https://forum.ville.qc.ca/", "ville.qc.ca"),
        (".tracker.example.com", "example.com"),
        ("http://localhost:1/", "localhost"),
    ],
)
def test_sites_are_told_apart_by_their_names(address, name):
    """As a browser does, roughly."""
    assert site_of(address) == name


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        ("9f86d081884c7d65", True),
        ("GA1.2.1066.1699", True),
        ("16994512345", True),
        ("fr-CA", False),
        ("dark", False),
        ("true", False),
    ],
)
def test_a_number_for_this_browser_is_told_from_a_setting(value, mark):
    """Eight characters, letters and digits mixed, or digits alone."""
    assert identifies(value) is mark
