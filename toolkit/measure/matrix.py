"""
Journeys × personas × attempts: what of it is walked.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.errors import UsageError
from toolkit.measure.accounts import lasts
from toolkit.measure.conditions import can_be
from toolkit.measure.modes._mode import load as load_mode
from toolkit.measure.personas._persona import load as load_persona
from toolkit.records import LINT, PLAIN, Weight

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Identity
    from toolkit.settings import Settings
    from toolkit.settings.model import JourneySettings

T = TypeVar("T")


class Way(NamedTuple):
    """One attempt at a journey: as whom, in which mode, and its number among these."""

    persona: str
    mode: str
    number: int

    @property
    def label(self) -> str:
        """As pytest names it."""
        return f"{self.persona}{self.number}" if self.mode == PLAIN else f"{self.mode}{self.number}"


def require_known(settings: Settings) -> None:
    """
    Make sure that everybody who is to walk or to wait, and every mode, is there.

    Raises:
        UsageError: A persona, a mode or an observer that somebody named is unknown.
    """
    for persona in (settings.journeys.author, *settings.journeys.personas):
        load_persona(persona)
    for mode in settings.journeys.modes:
        if mode in (PLAIN, LINT):
            raise UsageError(f"mode {mode!r}: need not be named; it is walked beside the others, where there is need")
        load_mode(mode)
    _require_observers(settings)


def _require_observers(settings: Settings) -> None:
    """Who waits has an account; those that are usual need not be there: then another waits."""
    if "watched" not in settings.journeys.modes:
        return
    known = [name for name in settings.accounts if lasts(settings, name)]
    if len(known) < 2:
        there = ", ".join(known) or "nobody"
        raise UsageError(f"mode 'watched': one publishes and another waits, and [accounts] has {there}; add a member")
    if "observers" in settings.watched.model_fields_set:
        for name in settings.watched.observers:
            if name not in known:
                raise UsageError(f"watched.observers: {name!r} has no account; known: {', '.join(sorted(known))}")


def ways(declared: Journey, settings: Settings) -> list[Way]:
    """Every way in which a journey would be walked: as each persona, then in each mode."""
    journeys = settings.journeys
    if declared.mode:
        count = load_mode(declared.mode).attempts(declared, settings)
        return [Way(journeys.author, declared.mode, n) for n in range(1, count + 1)]
    attempts = int(getattr(journeys.attempts, declared.weight))
    plain = [Way(persona, PLAIN, n) for persona in journeys.personas for n in range(1, attempts + 1)]
    others = [
        Way(journeys.author, mode, n)
        for mode in (LINT, *journeys.modes)
        for n in range(1, load_mode(mode).attempts(declared, settings) + 1)
    ]
    return plain + others


def thinned(every: Iterable[tuple[Identity, T]], settings: JourneySettings) -> list[T]:
    """
    What the matrix keeps.

    `full` keeps all. `pairwise` has the first persona walk all; every other one walks each journey once, with an engine
    that changes from journey to journey: each pair of journey, persona and engine is met. `core` has others walk
    critical journeys only. Nobody walks in an engine that cannot be slowed down as it is for them; see `unslowed`.
    """
    every = list(every)
    journeys = list(dict.fromkeys(identity.journey for identity, _ in every))
    return [what for identity, what in every if _kept(identity, journeys.index(identity.journey), settings)]


def unslowed(personas: Iterable[str], engines: Iterable[str]) -> tuple[str, ...]:
    """Who is left out of which engine, since it cannot be slowed down: `persona engine`, as a manifest says it."""
    return tuple(f"{who} {engine}" for who, engine in product(personas, engines) if not _can_be(who, engine))


def _can_be(persona: str, engine: str) -> bool:
    return can_be(load_persona(persona), engine)


def _kept(identity: Identity, place: int, settings: JourneySettings) -> bool:
    if not _can_be(identity.persona, identity.engine):
        return False
    first = identity.persona not in settings.personas[1:]
    if identity.mode != PLAIN or first or settings.matrix == "full":
        return True
    if settings.matrix == "core":
        return identity.declared.weight is Weight.CRITICAL
    turn = place + settings.personas.index(identity.persona)
    able = [engine for engine in settings.engines if _can_be(identity.persona, engine)]
    return identity.number == 1 and bool(able) and identity.engine == able[turn % len(able)]
