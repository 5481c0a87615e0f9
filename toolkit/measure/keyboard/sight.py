"""
What is known of the focus after a press: as much as it takes to choose the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """
    Where the focus is, as far as it matters for getting to the control.

    Attributes:
        on: On the control.
        gone: The control is not in the page any more.
        inside: In the page; else in what is around it.
        nowhere: On nothing in particular.
        opaque: In a frame of another site.
        moved: Elsewhere than at the last look.
        taken: It was on the control, and was taken away again.
        round: It has gone round without ever leaving the page.
        back: Behind the control.
        arrows: The arrows that lead from here to the control, the likelier first.
        stop: The first stop of a row that began nowhere, where it is a link within the page.
        in_rows: The page has neither moved the focus by itself nor taken a key of a row away.
        row: So many presses may come in a row from here.
        come: Where it is on the control, how many computed properties have changed and how much is covered.
    """

    on: bool
    gone: bool
    inside: bool
    nowhere: bool
    opaque: bool
    moved: bool
    taken: bool
    round: bool
    back: bool
    arrows: list[str]
    stop: dict[str, Any] | None = None  # Any: JSON from the page
    in_rows: bool = True
    row: int = 0
    come: dict[str, Any] | None = None  # Any: as above

    @classmethod
    def of(cls, answer: dict[str, Any]) -> Self:  # Any: as above
        """As the page tells it."""
        return cls(**{field.name: answer[field.name] for field in fields(cls) if field.name in answer})
