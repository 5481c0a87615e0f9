"""The way to one control on pages that do not keep still, or have no end."""

from __future__ import annotations

import json

import pytest

from toolkit.measure.hands.keyboard import Hand
from toolkit.measure.keyboard import row, way
from toolkit.measure.keyboard.faults import NotReached, TooFar

pytestmark = pytest.mark.browser

LINKS = "".join(f'<a href="#{number}">l{number}</a>' for number in range(60))
# What a script draws anew, with everything that is in it, each time that the focus moves elsewhere.
REDRAWN = """<main></main><script>
let drawn = 0;
const main = document.querySelector("main");
const draw = () => {
  if (main.contains(document.activeElement)) return;
  main.innerHTML = `<button onclick="document.title = ${++drawn}">End</button>`;
};
addEventListener("focusin", () => setTimeout(draw));
draw();
</script>"""
# A feed that loads more as soon as its last item has the focus.
ENDLESS = """<nav><a href="#top">top</a></nav><div role=feed></div><button onclick="document.title = 1">End</button>
<script>
const feed = document.querySelector("[role=feed]");
const more = () => feed.insertAdjacentHTML("beforeend", "<article><a href='#'>item</a></article>".repeat(20));
feed.addEventListener("focusin", (event) => { if (event.target.parentNode === feed.lastElementChild) more(); });
more();
</script>"""


@pytest.fixture(params=["in rows", "one by one"])
def shown(request, new_context, monkeypatch):
    """Loads a page, which is walked in rows or press by press."""
    if request.param == "one by one":
        monkeypatch.setattr(row, "possible", lambda page: False)
    context = new_context()
    context.set_default_timeout(3_000)
    Hand().attach(context)
    page = context.new_page()

    def load(html):
        page.route("http://way.test/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto("http://way.test/")
        return page

    return load


def clicked(page):
    """What is told of a click on the button at the end: the name of the note, and its keys."""
    hand = Hand()
    try:
        hand.click(page.get_by_role("button", name="End", exact=True))
    finally:
        told = hand.told()
    return told[-1].name, json.loads(told[-1].detail)["keys"]


def test_a_control_that_is_drawn_anew_on_the_way_is_reached(shown):
    """It is another element each time, and the same control to whoever goes there."""
    page = shown(LINKS + REDRAWN)

    name, keys = clicked(page)

    assert name == "keyboard_presses"
    assert (keys, page.title() > "1") == ("Tab ×61, Enter", True)


def test_what_lies_behind_a_list_without_end_is_reached_from_the_other_side(shown):
    """So many presses forward, then back to the top and on over the end of the page."""
    page = shown(ENDLESS)

    name, keys = clicked(page)

    assert name == "keyboard_presses"
    assert keys.startswith(f"Tab ×{way.FAR}, Shift+Tab ×")
    assert page.title() == "1"


def test_what_is_too_far_either_way_is_no_proof_that_it_cannot_be_reached(shown, monkeypatch):
    """Told apart from what the focus never comes to, once around all there is."""
    monkeypatch.setattr(way, "FAR", 20)
    monkeypatch.setattr(way, "MOST", 50)
    page = shown(LINKS + "<button>End</button>" + LINKS)
    with pytest.raises(TooFar, match="50 presses, and nobody makes so many"):
        clicked(page)

    page = shown('<a href="#">l</a><button tabindex="-1">End</button>')
    with pytest.raises(NotReached, match="once around all there is"):
        clicked(page)
