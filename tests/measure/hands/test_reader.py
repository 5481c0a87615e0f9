"""A screen reader's hand on small pages whose answers were written by hand: what works, and what stops it."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.measure.site import Answer, Site, page, serving
from toolkit.journeys import Unsupported
from toolkit.measure.ax_tree import Tree
from toolkit.measure.hands import reader
from toolkit.measure.reachable import NotInTree

pytestmark = pytest.mark.browser

PAGES = tomllib.loads((Path(__file__).parents[1] / "pages" / "reader.toml").read_text(encoding="utf-8"))
DONE = "<script>window.done = () => { document.title = 'done'; };</script>"


@pytest.fixture(scope="module")
def walked(browser, tmp_path_factory):
    """What came of each page, walked one after the other in one window."""
    picture = tmp_path_factory.mktemp("files") / "picture.png"
    picture.write_bytes(b"")
    found = {}
    with serving(Site()) as site, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "PATIENCE_S", 0.1)
        for name, case in PAGES.items():
            site.routes[f"/{name}"] = Answer(page(DONE + case["body"]))
        context = browser.new_context(base_url=site.url)
        window = context.new_page()
        for name, case in PAGES.items():
            window.goto(f"/{name}")
            found[name] = _walk(window, case, str(picture))
        context.close()
    return found


def _walk(window, case, picture):
    where = window.frame_locator(case["frame"]) if "frame" in case else window
    target = where.locator(case["on"])
    hand, text = reader.Hand(), case.get("text", "Hello")
    acts = {
        "click": lambda: hand.click(target),
        "fill": lambda: hand.fill(target, text),
        "choose": lambda: hand.choose(target, text),
        "check": lambda: hand.check(target, on=True),
        "upload": lambda: hand.upload(target, picture),
    }
    try:
        acts[case["does"]]()
    except AssertionError as error:
        return type(error).__name__, str(error)
    with contextlib.suppress(Error):  # some events of a page come a little after the act
        window.wait_for_function("document.title === 'done'", timeout=2000)
    return "ok", window.title()


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_means_to_who_listens(walked, name):
    """
    What works has its effect; what does not says why.
    """
    case = PAGES[name]
    met, said = walked[name]

    assert met == case["meets"], said
    assert ("done" if met == "ok" else case.get("says", "screen reader")) in said


def test_each_act_begins_where_the_last_one_ended(site, new_context):
    """
    A page of seven stops; a dialog that takes the focus is where the next act begins.
    """
    site.add(
        "/",
        """<h1>Feed</h1><p>Newest</p><label>Message <input></label><p>Hint</p>
        <button onclick="d.showModal()">Post</button><p>Ada</p>
        <dialog id="d" aria-label="Sure?"><p>It is for good.</p><button id="yes">Yes</button>
        <button id="no">No</button></dialog>""",
    )
    window = new_context(base_url=site.url).new_page()
    window.goto("/")
    hand = reader.Hand()
    hand.fill(window.get_by_label("Message"), "Hello")  # the only field
    hand.click(window.get_by_role("button", name="Post"))  # its hint, and then itself; or the next button
    hand.click(window.locator("#no"))  # from the first button of the dialog

    assert [(note.name, note.value, note.document) for note in hand.told()] == [
        ("stops", 1.0, "0"),
        ("stops", 1.0, "1"),
        ("stops", 1.0, "2"),
    ]
    assert hand.told() == []


def test_what_comes_late_is_waited_for(site, new_context):
    """
    A control that is shown after a moment is no barrier.
    """
    site.add(
        "/",
        """<div id="d" aria-hidden="true"><button onclick="document.title = 'done'">Save</button></div>
        <script>setTimeout(() => d.removeAttribute("aria-hidden"), 300);</script>""",
    )
    window = new_context(base_url=site.url).new_page()
    window.goto("/")
    reader.Hand().click(window.locator("button"))

    assert window.title() == "done"


def test_what_is_not_there_at_all_is_told_in_words(site, new_context, monkeypatch):
    """
    As it was looked for, not as a time-out.
    """
    site.add("/", "<div onclick=''>Like</div>")
    monkeypatch.setattr(reader, "PATIENCE_S", 0.1)
    window = new_context(base_url=site.url).new_page()
    window.goto("/")
    window.set_default_timeout(300)

    with pytest.raises(NotInTree, match="told of nothing that is get_by_role"):
        reader.Hand().click(window.get_by_role("button", name="Like"))


def test_a_frame_of_another_site_is_reached(site, new_context):
    """
    It lives in a process of its own, with a tree of its own.
    """
    inner = site.url.replace("127.0.0.1", "localhost")
    site.add("/", f'<p>Before</p><iframe title="Inner" src="{inner}/inner"></iframe>')
    site.add("/inner", "<button onclick=\"this.textContent = 'done'\">Save</button>")
    window = new_context(base_url=site.url).new_page()
    window.goto("/")
    hand = reader.Hand()
    button = window.frame_locator("iframe").locator("button")
    hand.click(button)

    assert button.inner_text() == "done"
    assert [note.value for note in hand.told()] == [1.0]


def test_another_engine_has_no_tree_to_read():
    """
    The journey is not applicable there, and says why; nothing is guessed.
    """

    class Context:
        def new_cdp_session(self, page):
            raise Error("CDP session is only available in Chromium")

    class Window:
        context = Context()

    with pytest.raises(Unsupported, match="Chromium") as caught:
        Tree(Window())

    assert caught.value.reason == "@reason.no_tree"
