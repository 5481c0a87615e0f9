"""
The journey once in its author's own modality, where no other attempt is made in it.

Why:
    Where a journey does not hold for its author, nothing can be told of anybody else: an expectation that is too narrow
    looks like a barrier.
How:
    One attempt as the first persona of the suite, before others walk, in the same process. Where it fails, the journey
    is not walked as anybody else in that engine: such attempts are untested, and count as neither passed nor failed.
Limits:
    It is no evidence about the platform: it is not counted anywhere. Where it fails, its step and error are told.
Source:
    Trials on three platforms: all but one of the failures first met by keyboard were the journey's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.modes._mode import Life, Mode
from toolkit.records import LINT

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.settings import Settings


def _attempts(declared: Journey, settings: Settings) -> int:
    del declared
    return int(settings.journeys.author not in settings.journeys.personas)


MODE = Mode(id=LINT, attempts=_attempts, live=Life)
