"""
Which request of a step meets the faults.
"""

import json
from types import SimpleNamespace

import pytest

from tests.measure.modes.board import ADAPTER
from tests.measure.modes.test_faults import kinds, met
from tests.measure.site import Answer, page
from toolkit.measure.modes import _background
from toolkit.measure.modes._background import Background
from toolkit.measure.targets import Target
from toolkit.records import Vehicle

browser = pytest.mark.browser
thorough = pytest.mark.thorough

LIKES = """<h1>Board</h1><button>Like</button><a href="#more">Read on</a><p id="told" role="alert"></p>
<script>
const told = document.querySelector("#told");
const mark = () => fetch("/markers", { method: "POST" });
mark();
document.querySelector("a").onclick = () => { told.textContent = "All of it"; mark(); };
document.querySelector("button").onclick = async () => {
  const answer = await fetch("/likes", { method: "POST" });
  told.textContent = answer.ok ? "You like it" : "That did not work, try again.";
  mark();
};
</script>"""

GRAPHQL = """<h1>Board</h1>
<form><label for="t">Message</label><textarea id="t"></textarea><button>Post</button></form>
<p id="told" role="alert"></p>
<div id="all">{articles}</div>
<script>
const form = document.querySelector("form"), field = form.querySelector("textarea");
const told = document.querySelector("#told");
const ask = (operationName, text) =>
  fetch("/graphql", {{ method: "POST", body: JSON.stringify({{ operationName, text }}) }});
field.oninput = () => ask("Save", field.value);
form.onsubmit = async (event) => {{
  event.preventDefault();
  ask("Beat", "");
  const answer = await ask("Publish", field.value);
  ask("Beat", "");
  told.textContent = answer.ok ? "" : "Not sent. Try again.";
  if (!answer.ok) return;
  const shown = document.createElement("article");
  shown.textContent = field.value;
  document.querySelector("#all").prepend(shown);
  field.value = "";
}};
</script>"""


def press(role, name, seen):
    """A journey of one step and one act."""

    def journey(attempt):
        alice = attempt.member("alice")
        with alice.step("act"):
            alice.goto("/")
            alice.click(alice.page.get_by_role(role, name=name))
            alice.see(alice.page.get_by_text(seen))

    return journey


@browser
def test_what_the_member_has_sent_meets_the_fault(live, board):
    """
    Marks of what was read follow every act, and nobody is to be told when they fail.
    """
    board.routes |= {"/": Answer(page(LIKES)), "/likes": Answer("well"), "/markers": Answer("well")}
    one = met(live("faults", press("button", "Like", "You like it"), **kinds("error")))["error"]

    assert (one.path, one.shown, one.retry) == ("/likes", True, True)


@browser
def test_whoever_only_reads_changes_nothing(live, board):
    """
    What the page sends by itself when it is opened is no write of the step that goes on reading it.
    """
    board.routes |= {"/": Answer(page(LIKES)), "/markers": Answer("well")}
    folder = live("faults", press("link", "Read on", "All of it"), **kinds("error"))

    assert met(folder) == {}


@browser
def test_what_a_page_loads_that_is_left_again_is_not_what_the_step_is_about(live, board):
    """
    A page on the way has its own numbers to fetch; whoever has gone on does not miss them.
    """
    way = "<h1>Overview</h1><a href='/reports'>Reports</a><script>fetch('/status')</script>"
    board.routes |= {"/": Answer(page(way)), "/status": Answer("{}"), "/reports": Answer(page("<h1>All reports</h1>"))}
    folder = live("faults", press("link", "Reports", "All reports"), **kinds("error"))

    assert met(folder) == {}


@browser
def test_where_one_address_does_all_the_message_itself_meets_the_fault(live, board, publish):
    """
    Neither the draft that is saved on the way nor a heartbeat takes the fault, or tells that all is well again.
    """

    def answer():
        asked = [json.loads(body) for _, path, _, body in board.seen if path == "/graphql"]
        board.posts = [one["text"] for one in asked if one["operationName"] == "Publish"]
        return Answer("{}")

    def show():
        articles = "".join(f"<article>{text}</article>" for text in board.posts)
        return Answer(page(GRAPHQL.format(articles=articles)))

    board.routes |= {"/": show, "/graphql": answer}
    one = met(live("faults", publish, adapter=ADAPTER, **kinds("error")))["error"]

    assert (one.shown, one.announced, one.kept, one.retry, one.copies) == (True, True, True, True, 1)


def sent(**fields):
    """A request of a script."""
    about = {"member": "alice", "step": "like", "act": 1, "method": "POST", "path": "/", "vehicle": Vehicle.SCRIPT}
    return Target(**{**about, **fields})


@pytest.fixture
def clock(monkeypatch):
    """A clock that is set by hand."""
    now = [100.0]
    monkeypatch.setattr(_background, "time", SimpleNamespace(perf_counter=lambda: now[0]))
    return now


def test_what_is_sent_long_after_an_act_was_sent_by_a_clock(clock):
    """
    Even if the next one comes in the midst of an act.
    """
    background = Background()
    background.acting("alice")
    background.acted("alice")
    background.heard(sent(path="/likes"), "first")
    background.answered("first")
    clock[0] += 10
    background.heard(sent(path="/poll"), "second")

    assert [background.sends(sent(path=path)) for path in ("/likes", "/poll")] == [False, True]


def test_what_is_sent_over_and_over_or_kept_open_is_not_what_an_act_has_sent(clock):
    """
    Polls, short or long; the answer to what a person has sent does not take that long.
    """
    background = Background()
    background.acting("alice")
    for number in range(3):
        background.heard(sent(path="/short"), f"short {number}")
    background.heard(sent(path="/long"), "long")
    background.heard(sent(path="/open"), "open")
    background.heard(sent(path="/likes"), "likes")
    background.answered("likes")
    clock[0] += 6
    background.answered("long")

    assert [background.sends(sent(path=f"/{path}")) for path in ("short", "long", "open", "likes")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_a_new_document_sends_by_itself_no_act_has_sent(clock):
    """
    A link that was followed has changed nothing.
    """
    background = Background()
    background.acting("alice")
    background.loaded("alice")
    background.heard(sent(path="/markers"), "markers")

    assert background.sends(sent(path="/markers"))


def test_what_a_page_loads_when_it_is_opened_is_what_it_shows(clock):
    """
    A feed that does not come has to be told of, though nobody has pressed anything.
    """
    background = Background()
    background.heard(sent(method="GET", path="/feed", act=0), "feed")

    assert not background.sends(sent(method="GET", path="/feed", act=0))
