"""
Writes down a member's steps: time first, evidence after, each record flushed as it is made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from toolkit.errors import PreconditionFailed
from toolkit.measure._scripts import script
from toolkit.measure.act_log import ActLog
from toolkit.measure.ended import interrupts, skips
from toolkit.measure.evidence import Camera, Picture
from toolkit.measure.open_step import OpenStep
from toolkit.measure.probes._probe import Probe, Seen, StepWindow
from toolkit.measure.states import State, audit_state, read_state
from toolkit.records import ActKind, HealthRecord, Observation, Outcome, StepRecord, now
from toolkit.registry import scan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.context import Opened
    from toolkit.measure.hands._hand import Hand
    from toolkit.measure.member import Member

T = TypeVar("T")

PARSED_MS = 10_000  # longest wait for the rest of a document: on a slow line half of a button has no name
STILL_MS = 1_000  # longest wait for transitions before a picture is taken
# Nobody leaves a page the moment it is there: what moves or fails within this time belongs to the page that shows it.
DWELL_MS = 500
UNTRUSTED = (ActKind.FILL, ActKind.UPLOAD)  # done by script: the browser does not see them as the person's own


class Recorder:
    """
    One member's step log.

    Args:
        attempt: Where records go.
        member: Whose steps they are.
        opened: The member's context and page.
        hand: By which modality they act.
    """

    def __init__(self, attempt: Attempt, member: Member, opened: Opened, hand: Hand) -> None:
        self._attempt = attempt
        self._hand = hand
        self._member = member
        self._opened = opened
        self._camera = Camera(lambda: opened.page, attempt.session.folder)
        self._current: OpenStep | None = None
        self._windows: list[StepWindow] = []
        self._refusals: set[str] = set()
        used = attempt.persona.hand
        self._probes: dict[str, Probe] = {
            name: module.Probe()
            for name, module in scan("toolkit.measure.probes").items()
            if used in getattr(module, "HANDS", (used,))
        }
        self.log = ActLog(opened.context, member=member.name, hand=attempt.persona.hand)
        for probe in self._probes.values():
            probe.attach(opened.context, opened.page)

    @property
    def _page(self) -> Page:
        return self._opened.page

    @property
    def open(self) -> bool:
        """Whether a step is under way."""
        return self._current is not None

    @property
    def step(self) -> str | None:
        """The step that is under way."""
        return self._current.name if self._current else None

    @contextmanager
    def acting(self, kind: ActKind, *, keystrokes: int = 0, key: str = "") -> Iterator[None]:
        """
        One act.

        Args:
            kind: What is done.
            keystrokes: That its text needs.
            key: That is pressed.
        """
        if self._current and kind not in UNTRUSTED:
            self._current.trusted_actions += 1
        with self.waiting(), self.log.doing(kind, keystrokes=keystrokes, key=key):
            yield

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """What the member waits for while it is carried out."""
        yield
        if self._current:
            self._current.act_ends(time.perf_counter())

    def expect_refusal(self, address: str) -> None:
        """The platform is to refuse this address: that it does is no failed request."""
        self._refusals.add(address)

    def busy(self) -> bool:
        """Whether the page still shows that it is working, or is leaving or closing while it is asked."""
        from playwright.sync_api import Error

        if self._current:
            self._current.looked = time.perf_counter()
        try:
            return bool(self._page.evaluate(script("busy")))
        except Error:
            return True

    def begin(self, name: str) -> None:
        """Start the clock of a step."""
        self._hand.told()  # what it met with before belongs to no step, nor does what was done
        self.log.forget()
        self._current = OpenStep(name, self._attempt.next_position())

    def end(self, error: BaseException | None) -> None:
        """
        Stop the clock, then gather evidence and write the step down.

        An interruption from outside (Ctrl-C, end of the process) is no outcome of the step: nothing is written.
        """
        step, self._current = self._current, None
        assert step is not None
        ended = time.perf_counter()
        duration_ms = step.duration_ms(ended, failed=error is not None)
        if error is not None and interrupts(error):
            return
        self._attempt.ended_steps += 1
        arrived_ms = duration_ms if error is None else None
        self._windows.append(
            step.window(refusals=frozenset(self._refusals), acts=self.log.done(), duration_ms=arrived_ms)
        )
        if self._attempt.retraced:
            return
        self._attempt.gathering = error is None
        with self._opened.at_full_speed():
            record = self._describe(step, duration_ms, error)
        self._attempt.write(record)
        if self._attempt.plain:
            if error is None:
                self._windows[-1] = replace(self._windows[-1], new_state=self._new_state(record))
                self._try(step, "dwell", partial(self._dwell, ended))
            self._observe(failed=error is not None)
            self._write_acts(step)
            self._write_notes(step)
        self._live_on(step, failed=error is not None)
        self._attempt.gathering = False
        if error is not None:
            self._attempt.step_failed(record)

    def _new_state(self, record: StepRecord) -> str | None:
        """The state that a step arrived at, the first time that anybody of this process does."""
        described = self._attempt.session.described
        if record.state is None or record.state in described:
            return None
        described.add(record.state)
        return record.state

    def _live_on(self, step: OpenStep, *, failed: bool) -> None:
        stepped = self._attempt.life.stepped
        self._try(step, self._attempt.mode, lambda: stepped(self._member, step.id, step.name, failed=failed))

    def _describe(self, step: OpenStep, duration_ms: float, error: BaseException | None) -> StepRecord:
        state, picture = self._look(step, audit=error is None) if self._attempt.plain else (None, None)
        identity = self._attempt.identity
        return StepRecord(
            id=step.id,
            attempt_id=self._attempt.id,
            journey=identity.journey,
            persona=self._attempt.persona.id,
            engine=identity.engine,
            member=self._member.name,
            attempt=identity.number,
            step=step.name,
            position=step.position,
            started=step.started,
            duration_ms=duration_ms,
            outcome=_outcome(error),
            wait_ms=step.wait_ms(duration_ms),
            error=self._attempt.explain(error) if error else None,
            state=state.id if state else None,
            url=state.url if state else None,
            title=state.title if state else None,
            screenshot=picture.path if picture else None,
            screenshot_width=int(picture.region[2]) if picture else None,
            screenshot_height=int(picture.region[3]) if picture else None,
            mode=self._attempt.mode,
        )

    def _look(self, step: OpenStep, *, audit: bool) -> tuple[State | None, Picture | None]:
        """Picture and state of the page as it is; evidence that cannot be had never masks the step's own error."""
        session = self._attempt.session
        self._try(step, "parsed", lambda: self._page.wait_for_load_state("domcontentloaded", timeout=PARSED_MS))
        self._try(step, "still", lambda: self._page.evaluate(script("still"), STILL_MS))
        state = self._try(step, "state", lambda: read_state(self._page, session.scrubber))
        picture = None
        if session.settings.journeys.pictures:
            picture = self._try(step, "picture", lambda: self._camera.view(step.id))
        if audit and state:
            audit_it = partial(audit_state, self._attempt, self._page, self._camera)
            self._try(step, "axe", partial(audit_it, step_id=step.id, state=state, view=picture))
        return state, picture

    def _dwell(self, ended: float) -> None:
        """Stay as long as a person does; what was spent on evidence counts."""
        left_ms = DWELL_MS - (time.perf_counter() - ended) * 1000
        if left_ms > 0:
            self._page.wait_for_timeout(left_ms)

    def _try(self, step: OpenStep | StepWindow, instrument: str, use: Callable[[], T]) -> T | None:
        """
        The one boundary where a failing instrument becomes a record, and the journey goes on.

        A full disk is no such thing: going on would lose evidence without a word.
        """
        try:
            return use()
        except PreconditionFailed:
            raise
        except Exception as fault:
            reason = f"step {step.id}: {self._attempt.explain(fault)}"
            self._attempt.write(HealthRecord(at=now(), name=f"instrument:{instrument}", healthy=False, reason=reason))
            return None

    def _observe(self, *, failed: bool) -> None:
        """Of a step that failed, what went wrong is kept, but no timing: nobody arrived."""
        for name, probe in self._probes.items():
            if failed and name == "vitals":
                continue
            for seen in self._try(self._windows[-1], name, partial(self._collect, probe)) or ():
                self._attempt.write(seen)

    def _write_acts(self, step: OpenStep) -> None:
        for act in self._try(step, "acts", lambda: list(self.log.collect(self._page, step.id))) or ():
            self._attempt.write(act)

    def _write_notes(self, step: OpenStep) -> None:
        self._try(step, f"hand:{self._attempt.persona.hand}", lambda: self._hand.rest(self._page))
        for note in self._hand.told():
            self._attempt.write(self._observation(Seen(step_id=step.id, **note._asdict())))

    def _collect(self, probe: Probe) -> list[Observation]:
        return [self._observation(seen) for seen in probe.collect(self._page, self._windows)]

    def _observation(self, seen: Seen) -> Observation:
        identity, scrubber = self._attempt.identity, self._attempt.session.scrubber
        return Observation(
            step_id=seen.step_id,
            journey=identity.journey,
            persona=self._attempt.persona.id,
            engine=identity.engine,
            member=self._member.name,
            name=seen.name,
            value=seen.value,
            unit=seen.unit,
            document=scrubber.text(seen.document),
            detail=scrubber.text(seen.detail) if seen.detail else None,
        )


def _outcome(error: BaseException | None) -> Outcome:
    from toolkit.journeys import Unsupported

    if error is None:
        return Outcome.PASSED
    return Outcome.INAPPLICABLE if isinstance(error, Unsupported) or skips(error) else Outcome.FAILED
