"""
A step under way: its clock, and the waits between its acts.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from toolkit.measure.act_log import Done
from toolkit.measure.probes._probe import StepWindow
from toolkit.records import now
from toolkit.store import new_id


@dataclass(slots=True)
class OpenStep:
    """A step under way."""

    name: str
    position: int
    id: str = field(default_factory=new_id)
    started: str = field(default_factory=now)
    started_ms: float = field(default_factory=lambda: time.time() * 1000)
    clock: float = field(default_factory=time.perf_counter)
    trusted_actions: int = 0
    looked: float | None = None
    acted: float | None = None
    longest_s: float = 0.0

    def window(self, *, refusals: frozenset[str], acts: tuple[Done, ...], duration_ms: float | None) -> StepWindow:
        """As probes see it; it has no duration when nobody arrived."""
        return StepWindow(
            id=self.id,
            started_ms=self.started_ms,
            ended_ms=None if duration_ms is None else self.started_ms + duration_ms,
            trusted_actions=self.trusted_actions,
            refusals=refusals,
            acts=acts,
        )

    def duration_ms(self, now: float, *, failed: bool) -> float:
        """
        How long it took the member, who sees at a glance that a page is at rest.

        What our own look costs is not theirs: a step that arrived ends when the look that found the page at rest began.
        """
        arrived = None if failed else self.looked
        return ((now if arrived is None else arrived) - self.clock) * 1000

    def act_ends(self, now: float) -> None:
        """An act was carried out: what came before it was waited for."""
        self.longest_s = max(self.longest_s, now - (self.clock if self.acted is None else self.acted))
        self.acted = now

    def wait_ms(self, duration_ms: float) -> float:
        """The longest of the step's parts between two acts."""
        last_s = 0.0 if self.acted is None else self.acted - self.clock
        return max(self.longest_s * 1000, duration_ms - last_s * 1000)
