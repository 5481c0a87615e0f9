"""A screen reader's hand on small pages whose answers were written by hand: what works, and what stops it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.measure.site import Answer, Site, page, serving
from toolkit.measure.hands import reader

pytestmark = pytest.mark.browser

PAGES = tomllib.loads((Path(__file__).parent / "pages" / "reader.toml").read_text(encoding="utf-8"))
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
