"""
What a look at a page takes for there.
"""

import threading

import pytest

from tests.measure.site import Answer
from toolkit.measure.looking import look

pytestmark = pytest.mark.browser

STYLED = "<!doctype html><head><link rel=stylesheet href=/style.css></head><body><p>Nobody sees this</p></body>"


@pytest.mark.parametrize(
    "style", [Answer("p { display: none }", headers={"Content-Type": "text/css"}), Answer(status=404)]
)
def test_a_page_is_drawn_when_its_style_has_come(site, new_context, style):
    """
    Until then what is hidden stands there for scripts; a style that does not come at all keeps nobody waiting.
    """
    due = threading.Event()

    def come():
        due.wait(20)
        return style

    site.routes |= {"/": Answer(STYLED), "/style.css": come}
    window = new_context().new_page()
    window.goto(site.url, wait_until="commit")
    window.wait_for_selector("p", state="attached")
    early = look(window)
    due.set()
    window.wait_for_load_state("load")

    assert (early.drawn, look(window).drawn) == (False, True)
