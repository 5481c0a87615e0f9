"""
faults
"""

import os
import signal
from dataclasses import replace

import pytest

from tests.measure.modes.board import BEACON, FORM, IN_TIME, TELL, TOAST
from tests.measure.site import Answer
from toolkit.measure.cleaning import open_entries
from toolkit.measure.modes._scout import variants
from toolkit.measure.targets import Target
from toolkit.measure.watchdog import process_id
from toolkit.records import ActKind, FaultKind, Outcome, Vehicle

browser = pytest.mark.browser
thorough = pytest.mark.thorough  # one more of what the others try


def kinds(*names):
    """Only these faults."""
    return {"faults.kinds": "[" + ", ".join(f'"{name}"' for name in names) + "]"}


def met(folder):
    """What was met, by fault."""
    return {record.fault.value: record for record in folder.read("faults")}


def target(step="publish", method="POST", **fields):
    """One request of one step."""
    about = {"member": "alice", "act": 1, "path": "/", "vehicle": Vehicle.SCRIPT, "text": True, "by": ActKind.CLICK}
    return Target(step=step, method=method, **{**about, **fields})


def test_every_step_meets_its_first_fault_before_any_meets_its_second():
    """
    A bound that is reached must not leave out a step.
    """
    ahead = variants([target("one"), target("two")], tuple(FaultKind), 3)

    assert [(one.step, kind.value) for one, kind in ahead] == [
        ("one", "refused"),
        ("two", "refused"),
        ("one", "doubled"),
    ]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, set()),
        ({"text": False}, {"refused", "resent"}),
        ({"act": 0, "by": None}, {"doubled"}),
        ({"by": ActKind.CHECK}, {"doubled"}),
        ({"vehicle": Vehicle.DOCUMENT}, {"slow"}),
        ({"method": "GET"}, {"refused", "doubled", "resent", "timeout", "too_many"}),
    ],
)
def test_only_what_can_be_looked_at_is_done(fields, missing):
    """
    Copies of a text that cannot be found again, or a page that is not there yet, tell nothing.
    """
    assert set(FaultKind) - set(target(**fields).faults()) == missing


@browser
@pytest.mark.parametrize("script", [pytest.param(True, marks=pytest.mark.thorough), False])
def test_a_good_board_bears_every_fault(live, board, publish, script):
    """
    By script and by form: what was typed stays, is sent again, and is there once.
    """
    board.ways.script, board.ways.before = script, 'told.textContent = "Sending your message…";'
    seen = met(live("faults", publish))

    assert set(seen) == set(FaultKind) - (set() if script else {"slow"})
    assert {record.error for record in seen.values()} == {None}
    assert not [name for name, one in seen.items() if False in (one.shown, one.announced, one.kept, one.retry)]
    assert {one.copies for one in seen.values()} <= {None, 0, 1}
    assert seen["refused"].message
    assert seen["refused"].kept
    assert seen["refused"].announced is (True if script else None)  # a page of its own is read from its top
    assert (seen["error"].shown, seen["error"].announced) == ((True, True) if script else (None, None))
    assert [seen[name].copies for name in ("doubled", "resent", "timeout", "error")] == [1, 1, 1, 1]


BAD = {
    "silent": ({"failed": ""}, "shown"),
    "unannounced": ({"live": ""}, "announced"),
    "toast": ({"failed": TOAST}, "announced"),
    "forgetful": ({"failed": TELL + 'field.value = "";'}, "kept"),
    "stuck": ({"failed": TELL + "button.disabled = true;"}, "retry"),
    "dead": ({"failed": TELL + "form.replaceWith(form.cloneNode(true));"}, "retry"),
}


@thorough
@browser
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[thorough] * (name not in ("silent", "dead"))) for name in BAD]
)
def test_what_is_missing_at_an_error_is_seen(live, board, publish, name):
    """
    One thing at a time, and nothing else with it.
    """
    changes, field = BAD[name]
    board.ways.script = True
    for key, value in changes.items():
        setattr(board.ways, key, value)

    one = met(live("faults", publish, **kinds("error")))["error"]
    wrong = {check for check in ("shown", "announced", "kept", "retry") if getattr(one, check) is False}

    assert (wrong, one.error) == ({field}, None)


