"""
Filling by keyboard, once the field has the focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.measure.keyboard.faults import NotOperable

if TYPE_CHECKING:
    from toolkit.measure.keyboard.aim import Aim

FARTHEST = 100  # so many arrows are pressed one by one; beyond, from the nearer end
PARTS = 8  # no field has more parts, by which its first is found again
DATES = ("date", "time", "datetime-local", "month", "week")
# In which order a browser asks for the parts of a date depends on its language; the likeliest comes first.
ORDERS = {"en-US": "mdy", "fr-CA": "ymd", "en-CA": "ymd", "sv": "ymd"}
_PARTS = re.compile(r"\d+")


def fill(aim: Aim, text: str) -> bool:
    """
    Replace what a field holds, as its kind wants it.

    Returns:
        Whether this was done by keyboard; what no key can do (a colour) is done by script.

    Raises:
        NotOperable: The field has the focus and takes nothing.
    """
    field = aim.ask("field")
    kind = field["kind"]
    if kind in DATES:
        return _fill_parts(aim, text, kind) or _by_script(aim, text)
    if kind == "range":
        _slide(aim, text)
        return True
    if kind == "color":
        return _by_script(aim, text)
    _type(aim, text, field["held"])
    return True


def _type(aim: Aim, text: str, before: str) -> None:
    aim.press("ControlOrMeta+a")
    if text:
        aim.page.keyboard.insert_text(text)
    else:
        aim.press("Delete")
    if aim.ask("held") == before != text:
        raise NotOperable(f"{aim} takes the focus, but not what is typed")


def _by_script(aim: Aim, text: str) -> bool:
    aim.control.fill(text)
    return False


def _slide(aim: Aim, wanted: str) -> None:
    steps = aim.ask("steps", wanted)
    if abs(steps) > FARTHEST:
        aim.press("End" if steps > 0 else "Home")
        steps = aim.ask("steps", wanted)
    for _ in range(abs(steps)):
        aim.press("ArrowRight" if steps > 0 else "ArrowLeft")
    if aim.ask("steps", wanted):
        raise NotOperable(f"{aim} does not move to {wanted} with the arrows")


def _fill_parts(aim: Aim, text: str, kind: str) -> bool:
    """The parts one by one; a field that was come to from behind stands at its last part."""
    language = str(aim.ask("language"))
    at_first = not aim.presses.backwards
    for keys in ways_to_type(text, kind, language):
        if not at_first:
            _to_first_part(aim)
        for part in keys:
            if part.startswith("Arrow"):
                aim.press(part)
            else:
                aim.page.keyboard.type(part)
        if aim.ask("held") == text:
            return True
        at_first = False
    return False


def _to_first_part(aim: Aim) -> None:
    """Out of the field backwards, and in again."""
    for _ in range(PARTS):
        aim.press("Shift+Tab")
        if not aim.ask("look")["on"]:
            break
    aim.press("Tab")


def ways_to_type(text: str, kind: str, language: str) -> Iterator[list[str]]:
    """
    The parts of a date or a time in the orders in which a browser may ask for them, the likeliest first.

    Example:
        >>> next(ways_to_type("2026-03-01", "date", "fr-CA"))
        ['2026', 'ArrowRight', '03', '01']
    """
    numbers = _PARTS.findall(text)
    if kind == "time":
        yield from _clock(numbers)
        return
    dated = dict(zip("ymd", numbers, strict=False))
    first = ORDERS.get(language, ORDERS.get(language[:2], "dmy"))
    for order in dict.fromkeys([first, "dmy", "mdy", "ymd"]):
        parts = [key for name in order if name in dated for key in _part(name, dated[name], order)]
        if kind == "datetime-local":
            for clock in _clock(numbers[3:]):
                yield [*parts, *(["ArrowRight"] if order.endswith("y") else []), *clock]
        else:
            yield parts


def _part(name: str, digits: str, order: str) -> list[str]:
    """A year may have six digits: the field waits for more, and is told that there are none."""
    return [digits, "ArrowRight"] if name == "y" and not order.endswith("y") else [digits]


def _clock(numbers: list[str]) -> Iterator[list[str]]:
    hours, minutes = numbers[0], numbers[1]
    yield [hours, minutes]
    half = "P" if int(hours) >= 12 else "A"
    yield [f"{(int(hours) % 12) or 12:02d}", minutes, half]
