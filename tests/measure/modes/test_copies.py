"""
How many times a message is on the platform.
"""

import time

import pytest

from tests.measure.modes.board import ADAPTER, FORM
from tests.measure.modes.test_faults import kinds, met
from tests.measure.site import Answer, Site, page, serving
from toolkit.measure.modes._copies import _elements, _messages

browser = pytest.mark.browser
thorough = pytest.mark.thorough

UNCOUNTED = ADAPTER[: ADAPTER.index("    def copies")]
LATE = """<main></main><script>
addEventListener("load", () => setTimeout(async () => {
  const words = await (await fetch("/words")).text();
  document.querySelector("main").innerHTML = words;
}, 300));
</script>"""


@pytest.mark.parametrize(
    ("elements", "usual", "messages"),
    [(3, 3, 1), (6, 3, 2), (4, 3, 1), (2, 3, 1), (2, 1, 2), (0, 3, 0), (1, 0, 1), (3, 0, None)],
)
def test_a_message_is_as_many_elements_as_it_was_when_it_was_there_once(elements, usual, messages):
    """
    On a page where nobody has seen one alone, several elements tell nothing.
    """
    assert _messages(elements, usual) == messages


@thorough
@browser
@pytest.mark.parametrize("once", [True, False])
def test_a_title_above_a_message_is_no_second_message(live, board, publish, once):
    """
    Where no adapter counts, pages are compared with what they look like when nothing goes wrong.
    """

    def show(typed="", notice="", status=200):
        del typed, status
        board.forms += 1
        articles = "".join(
            f"<nav><b>{text}</b></nav><h2>{text}</h2><article>{text}</article>" for text in reversed(board.posts)
        )
        key = f"key{board.forms}" if once else ""
        return Answer(page(FORM.format(notice=notice, once=key, typed="", articles=articles)))

    board.routes["/"] = show
    one = met(live("faults", publish, adapter=UNCOUNTED, **kinds("resent")))["resent"]

    assert one.copies == (1 if once else 2)


@browser
def test_what_a_script_draws_is_counted_when_it_is_drawn(new_context):
    """
    The page is loaded before it asks for what stands on it.
    """
    site = Site()
    site.add("/", LATE)
    site.routes["/words"] = Answer("<p>one 0123456789</p><p>two 0123456789</p>")
    with serving(site):
        window = new_context().new_page()
        window.goto(site.url)

        assert _elements(window, "0123456789") == 2


@browser
def test_a_second_message_that_is_slow_to_come_is_counted(live, board, publish):
    """
    Two presses, and a platform that takes its time.
    """

    def slow():
        asked = board.seen[-1][3]
        time.sleep(1)
        return board.publish(asked)

    board.ways.script, board.ways.once = True, False
    board.routes["/posts"] = slow

    assert met(live("faults", publish, **kinds("doubled")))["doubled"].copies == 2
