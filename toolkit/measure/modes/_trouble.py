"""
One fault in one walk: waited for, met, looked at, got over if the page lets one, and written down.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from _pytest.outcomes import Skipped

from toolkit.errors import PreconditionFailed
from toolkit.measure.injecting import Injector
from toolkit.measure.looking import Look, of_browser
from toolkit.measure.modes import _retry, _sight
from toolkit.measure.modes._recovery import BROKEN, Act, Recovery
from toolkit.measure.modes._scout import turn
from toolkit.measure.modes._twice import Twice
from toolkit.measure.modes._words import Reader
from toolkit.records import FaultKind, FaultRecord

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.targets import Target

MEETING_MS = 1_500  # how long after the act its request may leave
GLANCE_MS = 100


class CannotGoOn(Skipped):
    """The fault was met, and the page offers no way on from there: the walk ends, and has not failed."""


class Trouble:
    """
    One fault of one attempt.

    Args:
        attempt: The walk.
        target: The request that meets it.
        kind: The fault.
        usual: The page at the end of the step when nothing goes wrong.
        once: How many elements of each page hold a message that is there once.
    """

    def __init__(self, attempt: Attempt, target: Target, kind: FaultKind, usual: Look, once: Mapping[str, int]) -> None:
        self.attempt = attempt
        self.target = target
        self.kind = kind
        self.met = False
        self._injector: Injector | None = None
        self._recovery: Recovery | None = None
        self._acts = 0
        self._once = once
        self._reader = Reader(target, kind, attempt.session.settings.faults, usual)
        self._early: FaultRecord | None = None  # what was seen where nobody acts, before the step has ended
        self._looks = False
        self._act = Act()
        self._twice: Twice | None = None

    def _here(self, member: Member) -> bool:
        return member.name == self.target.member and member.step_under_way == self.target.step

    # -------------------------------------------------------------------------------------- on the way to it

    def joined(self, member: Member) -> None:
        """The member's line can be disturbed from now on."""
        if member.name != self.target.member:
            return
        self._injector = Injector(
            member.page.context,
            member.page,
            self.target,
            self.kind,
            here=lambda: self._here(member) and self._acts >= self.target.act,
            slow_s=self.attempt.session.settings.faults.slow_s,
            waiting=lambda: self._reader.waits(member.page),
            met=lambda: None if self.target.act else self._at_once(member),
        )
        self._recovery = Recovery(
            self.attempt,
            self.target,
            self.kind,
            injector=self._injector,
            reader=self._reader,
            act=self._act,
            once=self._once,
        )
        if not self.target.act:
            self._injector.arm()  # nothing announces that an address is opened
        if self.kind is FaultKind.DOUBLED:
            self._twice = Twice(member._hand)
            member._hand = self._twice

    def composed(self, member: Member, text: str, token: str) -> str:
        """What is written here can be found again."""
        if not self._here(member):
            return text
        assert self._injector is not None
        self._act.token = self._injector.token = token
        return text

    def acting(self, member: Member) -> None:
        """
        Look at the page as it is before the act.

        Raises:
            CannotGoOn: What the page was to load has not come, and there is no way on from here.
        """
        if self.met or not self._here(member):
            return
        assert self._injector is not None
        if self._injector.given and not self.target.act:
            self.meet(member)
            return
        turn(member)  # what the act before has sent is none of this one's
        self._acts += 1
        self._reader.before(member.page)
        self._act.at(member.page.url, _retry.entry(member.page), member.sought)
        if self._twice:
            self._twice.armed = self._acts == self.target.act
        self._injector.arm()

    def acted(self, member: Member) -> None:
        """
        The act is done; if its request has met the fault, so has the member.

        Raises:
            CannotGoOn: There is no way on from here.
        """
        if self.met or not self._here(member) or self._acts < self.target.act:
            return
        assert self._injector is not None
        if self._twice:
            self._twice.armed = False  # what comes next is done once
        end = time.perf_counter() + MEETING_MS / 1000
        while not self._injector.given and time.perf_counter() < end:
            member.page.wait_for_timeout(GLANCE_MS)
        if self._is_given():
            self.meet(member)

    def _is_given(self) -> bool:
        """Whether the request was sent, and something came in its way; an act of another kind cannot be done twice."""
        sent = self._injector is not None and self._injector.given
        return sent and (self._twice is None or self._twice.done)

    # ------------------------------------------------------------------------------------------------ at it

    def meet(self, member: Member) -> None:
        """Look, get over it, write down."""
        assert self._injector is not None
        assert self._recovery is not None
        self.met, seen = True, self._recovery
        try:
            seen.record = self._seen_early(member) or self._told(member, self._record(member))
            seen.try_all(member)
        except PreconditionFailed:
            raise
        except Exception as fault:  # what could not be looked at says nothing about the platform, and that is said
            if seen.record:
                _sight.failing(self.attempt, "faults", seen.record.id, fault)
            seen.record = seen.record or self._record(member, error=self.attempt.explain(fault))
        finally:
            self._injector.restore()
        record, platform = seen.record, self.attempt.session.look()
        if not platform.healthy:
            record = self._record(member, error=platform.reason)
        self.attempt.write(record)
        if self._stuck(record):
            raise CannotGoOn(f"{self.target.method} {self.target.path} met {self.kind.value}: no way on from there")

    def _stuck(self, record: FaultRecord) -> bool:
        """Whether what the journey was about has not happened."""
        if self.kind is FaultKind.REFUSED:
            return True  # refused, or taken as another text than the journey looks for
        answered = self._injector is not None and self._injector.answered
        return self.kind in BROKEN and record.retry is not True and not answered

    def _at_once(self, member: Member) -> None:
        """Look while the page is still being opened: a notice that goes again has gone when the step has ended."""
        self._looks = True
        with contextlib.suppress(Exception):  # then it is asked when the step has ended
            self._early = self._told(member, self._record(member))
        self._looks = False

    def _seen_early(self, member: Member) -> FaultRecord | None:
        while self._looks:
            member.page.wait_for_timeout(GLANCE_MS)
        return self._early

    def left(self, member: Member, step: str) -> None:
        """The step has ended: what was loaded by opening an address is looked at now."""
        if self._is_given() and not self.met and (member.name, step) == (self.target.member, self.target.step):
            with contextlib.suppress(CannotGoOn):  # the step is over anyway
                self.meet(member)

    @property
    def unmet(self) -> str:
        """Why a walk that went well has not come to its fault."""
        double = self.kind is FaultKind.DOUBLED
        return "nothing was done twice this time" if double else "the request was not sent this time"

    def missed(self, reason: str) -> None:
        """The walk ended before the fault could be met."""
        if self._injector:
            self._injector.restore()
        self.attempt.write(self._record(None, error=reason))

    def _told(self, member: Member, record: FaultRecord) -> FaultRecord:
        """What the page says of it."""
        assert self._injector is not None
        if self.kind in (FaultKind.DOUBLED, FaultKind.RESENT):
            return record  # nothing has failed
        words = self._reader.read(member.page, self._injector)
        record = _sight.pictured(self.attempt, member, record)
        message = words.message
        if self.kind is FaultKind.SLOW:
            return record if of_browser(member.page) else replace(record, shown=message.shown)
        healed = self.kind in BROKEN and self._injector.answered
        if of_browser(member.page) or healed or self._accepted(member, words.after):
            return record
        return replace(
            record,
            shown=message.shown,
            announced=message.announced if message.shown and not words.elsewhere else None,
            message=self.attempt.session.scrubber.text(message.text),
            kept=self._kept(member, words.after),
            barriers=_sight.barriers(self.attempt, member, record.id),
        )

    def _kept(self, member: Member, after: Look) -> bool | None:
        """In a field, or in a message that stands there as not sent."""
        kept = self._reader.kept(after)
        return bool(_retry.beside(member.page, self._act.token)) if kept is False else kept

    def _accepted(self, member: Member, after: Look) -> bool:
        """Whether the text is where readers see it, on this page or on another: it was not refused at all."""
        if self.kind is not FaultKind.REFUSED:
            return False
        assert self._recovery is not None
        return any(str(self._act.token) in text.text for text in after.texts) or bool(self._recovery.count(member))

    def _record(self, member: Member | None, *, error: str | None = None) -> FaultRecord:
        return _sight.record_of(self.attempt, self.target, self.kind, member, error=error)
