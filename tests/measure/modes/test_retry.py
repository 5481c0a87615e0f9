"""
The way to send again.
"""

import pytest

from tests.measure.modes.board import FETCH, TELL
from tests.measure.modes.test_faults import kinds, met
from tests.measure.site import Answer, page

browser = pytest.mark.browser
thorough = pytest.mark.thorough

NATIVE = 'const box = document.createElement("dialog"); box.innerHTML = "<p>That was not sent.</p>";'
NATIVE += "document.body.append(box); box.showModal();"
OWN = 'const box = document.createElement("div"); box.setAttribute("role", "alertdialog");'
OWN += 'box.style = "position: fixed; inset: 0; background: white"; box.innerHTML = "<p>That was not sent.</p>%s";'
OWN += "document.body.append(box);%s"
CLOSED = OWN % ("<button type=button>OK</button>", 'box.querySelector("button").onclick = () => box.remove();')
OFFERED = OWN % (
    "<button type=button>Cancel</button><button type=button>Try again</button>",
    "box.lastChild.onclick = () => { box.remove(); form.requestSubmit(); };",
)
RENAMED = TELL + 'button.textContent = "Retry";'
ECHO = TELL + (
    'const failed = document.createElement("article"); failed.textContent = text;'
    'const retry = document.createElement("button"); retry.textContent = "Retry"; failed.append(retry);'
    'document.querySelector("#all").prepend(failed); field.value = "";'
    "retry.onclick = async () => { if ((await %s).ok) retry.remove(); };"
)
COVERED = TELL + (
    'const cover = document.createElement("div"); cover.style = "position: fixed; inset: 0";'
    "document.body.append(cover);"
)


@browser
@pytest.mark.parametrize(
    "failed",
    [
        pytest.param(NATIVE, id="native"),
        pytest.param(CLOSED, id="closed", marks=thorough),
        pytest.param(OFFERED, id="offered", marks=thorough),
        pytest.param(RENAMED, id="renamed", marks=thorough),
        pytest.param(ECHO % (FETCH % {"once": ""}), id="echo"),
    ],
)
def test_a_way_to_send_again_is_found_where_a_person_finds_it(live, board, publish, failed):
    """
    Behind a dialog or in it, under another name, or beside the message that stands there as not sent.
    """
    board.ways.script, board.ways.failed = True, failed
    one = met(live("faults", publish, **kinds("error")))["error"]

    assert (one.shown, one.kept, one.retry, one.copies, one.error) == (True, True, True, 1, None)


@thorough
@browser
def test_what_was_seen_holds_when_nothing_can_be_tried(live, board, publish):
    """
    Something lies over the control, and nobody knows what: of a way to send again nothing is told.
    """
    board.ways.script, board.ways.failed = True, COVERED
    folder = live("faults", publish, **{**kinds("error"), "journeys.step_timeout_s": "2"})
    one = met(folder)["error"]

    assert (one.shown, one.announced, one.kept, one.retry, one.error) == (True, True, True, None, None)
    assert [health.name for health in folder.read("health") if not health.healthy] == ["instrument:faults"]


@thorough
@browser
def test_other_messages_do_not_keep_a_draft(live, board, publish):
    """
    A way to send again beside another message is no way to send this one.
    """
    board.ways.script = True
    board.ways.failed = TELL + (
        'document.querySelector("#all").innerHTML = "<article>something else <button>Retry</button></article>";'
        'field.value = ""; button.disabled = true;'
    )

    assert met(live("faults", publish, **kinds("error")))["error"].kept is False


ASKS = """<h1>Board</h1><button onclick="document.querySelector('dialog').showModal()">Delete</button>
<dialog><form method="post" action="/gone"><p>Are you sure?</p><button>Yes</button></form></dialog>"""


@browser
def test_a_question_that_is_closed_can_be_asked_again(live, board):
    """
    Back leads to the page as it was before: whoever has deleted once knows how to do it a second time.
    """
    board.routes |= {"/": Answer(page(ASKS)), "/gone": Answer(page("<h1>It is gone</h1>"))}

    def journey(attempt):
        alice = attempt.member("alice")
        with alice.step("delete"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("button", name="Delete"))
            alice.click(alice.page.get_by_role("button", name="Yes"))
            alice.see(alice.page.get_by_text("It is gone"))

    one = met(live("faults", journey, **kinds("error")))["error"]

    assert (one.retry, one.error) == (True, None)
