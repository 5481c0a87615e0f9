"""
A hand that trembles.
"""

from dataclasses import replace

import pytest

from tests.measure.modes.test_faults import kinds, met
from toolkit.measure.modes._twice import Twice

browser = pytest.mark.browser
thorough = pytest.mark.thorough

BY_KEY = """
field.onkeydown = (event) => { if (event.key === "Enter") { event.preventDefault(); form.requestSubmit(); } };
"""
BY_BOX = """
const box = document.createElement("input"); box.type = "checkbox"; box.setAttribute("aria-label", "Post it");
box.onchange = () => form.requestSubmit(); form.append(box);
"""


class Steady:
    """A hand that notes what it does."""

    def __init__(self):
        self.did = []

    def press(self, page, key):
        """Note the key."""
        self.did.append(key)


def test_one_act_is_done_twice_and_the_next_one_once():
    """
    A second message that is doubled would be none of the platform's doing.
    """
    steady = Steady()
    hand = Twice(steady)
    hand.press(None, "a")
    hand.armed = True
    hand.press(None, "b")
    hand.press(None, "c")

    assert (steady.did, hand.done) == (["a", "b", "b", "c"], True)


def write(attempt, send):
    """One step in which a message is written, and sent somehow."""
    alice = attempt.member("alice")
    with alice.step("publish"):
        text = alice.compose("hello")
        alice.goto("/")
        alice.fill(alice.page.get_by_label("Message"), text)
        send(alice)
        alice.see(alice.page.get_by_role("article").filter(has_text=text).first)


@browser
def test_a_key_is_pressed_twice(live, board):
    """
    As a button is, where messages are sent with Enter.
    """
    answer = board.publish
    board.ways.script, board.ways.once, board.ways.more = True, False, BY_KEY
    board.routes["/posts"] = lambda: replace(answer(), delay_s=1)  # the second press comes before the first answer
    folder = live("faults", lambda attempt: write(attempt, lambda alice: alice.press("Enter")), **kinds("doubled"))

    assert met(folder)["doubled"].copies == 2


@browser
@thorough
def test_what_was_not_done_twice_tells_nothing(live, board):
    """
    A box that is ticked cannot be; nor does a button that was pressed in the first walk only.
    """
    board.ways.script, board.ways.more = True, BY_BOX
    ways = iter([lambda alice: alice.click(alice.page.get_by_role("button", name="Post")), tick, tick])
    folder = live("faults", lambda attempt: write(attempt, next(ways)), **kinds("doubled"))
    one = met(folder)["doubled"]

    assert (one.copies, one.error) == (None, "nothing was done twice this time")


def tick(alice):
    """Send by a box."""
    alice.check(alice.page.get_by_label("Post it"))
