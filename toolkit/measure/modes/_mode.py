"""
What a mode is: a way in which a journey is lived while its author knows nothing of it.

A plain walk is timed, photographed and audited. In any other mode only the steps are written down, and what the mode
itself has seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from toolkit import registry
from toolkit.records import LINT

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.records import ActKind
    from toolkit.settings import Settings


class Life:
    """
    One attempt as it is lived: what happens around its acts and steps. By default nothing does.

    Args:
        attempt: The attempt; another one at each walk when there are several.

    Attributes:
        patience: How many times as long as a plain attempt this one may take.
    """

    patience: ClassVar[float] = 1.0

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt

    def joined(self, member: Member) -> None:
        """A member takes part: their window is open, and shows nothing yet."""

    def acting(self, member: Member, kind: ActKind) -> None:
        """A member is about to act."""

    def acted(self, member: Member, kind: ActKind) -> None:
        """A member has acted."""

    def composed(self, member: Member, text: str, token: str) -> str:
        """A member is going to publish this text, with a token in it; the text that they will publish instead."""
        del member, token
        return text

    def published(self, member: Member, kind: str, address: str) -> None:
        """A member has created something."""

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """A step has ended, and its time with it."""

    def ended(self, error: BaseException | None) -> None:
        """The journey is over; the members' windows are still open."""

    def again(self) -> bool:
        """Whether the journey is to be walked once more, in another variant; asked after each walk."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """
    One way in which journeys are lived.

    Attributes:
        id: The file's stem.
        attempts: How many attempts at a journey; 0 where it is not for this journey.
        live: What goes on around an attempt.
        own: Files of journeys that are lived in this mode only, beside those of the suite.
    """

    id: str
    attempts: Callable[[Journey, Settings], int]
    live: Callable[[Attempt], Life]
    own: tuple[Path, ...] = ()


def load(name: str) -> Mode:
    """
    A mode by its id.

    Raises:
        UsageError: There is none of this name.
    """
    mode = registry.find("toolkit.measure.modes", name, word="mode", besides=(LINT,)).MODE
    assert isinstance(mode, Mode)
    return mode
