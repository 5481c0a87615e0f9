"""Journeys × personas × attempts, and how the matrix is thinned."""

from __future__ import annotations

import json
from contextlib import nullcontext
from itertools import product

import pytest

from toolkit.errors import UsageError
from toolkit.journeys import Journey
from toolkit.measure.attempt import Identity
from toolkit.measure.matrix import Way, require_known, thinned, unslowed, ways
from toolkit.records import PLAIN, Weight
from toolkit.settings import load


def settings(**overrides):
    return load(None, overrides={f"journeys.{key}": value for key, value in overrides.items()}, environ={})


def plan(chosen, *, critical=("publish",), others=("follow", "react"), engines=("chromium", "firefox")):
    """Every attempt of some journeys, as the plugin would make them."""
    for name in (*critical, *others):
        declared = Journey(goal=name, weight=Weight.CRITICAL if name in critical else Weight.IMPORTANT)
        for way, engine in product(ways(declared, chosen), engines):
            identity = Identity(journey=name, declared=declared, engine=engine, **way._asdict())
            yield identity, (name, engine, way.persona, way.number)


def test_each_persona_makes_all_attempts():
    """Reliability is told for each of them, so each needs its sample."""
    chosen = settings(personas='["desktop", "keyboard"]', **{"attempts.critical": "2"})

    assert ways(Journey(goal="publish", weight=Weight.CRITICAL), chosen) == [
        Way("desktop", PLAIN, 1),
        Way("desktop", PLAIN, 2),
        Way("keyboard", PLAIN, 1),
        Way("keyboard", PLAIN, 2),
    ]


def test_a_journey_is_walked_as_its_author_before_anybody_else():
    """Where the author's modality is not asked for, it is walked once all the same, and counted nowhere."""
    chosen = settings(personas='["mobile"]')

    assert Way("desktop", "lint", 1) in ways(Journey(goal="publish", weight=Weight.CRITICAL), chosen)


def test_full_keeps_all():
    """The default leaves nothing out."""
    chosen = settings(personas='["desktop", "low_vision"]')
    every = list(plan(chosen))

    assert len(thinned(every, chosen.journeys)) == len(every)


def test_core_has_others_walk_critical_journeys_only():
    """The first persona walks everything; others what nobody may be kept from."""
    chosen = settings(personas='["desktop", "mobile"]', matrix="core")
    kept = thinned(plan(chosen), chosen.journeys)

    assert {name for name, _, persona, _ in kept if persona == "mobile"} == {"publish"}
    assert {name for name, _, persona, _ in kept if persona == "desktop"} == {"publish", "follow", "react"}


def test_pairwise_meets_each_pair_of_journey_persona_and_engine():
    """So few attempts, and no two of these that never met."""
    chosen = settings(
        personas='["desktop", "low_vision", "keyboard"]', engines='["chromium", "firefox"]', matrix="pairwise"
    )
    others = {(j, e, p) for j, e, p, _ in thinned(plan(chosen), chosen.journeys) if p != "desktop"}
    journeys, engines, personas = ("publish", "follow", "react"), ("chromium", "firefox"), ("low_vision", "keyboard")

    assert {(j, p) for j, _, p in others} == set(product(journeys, personas))
    assert {(j, e) for j, e, _ in others} == set(product(journeys, engines))
    assert {(p, e) for _, e, p in others} == set(product(personas, engines))
    assert len(others) == len(journeys) * len(personas)


@pytest.mark.parametrize("matrix", ["full", "core", "pairwise"])
def test_who_has_it_slower_walks_where_the_engine_can_be_slowed_down(matrix):
    """Firefox cannot: an attempt there would end before its first step. Pairwise, none is lost for it."""
    chosen = settings(personas='["desktop", "slow_network"]', engines='["firefox", "chromium"]', matrix=matrix)
    kept = thinned(plan(chosen, engines=("firefox", "chromium")), chosen.journeys)
    slow = {(name, engine) for name, engine, persona, _ in kept if persona == "slow_network"}
    walked = ("publish",) if matrix == "core" else ("publish", "follow", "react")

    assert slow == {(name, "chromium") for name in walked}
    assert {engine for _, engine, persona, _ in kept if persona == "desktop"} == {"firefox", "chromium"}


def test_it_is_told_who_was_left_out_of_which_engine():
    """In the manifest, and from there in the report."""
    found = unslowed(["desktop", "slow_network"], ["chromium", "firefox", "webkit"])

    assert found == ("slow_network firefox", "slow_network webkit")


@pytest.mark.parametrize("matrix", ["pairwise", "core"])
def test_the_first_persona_is_never_thinned(matrix):
    """Its numbers are those of the gate."""
    chosen = settings(personas='["desktop", "mobile"]', matrix=matrix, **{"attempts.critical": "3"})
    desktop = [what for what in thinned(plan(chosen), chosen.journeys) if what[2] == "desktop"]

    assert len(desktop) == 2 * (3 + 1 + 1)


@pytest.mark.parametrize("mode", ["plain", "lint"])
def test_what_is_walked_anyhow_need_not_be_named(mode):
    """
    It would be walked twice, under the same name.
    """
    with pytest.raises(UsageError, match=f"mode '{mode}': need not be named"):
        require_known(settings(modes=f'["{mode}"]'))


def test_who_is_named_twice_walks_once():
    """
    `--persona` on the command line and a list in a file may say the same.
    """
    chosen = settings(personas='["desktop", "keyboard", "desktop"]', modes='["faults", "faults"]')

    assert chosen.journeys.personas == ("desktop", "keyboard")
    assert chosen.journeys.modes == ("faults",)


ALICE = 'alice = { login = "alice" }'
BOB = 'bob = { login = "bob" }'
THROWN = 'zoe = { login = "zoe-{token}" }'


@pytest.mark.parametrize(
    ("accounts", "observers", "told"),
    [
        ([ALICE, BOB], None, None),
        ([ALICE, BOB], ["bob"], None),
        ([ALICE, BOB], ["zoe"], "watched.observers: 'zoe' has no account; known: alice, bob"),
        ([ALICE, BOB, THROWN], ["zoe"], "watched.observers: 'zoe' has no account; known: alice, bob"),
        ([ALICE, THROWN], None, r"one publishes and another waits, and \[accounts\] has alice; add a member"),
        ([], None, r"\[accounts\] has nobody; add a member"),
    ],
)
def test_who_waits_has_an_account(accounts, observers, told):
    """
    A name that nobody has would be replaced in silence, and where nobody waits nothing is ever late.
    """
    given = {"accounts": f"{{ {', '.join(accounts)} }}"}
    if observers:
        given["watched.observers"] = json.dumps(observers)
    watched = load(None, overrides={"journeys.modes": '["watched"]', **given}, environ={})

    with pytest.raises(UsageError, match=told) if told else nullcontext():
        require_known(watched)
    require_known(load(None, overrides=given, environ={}))


def test_a_journey_of_one_mode_is_lived_in_no_other():
    """As often as that mode says, and neither plainly nor for its author first."""
    chosen = load(None, overrides={"journeys.modes": '["watched", "day"]', "day.attempts": "2"}, environ={})

    assert ways(Journey(goal="live a day", writes=True, mode="day"), chosen) == [
        Way("desktop", "day", 1),
        Way("desktop", "day", 2),
    ]
    assert not [way for way in ways(Journey(goal="publish", writes=True), chosen) if way.mode == "day"]
