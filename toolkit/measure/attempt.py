"""
One attempt at a journey: its members, its steps, and how it ended.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.errors import ToolkitError, UsageError
from toolkit.journeys import Journey, Unsupported
from toolkit.measure import health
from toolkit.measure.calibration import calibrate, unheld
from toolkit.measure.ended import skips
from toolkit.measure.member import Member
from toolkit.measure.modes._mode import Life
from toolkit.measure.modes._mode import load as load_mode
from toolkit.measure.personas._persona import Persona
from toolkit.measure.personas._persona import load as load_persona
from toolkit.measure.watchdog import Watchdog
from toolkit.records import LINT, PLAIN, AttemptRecord, HealthRecord, Outcome, StepRecord, TraceRecord, Validity, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from toolkit.measure.session import Session

ERROR_LIMIT = 600
GRACE_S = 10.0  # after the time is over, a browser that works may still be gathering evidence
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which attempt this is: journey, engine, persona, mode and number."""

    journey: str
    declared: Journey
    engine: str
    number: int
    persona: str = "desktop"
    mode: str = PLAIN


class Attempt:
    """
    One execution of a journey.

    Args:
        session: The process's session.
        identity: Which attempt this is.
        new_context: Makes a browser context, as pytest-playwright's fixture does.
        retraced: True for the walk that only gathers evidence of a failure: no attempt, no steps are recorded.
        life: What goes on around it, where an earlier walk has begun it.
    """

    def __init__(
        self,
        session: Session,
        identity: Identity,
        new_context: Callable[..., BrowserContext],
        *,
        retraced: bool = False,
        life: Life | None = None,
    ) -> None:
        self.id = new_id()
        self.session = session
        self.identity = identity
        self.persona: Persona = load_persona(identity.persona)
        self.mode = identity.mode
        self.retraced = retraced
        self.new_context = new_context
        self.traces: dict[str, str] = {}
        self.failed_member: str | None = None
        self.failed_step: str | None = None
        self.failed_id: str | None = None
        self.unhealthy: str | None = None
        self.gathering = False  # whether evidence of a step that went well is being gathered
        self._members: dict[str, Member] = {}
        self.ended_steps = 0
        self.finished = False
        self._positions = 0
        self._started = now()
        self._clock = time.perf_counter()
        self._busy: list[float] = []
        self._watchdog: Watchdog | None = None
        self.life = life or self._life()
        self.life.attempt = self

    @property
    def plain(self) -> bool:
        """Whether it is timed, photographed and audited."""
        return self.mode == PLAIN

    def _life(self) -> Life:
        return Life(self) if self.plain or self.retraced else load_mode(self.mode).live(self)

    def begin(self) -> None:
        """
        Look at machine and platform before the first act.

        Raises:
            PlatformUnwell: The platform does not answer: the attempt is invalid.
            Unsupported: An earlier attempt has met a verb that is not there: nobody need walk up to it again.
            FailsAuthor: It has just failed in its author's own modality: of others it would tell nothing.
        """
        self._busy.append(health.busy_ratio())
        seen = self.session.look()
        if not seen.healthy:
            self.unhealthy = seen.reason
            raise PlatformUnwell(f"not walked: {seen.reason}")
        self._started, self._clock = now(), time.perf_counter()
        for way in (self._way, self._way_of_mode):
            if met := self.session.unsupported.get(way):
                raise met
        self._calibrate()
        if self.persona.id != self.author and self._way[:2] in self.session.fails_author:
            raise FailsAuthor(f"not walked: the journey fails as {self.author}, its author's own modality")

    def _calibrate(self) -> None:
        """Before the first attempt as somebody who has it slower: measure how slow it is."""
        key = (self.persona.id, self.identity.engine)
        if not self.persona.throttled or key in self.session.calibrated or self.retraced:
            return
        for record in self._conditions():
            self.session.writer.write(record)
        self.session.calibrated.add(key)
        self._started, self._clock = now(), time.perf_counter()

    def _conditions(self) -> list[HealthRecord]:
        """What the persona's conditions are worth; service workers answer as fast as they like, whatever is asked."""
        if self.persona.network and self.session.settings.journeys.service_workers:
            return [unheld(self.persona.id)]
        return [reading.record(self.persona.id) for reading in calibrate(self.persona, self.new_context)]

    @property
    def author(self) -> str:
        """The persona that journeys were written as."""
        return self.session.settings.journeys.author

    @property
    def _way(self) -> tuple[str, str, str]:
        return self.identity.journey, self.identity.engine, self.persona.id

    @property
    def _way_of_mode(self) -> tuple[str, ...]:
        """What a mode asks of the platform beside the journey concerns no other mode."""
        return self._way if self.plain else (*self._way, self.mode)

    def member(self, name: str, *, role: str = "member") -> Member:
        """The member of this name, in a browser context of their own; the same one each time."""
        if name not in self._members:
            member = Member(self, name=name, role=role)
            self._members[name] = member
            self._watch(member)
        return self._members[name]

    def _watch(self, member: Member) -> None:
        if self._watchdog is None:
            limit = self.session.settings.journeys
            self._watchdog = Watchdog(
                member.page.context.browser,
                self.limit_s + max(GRACE_S, limit.step_timeout_s * self.persona.patience),
                gathering=lambda: self.gathering,
            )

    @property
    def remaining_s(self) -> float:
        """Seconds until the journey's time-out."""
        return self.limit_s - (time.perf_counter() - self._clock)

    @property
    def limit_s(self) -> float:
        """Longest attempt: who is slow is given longer, since slow is a duration and no failure."""
        return self.session.settings.journeys.journey_timeout_s * self.persona.patience * self.life.patience

    def next_position(self) -> int:
        """Number of the step that begins now, across the attempt's members."""
        self._positions += 1
        return self._positions

    def prove(self) -> None:
        """
        Make sure that a journey that ended well has shown something.

        Raises:
            UsageError: It took no step, or left one open: passing would prove nothing.
        """
        name = f"journey {self.identity.journey}"
        if self._positions > self.ended_steps:
            raise UsageError(f"{name}: a step was begun and never ended; write `with alice.step(…):`")
        if self._positions == 0:
            raise UsageError(f"{name}: no step was taken; put what the member does into `with alice.step(…):`")

    def write(self, record: Any) -> None:  # Any: an evidence record
        """Write evidence, unless this walk only gathers a trace."""
        if not self.retraced:
            self.session.writer.write(record)

    def step_failed(self, record: StepRecord) -> None:
        """Remember which step failed, and whether the platform was well when it did."""
        if self.failed_step is None:
            self.failed_step, self.failed_member, self.failed_id = record.step, record.member, record.id
        seen = self.session.look()
        if not seen.healthy:
            self.unhealthy = seen.reason

    def finish(self, error: BaseException | None) -> AttemptRecord:
        """Write how the attempt ended and give the record."""
        self.finished = True
        duration_ms = (time.perf_counter() - self._clock) * 1000
        outcome, validity, reason = self._judge(error)
        if isinstance(error, Unsupported):
            self.session.unsupported[self._way_of_mode] = error
        self._heed_author(outcome)
        self._busy.append(health.busy_ratio())
        record = AttemptRecord(
            id=self.id,
            journey=self.identity.journey,
            goal=self.identity.declared.goal,
            weight=self.identity.declared.weight,
            persona=self.persona.id,
            engine=self.identity.engine,
            attempt=self.identity.number,
            started=self._started,
            duration_ms=duration_ms,
            outcome=outcome,
            validity=validity,
            reason=reason,
            failed_step=self.failed_step,
            busy_ratio=max(self._busy),
            parallel=self.session.parallel,
            mode=self.mode,
        )
        self.write(record)
        return record

    def _heed_author(self, outcome: Outcome) -> None:
        """Remember how the journey fared as whom it was written: where it fails, others are not walked."""
        if self.retraced or self.persona.id != self.author or self.mode not in (PLAIN, LINT):
            return
        if outcome is Outcome.FAILED:
            self.session.fails_author.add(self._way[:2])
        elif outcome is Outcome.PASSED:
            self.session.fails_author.discard(self._way[:2])

    def _judge(self, error: BaseException | None) -> tuple[Outcome, Validity, str | None]:
        if error is None:
            return Outcome.PASSED, Validity.VALID, None
        if isinstance(error, Unsupported):
            return Outcome.INAPPLICABLE, Validity.VALID, f"{error.reason}|verb={error}"
        if isinstance(error, FailsAuthor):
            return Outcome.UNTESTED, Validity.VALID, f"@reason.fails_author|persona={self.author}"
        if spoilt := self.spoilt(error):
            return Outcome.CANT_TELL, Validity.INVALID, spoilt
        outcome = Outcome.INAPPLICABLE if skips(error) else Outcome.FAILED
        return outcome, Validity.VALID, self.explain(error)

    def spoilt(self, error: BaseException) -> str | None:
        """Why the attempt says nothing about the journey: an outage, a browser that died, a mistake of ours."""
        if self.unhealthy:
            return self.unhealthy
        if self._watchdog and (ended := self._watchdog.ended):
            return ended
        return self.explain(error) if isinstance(error, ToolkitError) else None

    def explain(self, error: BaseException) -> str:
        """The error in a few lines, without colours and secrets."""
        text = _ANSI.sub("", str(error)).strip() or type(error).__name__
        return self.session.scrubber.text(text)[:ERROR_LIMIT]

    def withdraw(self) -> None:
        """What members were about to publish is not published: the platform has no such verb."""
        for member in self._members.values():
            member.withdraw()

    def add_traces(self, traces: dict[str, str]) -> None:
        """Write down the traces of the walk that followed, that of the member who failed first."""
        for member in sorted(traces, key=lambda name: (name != self.failed_member, name)):
            self.session.writer.write(TraceRecord(attempt_id=self.id, member=member, path=traces[member]))

    def close(self) -> None:
        """Close the members' contexts and keep what they leave as evidence; a second time does nothing."""
        if self._watchdog:
            self._watchdog.stop()
        while self._members:
            self._members.popitem()[1].close()


class FailsAuthor(Exception):
    """The journey does not hold in its author's own modality."""


class PlatformUnwell(Exception):
    """The platform did not answer before the attempt began."""
