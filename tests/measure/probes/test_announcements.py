"""What somebody who listens is told, on small pages whose answers were written by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.measure.site import PAGE, Answer, Site, serving
from toolkit.measure._scripts import keeping
from toolkit.measure.probes.announcements import shorten

pytestmark = pytest.mark.browser

PAGES = tomllib.loads((Path(__file__).parents[1] / "pages" / "told.toml").read_text(encoding="utf-8"))
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
        context.add_init_script(keeping("announcements"))
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
    context.add_init_script(keeping("announcements"))
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


def seen(attempt, name):
    """Step, document, count and text of what was observed."""
    steps = {step.id: step.step for step in attempt.session.folder.read("steps")}
    rows = [row for row in attempt.session.folder.read("observations") if row.name == name]
    return [(steps[row.step_id], row.document, row.value, row.detail) for row in rows]


SAVE = "<h1>Settings</h1><button onclick=\"s.textContent = 'Saved'\">Save</button>"


def test_what_is_told_belongs_to_the_step_that_caused_it(site, walk):
    """
    The good page: the line is said, and nothing is silent; the stop on the way is counted.
    """
    site.add("/", SAVE + '<p id="s" role="status"></p>')
    with walk(persona="screen_reader") as attempt:
        alice = attempt.member("alice")
        with alice.step("open"):
            alice.goto("/")
        with alice.step("save"):
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_text("Saved"))

        assert seen(attempt, "announcements") == [
            ("open", "title", 1.0, "Tiny"),
            ("save", "focus", 1.0, "button Save"),
            ("save", "live", 1.0, "Saved"),
        ]
        assert seen(attempt, "silent_updates") == []
        assert seen(attempt, "stops") == [("save", "0", 1.0, None)]


def test_a_line_that_nobody_says_is_a_silent_update(site, walk):
    """
    The bad page: the same without a region.
    """
    site.add("/", SAVE + '<p id="s"></p>')
    with walk(persona="screen_reader") as attempt:
        alice = attempt.member("alice")
        with alice.step("open"):
            alice.goto("/")
        with alice.step("save"):
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_text("Saved"))

        assert seen(attempt, "silent_updates") == [("save", "Saved", 1.0, "Saved")]


def test_what_was_done_before_a_step_is_not_counted_in_it(site, walk):
    """
    Preparation is no part of the journey.
    """
    site.add("/", "<button>One</button><button>Two</button><button>Three</button>")
    with walk(persona="screen_reader") as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        alice.click(alice.page.get_by_role("button", name="One"))
        with alice.step("go on"):
            alice.click(alice.page.get_by_role("button", name="Three"))

        assert seen(attempt, "stops") == [("go on", "0", 2.0, None)]


def test_who_does_not_listen_is_told_nothing(site, walk):
    """
    The script is not even there: it would cost others time.
    """
    site.add("/", SAVE + '<p id="s"></p>')
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("open"):
            alice.goto("/")

            assert alice.page.evaluate("() => typeof window.__virageTold") == "undefined"
        assert seen(attempt, "announcements") == []


def test_a_long_text_is_cut_between_words():
    """
    Half a secret would not be known as one.
    """
    text = "word " * 60

    assert len(shorten(text)) <= 202
    assert shorten(text).endswith("word …")
    assert shorten("short") == "short"
