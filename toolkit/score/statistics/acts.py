"""
The Keystroke-Level Model of acts that were really carried out: what each would cost a skilled person.

A script fills a field in no time: typing is modelled from the keys that the text needs, pointing from where the target
was, thinking from where one act ends and another thought begins.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.records import ActKind
from toolkit.score.statistics.effort import (
    KEYSTROKE_S,
    MOUSE_BITS_PER_S,
    OPERATOR_S,
    TOUCH_BITS_PER_S,
    pointing_seconds,
)

NUDGE = 0.05  # viewports; a few pixels that bring a control to the edge are the robot's
SCROLL_S = 0.50  # a viewport; ours
TERMINATORS = ("Tab", "Enter")  # after a text they only leave its field

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """
    What a person has in their hand.

    Attributes:
        touch: A finger: no way between mouse and keyboard, no button.
        keystroke_s: Seconds a key.
        bits_per_s: Throughput of pointing.
    """

    touch: bool = False
    keystroke_s: float = KEYSTROKE_S["average_non_secretary"]
    bits_per_s: float = MOUSE_BITS_PER_S


MOUSE = Device()
FINGER = Device(touch=True, keystroke_s=KEYSTROKE_S["phone"], bits_per_s=TOUCH_BITS_PER_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    One act, as it was authored.

    Attributes:
        kind: What was done.
        view: What page it was done on; the first act on each gets a thought.
        widget: What control; the second act on one needs no thought of its own. Empty where it is not known.
        box: The target just before the act, x, y, width and height in CSS pixels of the window; None if not known.
        keystrokes: That its text needs.
        key: That was pressed.
        options: Of the list.
        viewports: Scrolled to bring the target into view, in heights of the window.
        focused: Whether a field that is filled has the focus already: it was clicked, or reached by Tab, or took it.
        response_s: From the act until the next could begin.
    """

    kind: ActKind
    view: str = ""
    widget: str = ""
    box: Box | None = None
    keystrokes: int = 0
    key: str = ""
    options: int = 0
    viewports: float = 0.0
    focused: bool = True
    response_s: float = 0.0


class Effort(NamedTuple):
    """
    What acts cost.

    Attributes:
        operators: As `klm_seconds` reads them, and S a scrolled viewport, R a wait.
        user_s: Seconds of the person.
        system_s: Seconds that the platform took to answer, thought about meanwhile or not.
        wait_s: Those of them in which the person had nothing left to think about.
        thoughts: How many M.
    """

    operators: str
    user_s: float
    system_s: float
    wait_s: float
    thoughts: int


def effort_of(acts: Sequence[Act], *, window: tuple[float, float], device: Device = MOUSE) -> list[Effort]:
    """
    The model's seconds for each of a person's acts, in their order.

    Args:
        acts: Of one person, in the order they were done.
        window: Width and height in CSS pixels; the pointer begins in the middle, the hand on the mouse.
        device: Mouse or finger.

    Returns:
        As many efforts as acts. An upload's own dialog is left out: nobody measured it.

    Source: Card, Moran & Newell 1980, CACM 23:396, with its rules for M; Fitts' law instead of one P for all targets.
    """
    person = _Person(device, window)
    done = [list(person.does(act)) for act in acts]
    return [_effort(mine, act.response_s, after) for mine, act, after in zip(done, acts, [*done, []][1:], strict=True)]


def together(efforts: Iterable[Effort]) -> Effort:
    """The sum of several efforts."""
    every = list(efforts)
    return Effort(
        operators=" ".join(effort.operators for effort in every if effort.operators),
        user_s=sum(effort.user_s for effort in every),
        system_s=sum(effort.system_s for effort in every),
        wait_s=sum(effort.wait_s for effort in every),
        thoughts=sum(effort.thoughts for effort in every),
    )


class _Operator(NamedTuple):
    letters: str
    seconds: float


_THINK = _Operator("M", OPERATOR_S["M"])
_HOME = _Operator("H", OPERATOR_S["H"])
_PRESS = _Operator("BB", 2 * OPERATOR_S["B"])


class _Person:
    """Where the pointer and the hand are, and what was done last."""

    def __init__(self, device: Device, window: tuple[float, float]) -> None:
        self._device = device
        self._pointer = (window[0] / 2, window[1] / 2)
        self._at_keys = False
        self._last: Act | None = None

    def does(self, act: Act) -> Iterator[_Operator]:
        """What one act is made of."""
        if act.kind == ActKind.UPLOAD:
            return
        if self._thinks(act):
            yield _THINK
        if act.viewports >= NUDGE:
            yield from self._hand(at_keys=False)
            yield _Operator(f"{act.viewports:.1f}S", SCROLL_S * act.viewports)
        if act.kind in (ActKind.FILL, ActKind.PRESS):
            yield from self._types(act)
        elif act.kind == ActKind.CHOOSE:
            yield from self._chooses(act)
        else:
            yield from self._points(act)
        self._last = act

    def _thinks(self, act: Act) -> bool:
        last = self._last
        if last is None or last.view != act.view:
            return True
        leaves = act.kind == ActKind.PRESS and act.key in TERMINATORS and last.kind == ActKind.FILL
        return not leaves and (not act.widget or last.widget != act.widget)

    def _hand(self, *, at_keys: bool) -> Iterator[_Operator]:
        if not self._device.touch and self._at_keys != at_keys:
            yield _HOME
        self._at_keys = at_keys

    def _types(self, act: Act) -> Iterator[_Operator]:
        fills = act.kind == ActKind.FILL
        if fills and not act.focused:
            yield from self._points(act)
        if keys := act.keystrokes if fills else _held(act.key):
            yield from self._hand(at_keys=True)
            yield _Operator(f"{keys}K" if keys > 1 else "K", keys * self._device.keystroke_s)

    def _points(self, act: Act) -> Iterator[_Operator]:
        yield from self._hand(at_keys=False)
        yield self._way_to(act.box)
        if act.kind != ActKind.REVEAL and not self._device.touch:
            yield _PRESS

    def _chooses(self, act: Act) -> Iterator[_Operator]:
        """A native list: it is opened, and its options lie below it, each as high as the control."""
        yield from self._points(act)
        if act.options > 1:
            yield _THINK
        if act.box is None:
            yield self._way_to(None)
            return
        x, y, width, height = act.box
        yield self._way_to((x, y + height * (act.options + 1) / 2, width, height))

    def _way_to(self, box: Box | None) -> _Operator:
        if box is None:
            return _Operator("P", OPERATOR_S["P"])
        x, y, width, height = box
        middle = (x + width / 2, y + height / 2)
        far, self._pointer = math.dist(self._pointer, middle), middle
        narrow = max(1.0, min(width, height))
        return _Operator("P", float(pointing_seconds(far, narrow, bits_per_s=self._device.bits_per_s)))


def _held(key: str) -> int:
    """Keys of a chord, such as two of `Control+Enter`; the last one may be + itself."""
    return 1 + key[:-1].count("+")


def _effort(mine: list[_Operator], response_s: float, after: list[_Operator]) -> Effort:
    """A platform that answers while the next thought is under way keeps nobody waiting."""
    thought = OPERATOR_S["M"] if _THINK in after[:1] else 0.0
    wait = max(0.0, response_s - thought)
    letters = [operator.letters for operator in mine] + (["R"] if wait else [])
    return Effort(
        operators=" ".join(letters),
        user_s=sum(operator.seconds for operator in mine),
        system_s=response_s,
        wait_s=wait,
        thoughts=mine.count(_THINK),
    )
