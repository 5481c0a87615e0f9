"""A member who walks by keyboard: the journey says nothing of it, the record says all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from toolkit.measure.keyboard.faults import NotReached, Trapped

pytestmark = pytest.mark.browser

FORM = '<form onsubmit="document.title = 1; return false"><label>Note <input></label><button>Send</button></form>'


@pytest.fixture
def by_keyboard(walk):
    """An attempt of somebody without a pointer."""
    from toolkit.measure.attempt import Attempt

    def start(attempt):
        identity = replace(attempt.identity, persona="keyboard")
        again = Attempt(attempt.session, identity, attempt.new_context)
        again.begin()
        return again

    return start


def seen(attempt):
    """Observations by name."""
    rows = attempt.session.folder.read("observations")
    return {name: [row for row in rows if row.name == name] for name in {row.name for row in rows}}


def send(attempt):
    """Fill the field and send it."""
    alice = attempt.member("alice")
    with alice.step("send"):
        alice.goto("/")
        alice.fill(alice.page.get_by_label("Note"), "x")
        alice.click(alice.page.get_by_role("button", name="Send"))


def test_each_act_is_a_row_with_its_presses(site, walk, by_keyboard):
    """Two acts, the keys of each in their order, and what could be told of the focus."""
    site.add("/", FORM)
    with walk() as ours:
        attempt = by_keyboard(ours)
        send(attempt)
        attempt.close()
        told = seen(attempt)

    acts = [(row.value, json.loads(row.detail)["keys"]) for row in told["keyboard_presses"]]
    assert acts == [(2.0, "Tab, ControlOrMeta+a"), (2.0, "Tab, Enter")]
    assert {row.persona for row in told["keyboard_presses"]} == {"keyboard"}
    assert [row.value > 0 for row in told["focus_change"]] == [True]


@pytest.mark.parametrize(
    ("body", "fault", "name"),
    [
        (FORM.replace("<button>", '<button tabindex="-1">'), NotReached, "keyboard_unreached"),
        (
            FORM.replace("<input>", "<input onkeydown=\"event.key === 'Tab' && event.preventDefault()\">"),
            Trapped,
            "keyboard_trapped",
        ),
    ],
)
def test_a_step_that_the_keyboard_cannot_take_fails_with_the_evidence(site, walk, by_keyboard, body, fault, name):
    """The same page and the same journey hold for a pointer."""
    site.add("/", body)
    with walk() as ours:
        send(ours)
        attempt = by_keyboard(ours)
        with pytest.raises(fault):
            send(attempt)
        attempt.close()
        told = seen(attempt)
        steps = [(step.persona, str(step.outcome)) for step in ours.session.folder.read("steps")]

    assert [json.loads(row.detail)["role"] for row in told[name]]
    assert steps == [("desktop", "passed"), ("keyboard", "failed")]
