"""
What a page says of a fault, and when.
"""

import pytest

from tests.measure.modes.board import TELL, TOAST
from tests.measure.modes.test_faults import kinds, met
from tests.measure.site import Answer, page
from toolkit.measure.looking import Look, Text, told, works

browser = pytest.mark.browser
thorough = pytest.mark.thorough

FEED = """<h1>Board</h1><input aria-label="Search"><div id="all"></div>
<script>
fetch("/feed").then(async (answer) => {
  if (!answer.ok) throw new Error(answer.status);
  document.querySelector("#all").innerHTML = await answer.text();
}).catch(() => { %s setTimeout(() => toast.remove(), 1500); });
</script>"""


def text(words, **how):
    """One piece of text, as it stands far from any field."""
    about = {"live": False, "near": False, "focused": False, "control": False, "big": True}
    return Text(words, **{**about, **how})


@pytest.mark.parametrize(
    ("how", "shown", "heard"),
    [({}, False, False), ({"layer": True}, True, False), ({"near": True}, True, False), ({"live": True}, True, True)],
)
def test_a_message_stands_where_somebody_looks(how, shown, heard):
    """
    Near the field, in front of the page, or read aloud.
    """
    message = told(Look(fields=1), Look(texts=(text("That did not work.", **how),), fields=1))

    assert (message.shown, message.announced) == (shown, heard)


@pytest.mark.parametrize(
    ("after", "at_work"),
    [
        (Look(texts=(text("Post", control=True),), ready=2), False),
        (Look(texts=(text("Saving…", control=True),), ready=2), True),
        (Look(texts=(text("Post", control=True),), ready=1), True),
        (Look(texts=(text("Post", control=True),), ready=2, busy=True), True),
    ],
)
def test_any_sign_of_work_is_one(after, at_work):
    """
    A button that says so, or cannot be pressed a second time.
    """
    assert works(Look(texts=(text("Post", control=True),), ready=2), after) is at_work


@browser
@pytest.mark.parametrize("name", ["error", pytest.param("timeout", marks=thorough)])
def test_what_was_said_before_anything_failed_is_no_message(live, board, publish, name):
    """
    "Sending…" for ever is silence.
    """
    board.ways.script, board.ways.failed = True, ""
    board.ways.before = 'told.textContent = "Sending your message…";'
    one = met(live("faults", publish, **kinds(name)))[name]

    assert (one.shown, one.announced, one.kept, one.error) == (False, None, True, None)


@browser
@thorough
def test_what_is_said_after_the_line_was_cut_is_a_message(live, board, publish):
    """
    Whatever was said while it was still open.
    """
    board.ways.script, board.ways.failed = True, TELL
    board.ways.before = 'told.textContent = "Sending your message…";'
    one = met(live("faults", publish, **kinds("timeout")))["timeout"]

    assert (one.shown, one.announced, one.message) == (True, True, "Your message was not sent. Try again.")


@browser
@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("", False),
        pytest.param('button.textContent = "Saving…";', True, marks=thorough),
        pytest.param("button.disabled = true;", True, marks=thorough),
    ],
)
def test_whoever_waits_sees_that_the_page_works(live, board, publish, before, shown):
    """
    Or presses again.
    """
    board.ways.script, board.ways.before = True, before

    assert met(live("faults", publish, **kinds("slow")))["slow"].shown is shown


@browser
def test_a_notice_that_goes_again_is_seen_while_it_is_there(live, board):
    """
    What a page loads when it is opened fails before anybody acts, and the step waits on.
    """
    board.routes |= {"/": Answer(page(FEED % TOAST)), "/feed": Answer("<article>hello</article>")}

    def journey(attempt):
        alice = attempt.member("alice")
        with alice.step("read"):
            alice.goto("/")
            alice.see(alice.page.get_by_role("article"))

    one = met(live("faults", journey, **{**kinds("error"), "journeys.step_timeout_s": "3"}))["error"]

    assert (one.path, one.shown, one.announced, one.message) == ("/feed", True, False, "That did not work.")
