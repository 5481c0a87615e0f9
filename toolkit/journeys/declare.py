"""
`@journey`: a pytest function with a goal is a journey.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from toolkit.records import Weight

Test = TypeVar("Test", bound=Callable[..., object])

MARK = "__virage_journey__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """
    The scripted way to one goal.

    Attributes:
        goal: What the member came to do, in words: "publish a message".
        weight: critical, important or secondary.
        writes: Whether it leaves content or changes settings; refused where the platform is read-only.
        budget_s: Seconds a skilled member may take, where a budget was agreed.
        fresh: Whether members begin as strangers, without the session of an earlier attempt.
        mode: The only mode in which it is lived; empty for all journeys that people write.
    """

    goal: str
    weight: Weight = Weight.IMPORTANT
    writes: bool = False
    budget_s: float | None = None
    fresh: bool = False
    mode: str = ""


def journey(
    *,
    goal: str,
    weight: str = "important",
    writes: bool = False,
    budget_s: float | None = None,
    fresh: bool = False,
    mode: str = "",
) -> Callable[[Test], Test]:
    """
    Declare a pytest function to be a journey.

    Args:
        goal: What the member came to do.
        weight: `critical`, `important` or `secondary`.
        writes: True when it creates content or changes settings on the platform.
        budget_s: Seconds that a skilled member may take.
        fresh: True when members must begin signed out, as for the sign-in journey itself.
        mode: The only mode in which it is lived.

    Raises:
        ValueError: The weight is none of the three words.

    Example:
        >>> @journey(goal="publish a message", weight="critical", writes=True)
        ... def test_publish(alice): ...
    """
    if weight not in list(Weight):
        raise ValueError(f"weight={weight!r}: choose one of {', '.join(Weight)}")
    marked = Journey(goal=goal, weight=Weight(weight), writes=writes, budget_s=budget_s, fresh=fresh, mode=mode)

    def mark(test: Test) -> Test:
        setattr(test, MARK, marked)
        return test

    return mark


def journey_of(test: object) -> Journey | None:
    """The declaration that `@journey` left on a function, if any."""
    found = getattr(test, MARK, None)
    return found if isinstance(found, Journey) else None
