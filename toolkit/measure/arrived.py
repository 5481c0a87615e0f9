"""
What became of a text, as one member saw it: the record of their waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.records import Arrival, PropagationRecord, Way

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.sightings import Sighting
    from toolkit.measure.waiting import Published, Watcher


def record_of(
    attempt: Attempt, what: Published, watcher: Watcher, arrival: Arrival, *, alone: bool = True
) -> PropagationRecord:
    """What became of a text, as one member saw it; `alone`: nothing else was on its way, for which a page was asked."""
    identity = attempt.identity
    came = arrival is Arrival.LIVE
    told = watcher.told(what) if came else None
    asked = watcher.seen.first("act", since=told.at) if told and watcher.way is Way.FEED else None
    there = watcher.seen.first("dom", since=what.at_ms, token=what.token) if came and what.token else None
    viewed = watcher.seen.first("view", since=what.at_ms, token=what.token) if came else None

    def after(seen: Sighting | None) -> float | None:
        return round(seen.at - what.at_ms, 1) if seen else None

    return PropagationRecord(
        attempt_id=attempt.id,
        journey=identity.journey,
        persona=attempt.persona.id,
        engine=identity.engine,
        attempt=identity.number,
        kind=what.kind,
        way=watcher.way,
        author=what.author.name,
        observer=watcher.member.name,
        token=what.token,
        published_ms=what.at_ms,
        arrival=arrival,
        timeout_ms=attempt.session.settings.watched.timeout_s * 1000,
        live=watcher.live,
        copies=watcher.count(what),
        timed=alone and (told is not None or not watcher.stale.get(what.token)),
        in_dom_ms=after(there),
        painted_ms=after(watcher.painted(what) if came else None),
        in_view_ms=after(viewed),
        told_ms=after(told),
        asked_ms=after(asked),
    )