@thorough
@browser
@pytest.mark.parametrize("script", [pytest.param(True, marks=thorough), False])
def test_a_board_without_keys_publishes_twice(live, board, publish, script):
    """
    Every copy is in the ledger, to be looked up and removed for itself.
    """
    board.ways.script, board.ways.once = script, False
    folder = live("faults", publish, **kinds("resent", "timeout"))

    assert {name: one.copies for name, one in met(folder).items()} == {"resent": 2, "timeout": 2}
    assert set(board.tokens()) <= {entry.address for entry in open_entries(folder)} | {
        entry.address.rpartition(" ")[2] for entry in open_entries(folder)
    }


@thorough
@browser
def test_two_presses_are_two_messages_where_nothing_guards_the_form(live, board, publish):
    """
    A hand that trembles presses twice within a tenth of a second.
    """
    board.ways.script, board.ways.once = True, False

    assert met(live("faults", publish, **kinds("doubled")))["doubled"].copies == 2


@browser
@pytest.mark.parametrize("status", [pytest.param(422, marks=thorough), 200])
def test_a_draft_that_the_server_does_not_give_back_is_lost(live, board, publish, status):
    """
    And a refusal without a word is silent, whatever its number: many forms come back as if all were well.
    """
    board.ways.refusal = status
    board.ways.keeps = board.ways.tells = False
    one = met(live("faults", publish, **kinds("refused")))["refused"]

    assert (one.shown, one.announced, one.kept) == (False, None, False)


@browser
@pytest.mark.parametrize(("name", "earlier"), [("error", ""), ("error", "/#earlier"), ("timeout", "")])
def test_a_form_that_is_sent_to_its_own_address_leaves_the_way_back_to_the_browser(
    live, board, publish, monkeypatch, name, earlier
):
    """
    The browser's page stands in its place: Back leads past it, and to send again is what that page offers.

    What Back leads to may be the same page as it was visited before, without the text.
    """

    def journey(attempt):
        if earlier:
            attempt.member("alice").goto(earlier)
        publish(attempt)

    monkeypatch.setattr("tests.measure.modes.board.FORM", FORM.replace('action="/posts"', 'action="/"'))
    board.routes["/"] = lambda: board.publish() if board.seen[-1][0] == "POST" else board.show()
    one = met(live("faults", journey, **kinds(name)))[name]

    assert (one.kept, one.retry, one.error) == (None, None, None)


@browser
@thorough
def test_a_text_that_is_taken_however_long_is_not_judged(live, board, publish):
    """
    Who refuses nothing owes no words.
    """
    board.ways.limit = 10**9
    folder = live("faults", publish, **kinds("refused"))
    one = met(folder)["refused"]

    assert (one.shown, one.kept, one.copies) == (None, None, 1)
    assert folder.read("attempts")[-1].outcome is Outcome.INAPPLICABLE


@thorough
@browser
def test_a_page_with_a_time_limit_of_its_own_tells_before_the_line_is_cut(live, board, publish):
    """
    It gives up while the answer is held back, and nothing that hangs stays behind.
    """
    board.ways.script, board.ways.send = True, IN_TIME
    one = met(live("faults", publish, **kinds("timeout")))["timeout"]

    assert (one.shown, one.announced, one.kept, one.retry, one.copies) == (True, True, True, True, 1)


@browser
@thorough
def test_a_page_that_tries_again_by_itself_owes_no_words(live, board, publish):
    """
    What heals by itself has nobody to tell.
    """
    board.ways.script = True
    board.ways.failed = "setTimeout(() => form.requestSubmit(), 50);"
    one = met(live("faults", publish, **kinds("too_many")))["too_many"]

    assert (one.shown, one.kept, one.copies, one.error) == (None, None, 1, None)


