"""What somebody who listens is told, on small pages whose answers were written by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.measure.site import PAGE, Answer, Site, serving
from toolkit.measure._scripts import script

pytestmark = pytest.mark.browser

PAGES = tomllib.loads((Path(__file__).parent / "pages" / "told.toml").read_text(encoding="utf-8"))
LATER = "<script>const later = (act) => addEventListener('load', () => setTimeout(act, 1000));</script>"
ARRIVED_MS = 900  # a page is at rest after half a second
ANSWERED_MS = 1_400  # what came by itself came after a second


@pytest.fixture(scope="module")
def told(browser):
    """What each page told: they stand side by side as frames, and one after the other is worked with."""
    site = Site()
    with serving(site):
        for name, case in PAGES.items():
            site.routes[f"/{name}"] = Answer(PAGE.format(title="Tiny", body=LATER + case["body"]))
        site.add("/", "".join(f'<iframe src="/{name}" name="{name}"></iframe>' for name in PAGES))
        context = browser.new_context(base_url=site.url)
        context.add_init_script(script("announcements"))
        page = context.new_page()
        page.goto("/")
        page.wait_for_timeout(ARRIVED_MS)
        for name, case in PAGES.items():
            if case.get("act", True):
                page.frame(name).click(case.get("press", "button"))
        page.wait_for_timeout(ANSWERED_MS)
        found = {name: page.frame(name).evaluate("() => window.__virageTold()") for name in PAGES}
        context.close()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_what_is_told_on_a_page(told, name):
    """
    In its order.
    """
    heard = [f"{one['kind']}: {one['text']}" for one in told[name] if one["kind"] != "silent"]

    assert heard == PAGES[name].get("tells", [])


@pytest.mark.parametrize("name", PAGES)
def test_what_is_seen_only(told, name):
    """
    A line that appears, and that nobody says; everything else is no status message.
    """
    assert [one["text"] for one in told[name] if one["kind"] == "silent"] == PAGES[name].get("silent", [])


def test_a_document_tells_its_title_and_what_the_last_one_had_not_told(site, new_context):
    """
    The first thing that is said of a page; and the press that led to it is not lost.
    """
    site.routes["/"] = Answer(PAGE.format(title="First", body='<a href="/next">Next</a>'))
    site.routes["/next"] = Answer(PAGE.format(title="Second", body="<h1>Next</h1>"))
    context = new_context(base_url=site.url)
    context.add_init_script(script("announcements"))
    page = context.new_page()
    page.goto("/")
    page.click("a")
    page.wait_for_url("**/next")
    heard = page.evaluate("() => window.__virageTold()")

    assert [(one["kind"], one["text"]) for one in heard] == [
        ("title", "First"),
        ("focus", "link Next"),
        ("title", "Second"),
    ]
