"""
What every probe is: attached to a member's page, asked at the end of each step, it records and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from toolkit.measure.act_log import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWindow:
    """
    A step as probes see it.

    Attributes:
        started_ms: When it began, milliseconds since the epoch.
        ended_ms: When the member could see its result; None when nobody arrived.
        trusted_actions: Acts that the browser saw as the person's own.
        refusals: Addresses that the platform was, so far in the attempt, to refuse.
        acts: What the member did in it.
        new_state: The state that it ended in, where nobody of this process had seen it before.
    """

    id: str
    started_ms: float
    ended_ms: float | None = None
    trusted_actions: int = 0
    refusals: frozenset[str] = frozenset()
    acts: tuple[Done, ...] = ()
    new_state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One number seen, and the step it belongs to."""

    step_id: str
    name: str
    value: float
    unit: str
    document: str = ""
    detail: str | None = None


class Probe(Protocol):
    """
    One instrument on one member's page.

    A module that names `HANDS` is there only where one of these hands acts.
    """

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Start to listen, before the page's first document."""

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """
        What was seen since the last call; runs outside the step's time.

        Args:
            page: The member's page.
            steps: The attempt's steps so far, the one that just ended last.
        """


def owner(steps: list[StepWindow], at_ms: float) -> StepWindow | None:
    """The step that something belongs to: the last one that had begun; None before the first."""
    found = None
    for step in steps:
        if step.started_ms <= at_ms:
            found = step
    return found