@thorough
@browser
def test_a_banner_about_the_line_is_a_message(live, board, publish):
    """
    Wherever it stands, as long as it is live.
    """
    board.ways.script, board.ways.failed = True, ""
    board.ways.more = (
        'const banner = document.createElement("p"); banner.setAttribute("role", "status");'
        "document.body.prepend(banner);"
        'addEventListener("offline", () => banner.textContent = "You are offline.");'
    )
    one = met(live("faults", publish, **kinds("offline")))["offline"]

    assert (one.shown, one.announced, one.message) == (True, True, "You are offline.")
    assert (one.kept_after, one.retry, one.copies) == (False, True, 1)


@browser
def test_a_draft_that_is_stored_survives_the_reload(live, board, publish):
    """
    As the best pages do it; and when the line is back, it is sent.
    """
    board.ways.script = True
    board.ways.more = 'field.value = localStorage.draft ?? ""; field.oninput = () => localStorage.draft = field.value;'

    one = met(live("faults", publish, **kinds("offline")))["offline"]

    assert (one.kept, one.kept_after, one.retry, one.copies) == (True, True, True, 1)


@browser
@thorough
def test_what_is_sent_without_waiting_is_lost_in_silence(live, board, publish):
    """
    A beacon has no answer, so nobody can be told.
    """
    board.ways.script, board.ways.send = True, BEACON
    one = met(live("faults", publish, **kinds("offline")))["offline"]

    assert (one.vehicle, one.shown, one.retry) == (Vehicle.BEACON, False, None)


WORKER = """
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));
"""


@thorough
@browser
def test_a_service_worker_in_between_hides_nothing(live, board, publish):
    """
    What it sends on meets the fault as what the page sends would.
    """
    board.routes["/worker.js"] = Answer(WORKER, headers={"Content-Type": "text/javascript"})
    board.ways.script = True
    board.ways.more = 'navigator.serviceWorker.register("/worker.js");'
    one = met(live("faults", publish, **kinds("error")))["error"]

    assert (one.shown, one.kept, one.retry, one.copies, one.error) == (True, True, True, 1, None)


@browser
def test_a_browser_that_dies_at_the_fault_is_no_silence_of_the_page(
    live, board, publish, browser_type, browser_type_launch_args
):
    """
    The walk ends, the record says why, and nothing is held against the platform.
    """
    own = browser_type.launch(**browser_type_launch_args)
    pid = process_id(own)
    answer = board.publish

    def dying():
        if board.posts:  # the first walk has gone well
            os.kill(pid, signal.SIGKILL)
        return answer()

    board.routes["/posts"] = dying
    folder = live("faults", publish, contexts=own.new_context, **kinds("timeout"))
    one = met(folder)["timeout"]

    assert one.error
    assert (one.shown, one.kept, one.retry, one.copies) == (None, None, None, None)
    assert len(folder.read("attempts")) == 2


@browser
def test_a_platform_that_went_away_is_no_silence_of_the_page(live, board, publish):
    """
    An outage is an outage, whatever the page looked like.
    """
    answer = board.publish

    def leaving():
        if board.posts:
            board.routes["/health"] = Answer("no", status=503)
        return answer()

    board.ways.script, board.ways.failed = True, ""
    board.routes["/posts"] = leaving
    folder = live("faults", publish, **kinds("timeout"))

    assert "503" in met(folder)["timeout"].error
    assert met(folder)["timeout"].shown is None


@browser
@thorough
def test_a_platform_slower_than_the_line_that_is_cut_leaves_nothing_hanging(live, board, publish):
    """
    The line is cut while the platform still works; its late answer finds nobody, and the walk goes on.
    """
    answer = board.publish
    board.ways.script = True
    board.routes["/posts"] = lambda: replace(answer(), delay_s=2.5)
    one = met(live("faults", publish, **kinds("timeout")))["timeout"]

    assert (one.kept, one.copies, one.error) == (True, 1, None)
