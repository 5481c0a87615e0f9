"""
What a page lets somebody do after a fault: go back, open it again, send once more; and what the platform has then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.measure.looking import Look, look, of_browser
from toolkit.measure.modes import _copies, _retry
from toolkit.records import FaultKind, FaultRecord, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.injecting import Injector
    from toolkit.measure.member import Member
    from toolkit.measure.modes._words import Reader
    from toolkit.measure.targets import Target

AGAIN_S = 2.0  # after which a control that was used again has sent something
FILLING_MS = 300  # a page that was opened again fills its fields from what it has kept
BROKEN = (FaultKind.ERROR, FaultKind.TOO_MANY, FaultKind.TIMEOUT, FaultKind.OFFLINE)
LOADED = "() => performance.getEntriesByType('navigation')[0]?.transferSize > 0"


@dataclass(slots=True, kw_only=True)
class Act:
    """
    The act that meets the fault.

    Attributes:
        control: What is used; None where that is a key, or nobody acts.
        openers: What was used before it on the same page, the last first: it may have been brought up so.
        address: Of the page where it is.
        place: Of that page in the history of the window.
        token: In the text that is sent.
    """

    control: Locator | None = None
    openers: list[Locator] = field(default_factory=list)
    address: str = ""
    place: str = ""
    token: str | None = None

    def at(self, address: str, place: str, control: Locator | None) -> None:
        """The next act is at this control of this page."""
        before = [self.control, *self.openers] if place and place == self.place else []
        self.openers = [one for one in before if one is not None]
        self.address, self.place, self.control = address, place, control


class Recovery:
    """
    The way on after a fault.

    Args:
        attempt: The walk.
        target: The request that meets it.
        kind: The fault.
        injector: What gives it.
        reader: Of the page.
        act: The member's; filled in until the fault is met.
        once: How many elements of each page hold a message that is there once.

    Attributes:
        record: What was seen so far, also when anything has raised.
    """

    def __init__(
        self,
        attempt: Attempt,
        target: Target,
        kind: FaultKind,
        *,
        injector: Injector,
        reader: Reader,
        act: Act,
        once: Mapping[str, int],
    ) -> None:
        self.attempt = attempt
        self.target = target
        self.kind = kind
        self._injector = injector
        self._reader = reader
        self._act = act
        self._once = once
        self.record: FaultRecord | None = None
        self._afresh = False  # whether the way back led to a new copy of the page

    def try_all(self, member: Member) -> None:
        """Go back where the browser had left the platform, send once more, and count."""
        assert self.record is not None
        self._injector.restore_line()
        is_there = not of_browser(member.page) or self._is_back(member)
        if is_there and self.kind in BROKEN and not self._injector.answered:
            if self.kind is FaultKind.OFFLINE and self.target.vehicle is not Vehicle.DOCUMENT and self.record.kept:
                self.record = replace(self.record, kept_after=self._reader.kept(_beside(member)))
            self.record = self._again(member, self.record)
        copies = self.count(member)
        if copies:
            _copies.note(self.attempt, member, str(self._act.token), copies)
        # A person's browser would have shown the form from its memory, with the key that tells a second sending.
        if not (self._afresh and self.kind is FaultKind.TIMEOUT):
            self.record = replace(self.record, copies=copies)

    def _is_back(self, member: Member) -> bool:
        """Whether the browser's Back leads to where the member acted."""
        assert self.record is not None
        there = _retry.back(member.page, self._act.address, self._act.place)
        member._status = None
        if there:
            self._afresh = bool(member.page.evaluate(LOADED))
            _retry.bring_up(self._act.control, self._act.openers)
            self.record = replace(self.record, kept=self._reader.kept(look(member.page)))
        return there

    def _again(self, member: Member, record: FaultRecord) -> FaultRecord:
        """Send once more."""
        if self.target.vehicle is Vehicle.BEACON:
            return record
        control = _retry.control(member.page, self._act.control, self._act.token)
        if control is None:
            done = self._afresh and self.kind is FaultKind.TIMEOUT  # the platform has received it, and shows so
            return replace(record, retry=False) if self._act.control and not done else record
        if record.kept is False:
            return replace(record, retry=True)  # the way is there, and nothing to send on it
        member._hand.click(control)
        return replace(record, retry=self._injector.is_answered(AGAIN_S))

    def count(self, member: Member) -> int | None:
        """
        Copies on the platform, once its answer had time to come.

        Returns:
            None where nothing was written, or the fault is none that loses it.
        """
        if not self._act.token or self.kind is FaultKind.SLOW:
            return None
        self._injector.settle()
        return _copies.count(self.attempt, member, self._act.token, around=self._act.address, usual=self._once)


def _beside(member: Member) -> Look:
    """Whoever was without a line loads the page again sooner or later: beside it, for there is more to be tried."""
    with member.page.context.expect_page() as opened:
        member.page.evaluate("() => void open(location.href)")
    window = opened.value
    try:
        window.wait_for_load_state("domcontentloaded")
        window.wait_for_timeout(FILLING_MS)
        return look(window)
    finally:
        window.close()
