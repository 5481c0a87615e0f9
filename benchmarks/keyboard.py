"""
What walking by keyboard costs: the same journeys by the keyboard hand, against the hand with a pointer.

    python benchmarks/keyboard.py [pairs]

Both are the same member, each in a window as large as the other's, in turns; time is `duration_ms` as the recorder
writes it. That is the time of our instrument, which presses keys and reads where the focus is, and says nothing of
people or of the platform.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

from paired.statistics import Pair, in_turns, median_of
from paired.table import figures, finish, judge, show
from paired.town import Town, town

from toolkit.measure.attempt import Attempt
from toolkit.measure.member import Member
from toolkit.records import Outcome

LIMIT = 1.5
PAIRS = 10
MESSAGES = count(1)


def message() -> str:
    """A text that no other message has, of the same length for both."""
    return f"Qui a vu mon chat, le petit gris ? [{next(MESSAGES):06d}]"


def read(alice: Member) -> None:
    """The feed, and on: the link is at the foot of the page."""
    alice.open_feed()
    alice.read_on()


def publish(alice: Member) -> None:
    """In the field at the top of the feed."""
    alice.open_feed()
    alice.publish(message())


def answer(alice: Member) -> None:
    """Below a message of one's own."""
    alice.reply(alice.publish(message()), message())


def search(alice: Member) -> None:
    """In the head of the page."""
    alice.search("marché")


def keep(alice: Member) -> None:
    """A choice among radio buttons, there and back."""
    alice.set_privacy("members")
    alice.set_privacy("everyone")


JOURNEYS: dict[str, Callable[[Member], Any]] = {  # Any: a verb's answer, not needed
    "read the feed": read,
    "publish": publish,
    "reply": answer,
    "search": search,
    "choose who sees": keep,
}


def walked(alice: Member, name: str) -> float:
    """One journey from the feed, in milliseconds."""
    alice.goto("/")
    with alice.step(name):
        JOURNEYS[name](alice)
    record = alice._attempt.session.folder.read("steps")[-1]
    assert record.step == name
    assert record.outcome is Outcome.PASSED
    assert record.persona == alice._attempt.persona.id
    return float(record.duration_ms)


def without_pointer(stack: ExitStack, place: Town) -> Member:
    """The same member, in an attempt by keyboard."""
    other = place.alice._attempt
    attempt = Attempt(other.session, replace(other.identity, persona="keyboard"), other.new_context)
    stack.callback(attempt.close)
    attempt.begin()
    alice = attempt.member("alice")
    alice.enter()
    return alice


def compare(n: int) -> dict[str, list[Pair]]:
    """So many pairs a journey, after one round that nobody counts."""
    with ExitStack() as stack:
        place = stack.enter_context(town())
        keyboard = without_pointer(stack, place)
        for name in JOURNEYS:
            walked(keyboard, name)
            walked(place.alice, name)
        return {
            name: list(in_turns(n, partial(walked, keyboard, name), partial(walked, place.alice, name)))
            for name in JOURNEYS
        }


def main(n: int) -> None:
    """Compare, print, judge."""
    pairs = compare(n)
    everything = median_of([pair.ratio for kind in pairs.values() for pair in kind])
    rows = [(name, *figures(median_of([pair.ratio for pair in kind]), ".3f"), "", "") for name, kind in pairs.items()]
    rows.append(("all", *figures(everything, ".3f"), *judge(everything.value, LIMIT, ".2f")))
    show(("journey", "pairs", "keyboard / pointer", "95 % interval", "limit", "holds"), rows)
    finish(held=everything.value <= LIMIT)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
