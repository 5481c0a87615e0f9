"""
When things go wrong: the journey once more for each fault, which meets one request of one step.

Why:
    Servers fail, lines break, and people press twice. What they wrote, and their wish to send it again, must survive.
How:
    A walk without a fault notes which request of each step carries what the member wrote, changes something, or is
    loaded by script. Left out is what pages send by themselves (without an act before it, over and over, or kept open),
    and what a page loads that the step leaves again. Then the journey is walked once for each step and fault, up to
    `[faults] most`: the platform refuses a text that is far too long; the control is activated, or the key pressed,
    twice; the same request arrives twice; the answer never comes, though the platform has received the request; 500;
    429 with Retry-After; the line is gone; the answer takes seconds. There the page is looked at: a message, whether it
    is announced, the draft, a way to send again, and how many copies are on the platform in the end. Where the browser
    shows a page of its own, Back is tried, and what the act was in is opened again. Axe looks, too; what it finds is
    told beside, and counts nowhere.
Limits:
    One request a step. While requests are taken over the browser's memory of pages is off; the browser's own pages
    about a broken line are not the platform's, and are not judged. Requests of service workers are not met.
Source:
    Bastien & Scapin 1993, INRIA RT-0156, 5.1–5.3; ISO 9241-110:2020, use error robustness; RFC 6585 (429).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.looking import Look
from toolkit.measure.modes._mode import Life, Mode
from toolkit.measure.modes._scout import Scout, variants
from toolkit.measure.modes._trouble import Trouble

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.targets import Target
    from toolkit.records import ActKind, FaultKind
    from toolkit.settings import Settings


class Faults(Life):
    """A journey with nothing in its way, then with one thing after the other."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._scout: Scout | None = Scout(attempt)
        self._trouble: Trouble | None = None
        self._ahead: list[tuple[Target, FaultKind]] = []
        self._usual: dict[tuple[str, str], Look] = {}
        self._once: dict[tuple[str, str], dict[str, int]] = {}

    def joined(self, member: Member) -> None:
        """Listen to their line, or be ready to disturb it."""
        if self._scout:
            self._scout.joined(member)
        elif self._trouble:
            self._trouble.attempt = self.attempt
            self._trouble.joined(member)

    def acting(self, member: Member, kind: ActKind) -> None:
        """Look at the page before the act."""
        if self._scout:
            self._scout.acting(member, kind)
        elif self._trouble:
            self._trouble.acting(member)

    def acted(self, member: Member, kind: ActKind) -> None:
        """Where the act's request has met the fault, look at the page after it."""
        del kind
        if self._scout:
            self._scout.acted(member)
        elif self._trouble:
            self._trouble.acted(member)

    def composed(self, member: Member, text: str, token: str) -> str:
        """Remember what can be found again."""
        if self._scout:
            self._scout.composed(member, token)
        return self._trouble.composed(member, text, token) if self._trouble else text

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """What was loaded when an address was opened has met its fault in no act."""
        del step_id
        if self._scout and not failed:
            self._scout.stepped(member, step)
        if self._trouble:
            self._trouble.left(member, step)

    def ended(self, error: BaseException | None) -> None:
        """A walk that never came to its fault says so."""
        if self._scout and error is None:
            limits = self.attempt.session.settings.faults
            self._ahead = variants(self._scout.targets(), limits.kinds, limits.most)
            self._usual, self._once = self._scout.usual, self._scout.once
        self._scout = None
        if self._trouble and not self._trouble.met:
            self._trouble.missed(self.attempt.explain(error) if error else self._trouble.unmet)

    def again(self) -> bool:
        """Whether there is another fault to be met."""
        if not self._ahead:
            return False
        target, kind = self._ahead.pop(0)
        here = (target.member, target.step)
        usual, once = self._usual.get(here, Look()), self._once.get(here, {})
        self._trouble = Trouble(self.attempt, target, kind, usual, once)
        return True


def _attempts(declared: Journey, settings: Settings) -> int:
    del declared, settings
    return 1


MODE = Mode(id="faults", attempts=_attempts, live=Faults)
