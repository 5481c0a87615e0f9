"""
What `virage.toml` may say of the modes in which journeys are lived: what goes wrong, who waits, who may do what.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from toolkit.records import FaultKind
from toolkit.settings.section import Each, Section

Role = Literal["visitor", "member", "author", "moderator"]


class FaultSettings(Section):
    """When things go wrong: the modes `faults` and `endurance`."""

    kinds: Each[FaultKind] = Field(tuple(FaultKind), min_length=1, description="Faults that are met.")
    most: int = Field(16, ge=1, le=200, description="Walks of one journey with a fault in it; further faults are left.")
    message_s: float = Field(2, gt=0, le=60, description="Time a page has to tell of a fault.")
    hold_s: float = Field(4, gt=0, le=120, description="How long an answer stays away before the line is cut.")
    slow_s: float = Field(4, gt=0, le=60, description="How long a slow answer takes.")
    pages: int = Field(10, ge=3, le=200, description="Pages of a feed that is read on and on.")


class WatchedSettings(Section):
    """The mode `watched`: others wait for what is published."""

    attempts: int = Field(5, ge=1, le=1000, description="Attempts at each journey that writes.")
    observers: Each[str] = Field(
        ("bob",),
        min_length=1,
        description="Members who wait; for one who takes part in the journey, another of `[accounts]` does.",
    )
    timeout_s: float = Field(10, gt=0, description="Longest wait for what is to come by itself.")


class DaySettings(Section):
    """The mode `day`: a scripted day, and what members are notified of."""

    attempts: int = Field(1, ge=1, le=1000, description="Days.")
    timeout_s: float = Field(5, gt=0, description="Longest wait for a notification that is to come.")


class TrustSettings(Section):
    """What is known of the platform that no page says."""

    french: bool | None = Field(
        None, description="Whether a French version is required (K3); default: where members use it in French."
    )
    necessary: tuple[str, ...] = Field(
        (), description="Cookies and entries of the local storage that are needed for what was asked: no trackers."
    )
    own_sites: tuple[str, ...] = Field((), description="Other sites of the organisation itself, such as `example.org`.")

    def wants_french(self, language: str) -> bool:
        """Whether there has to be a French version."""
        return language == "fr" if self.french is None else self.french
