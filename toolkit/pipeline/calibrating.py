"""
Whether the toolkit may be believed: it must notice what was planted, and find nothing where nothing was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import ExitCode
from toolkit.pipeline.request import Progress, Request
from toolkit.pipeline.whole import demo, demo_defects
from toolkit.records import Scorecard

if TYPE_CHECKING:
    from toolkit.demo.defect import Defect

UNTOUCHED = "untouched"
# Waiting long for what is broken on purpose, and walking it once more for its trace, would tell nothing new.
BRISK = {"journeys.step_timeout_s": "6", "journeys.retrace": "false"}
# A run that the measuring machine spoiled tells nothing of the toolkit; it is made again, so often at most in all.
TRIES = 3


class Calibration(NamedTuple):
    """
    One run of the embedded platform against what was planted.

    Attributes:
        name: The defect, or `untouched`.
        awaited: What must turn red, and nothing else may.
        red: What did; None when the run was not made, because the noticer is still to come.
        exit_code: What the gate answered.
        expected_code: What it must answer.
        doubts: Message keys of what made the run inconclusive, such as a machine that others kept busy.
    """

    name: str
    awaited: frozenset[str]
    red: frozenset[str] | None
    exit_code: ExitCode | None
    expected_code: ExitCode
    doubts: tuple[str, ...] = ()

    @property
    def missed(self) -> list[str]:
        """What must have turned red, and did not."""
        return sorted(self.awaited - (self.red or frozenset()))

    @property
    def false_alarms(self) -> list[str]:
        """What turned red without a reason."""
        return sorted((self.red or frozenset()) - self.awaited)

    @property
    def outcome(self) -> str:
        """`well`, `missed`, `false alarm`, `exit code`, `inconclusive` or `waiting`."""
        if self.red is None:
            return "waiting"
        if not self.missed and not self.false_alarms and self.exit_code == self.expected_code:
            return "well"
        if self.doubts:
            return "inconclusive"
        if self.missed:
            return "missed"
        return "false alarm" if self.false_alarms else "exit code"


def calibrate(
    request: Request, *, only: Sequence[str] = (), on_tick: Progress = lambda _tick: None
) -> Iterator[Calibration]:
    """
    Run the untouched platform, then each defect on the journeys that show it.

    Args:
        request: Flags that every run is given.
        only: Defects, and `untouched`; all by default.
        on_tick: Told of the progress of each run.
    """
    if not only or UNTOUCHED in only:
        yield _run(request, None, on_tick)
    for defect in demo_defects():
        if only and defect.id not in only:
            continue
        if waits_for(defect):
            yield Calibration(defect.id, frozenset(defect.noticed_by), None, None, ExitCode(defect.exit_code))
        else:
            yield _run(request, defect, on_tick)


def waits_for(defect: Defect) -> list[str]:
    """The audits that must notice a defect and are still to come; none when it can be noticed now."""
    from toolkit.registry import stems

    known = stems("toolkit.score.audits")
    findings = [word.removeprefix("finding:") for word in defect.noticed_by if word.startswith("finding:")]
    return [audit for audit in findings if audit not in known]


def red(card: Scorecard) -> frozenset[str]:
    """
    Everything that a run holds against the platform, in the words of `Defect.noticed_by`.

    A rule of the gate that could not be judged is nothing held against it; the exit code tells of that.
    """
    findings = {f"axe:{one.rule}" if one.audit == "axe_violation" else f"finding:{one.audit}" for one in card.findings}
    caps = {f"cap:{one.cap}" for one in card.caps}
    gate = {f"gate:{one.rule}" for one in card.gate.verdicts if one.outcome == "failed"}
    return frozenset(findings | caps | gate)


def _meeting(request: Request, defect: Defect) -> Request:
    """A request for no more than what shows the defect."""
    weights = ("critical", "important", "secondary") if defect.attempts else ()
    attempts = {f"journeys.attempts.{weight}": str(defect.attempts) for weight in weights}
    load = request.load and defect.needs_load
    lives = {
        **({"journeys.personas": json.dumps(defect.personas)} if defect.personas else {}),
        **({"journeys.modes": json.dumps(defect.modes)} if defect.modes else {}),
    }
    overrides = {**BRISK, **attempts, **lives, **request.overrides}
    return replace(request, defects=(defect.id,), keyword=defect.shown_by, load=load, overrides=overrides)


def _run(request: Request, defect: Defect | None, on_tick: Progress) -> Calibration:
    if defect:
        request = _meeting(request, defect)
    row = _once(request, defect, on_tick)
    for _ in range(TRIES - 1):
        if row.outcome != "inconclusive":
            break
        row = _once(request, defect, on_tick)
    return row


def _once(request: Request, defect: Defect | None, on_tick: Progress) -> Calibration:
    finished = demo(replace(request, remember=False), on_tick=on_tick)  # planted defects are no history
    if finished.exit_code is ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    card = finished.scorecard
    return Calibration(
        defect.id if defect else UNTOUCHED,
        frozenset(defect.noticed_by) if defect else frozenset(),
        red(card) if card else frozenset(),
        finished.exit_code,
        ExitCode(defect.exit_code) if defect else ExitCode.OK,
        card.validity if card else (),
    )
