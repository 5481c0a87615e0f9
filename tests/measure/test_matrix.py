"""Journeys × personas × attempts, and how the matrix is thinned."""

from __future__ import annotations

from itertools import product

import pytest

from toolkit.journeys import Journey
from toolkit.measure.attempt import Identity
from toolkit.measure.matrix import Way, thinned, ways
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
    every = list(plan(settings(personas='["desktop", "mobile"]')))

    assert len(thinned(every, settings(personas='["desktop", "mobile"]').journeys)) == len(every)


def test_core_has_others_walk_critical_journeys_only():
    """The first persona walks everything; others what nobody may be kept from."""
    chosen = settings(personas='["desktop", "mobile"]', matrix="core")
    kept = thinned(plan(chosen), chosen.journeys)

    assert {name for name, _, persona, _ in kept if persona == "mobile"} == {"publish"}
    assert {name for name, _, persona, _ in kept if persona == "desktop"} == {"publish", "follow", "react"}


def test_pairwise_meets_each_pair_of_journey_persona_and_engine():
    """So few attempts, and no two of these that never met."""
    chosen = settings(
        personas='["desktop", "mobile", "keyboard"]', engines='["chromium", "firefox"]', matrix="pairwise"
    )
    others = {(j, e, p) for j, e, p, _ in thinned(plan(chosen), chosen.journeys) if p != "desktop"}
    journeys, engines, personas = ("publish", "follow", "react"), ("chromium", "firefox"), ("mobile", "keyboard")

    assert {(j, p) for j, _, p in others} == set(product(journeys, personas))
    assert {(j, e) for j, e, _ in others} == set(product(journeys, engines))
    assert {(p, e) for _, e, p in others} == set(product(personas, engines))
    assert len(others) == len(journeys) * len(personas)


@pytest.mark.parametrize("matrix", ["pairwise", "core"])
def test_the_first_persona_is_never_thinned(matrix):
    """Its numbers are those of the gate."""
    chosen = settings(personas='["desktop", "mobile"]', matrix=matrix, **{"attempts.critical": "3"})
    desktop = [what for what in thinned(plan(chosen), chosen.journeys) if what[2] == "desktop"]

    assert len(desktop) == 2 * (3 + 1 + 1)


def test_a_journey_of_one_mode_is_lived_in_no_other():
    """As often as that mode says, and neither plainly nor for its author first."""
    chosen = load(None, overrides={"journeys.modes": '["watched", "day"]', "day.attempts": "2"}, environ={})

    assert ways(Journey(goal="live a day", writes=True, mode="day"), chosen) == [
        Way("desktop", "day", 1),
        Way("desktop", "day", 2),
    ]
    assert not [way for way in ways(Journey(goal="publish", writes=True), chosen) if way.mode == "day"]
