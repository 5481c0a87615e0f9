"""
A platform that tells when a member begins a verb and when they have done it, for modes that look at what a verb does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast

from toolkit.journeys import LOOKED_AT, VERBS, Platform, Post

if TYPE_CHECKING:
    from toolkit.measure.member import Member

TOLD = frozenset((*VERBS, *LOOKED_AT, "has_published")) - {"asks_consent"}  # which is a question, no act


@dataclass(slots=True, kw_only=True)
class Carried:
    """
    One verb that is carried out.

    Attributes:
        verb: Its name; `has_published` is told as `publish`.
        arguments: What it was given.
        result: What it gave back, once it is done.
    """

    verb: str
    arguments: tuple[Any, ...]  # Any: whatever verbs take and give
    result: Any = field(default=None)

    @property
    def posts(self) -> list[Post]:
        """The content that it is about, or that it made."""
        return [one for one in (self.result, *self.arguments) if isinstance(one, Post)]


class Hearing(Protocol):
    """Is told of every verb: entered before it, left after it, or with its error."""

    def __call__(self, member: Member, carried: Carried) -> AbstractContextManager[None]:
        """Around one verb."""


class Listening:
    """
    Stands for a member's platform.

    Args:
        platform: Carries the verbs out.
        hearing: Is told.
    """

    def __init__(self, platform: Platform, hearing: Hearing) -> None:
        self._platform = platform
        self._hearing = hearing

    def __getattr__(self, name: str) -> Any:  # Any: whatever the platform has
        value = getattr(self._platform, name)
        return self._told(name, value) if name in TOLD else value

    def _told(self, name: str, verb: Callable[..., Any]) -> Callable[..., Any]:
        def carried_out(member: Member, *arguments: Any, **named: Any) -> Any:  # Any: as above
            known = "publish" if name == "has_published" else name
            carried = Carried(verb=known, arguments=arguments)
            with self._hearing(member, carried):
                carried.result = verb(member, *arguments, **named)
            return carried.result

        return carried_out


def listen(member: Member, hearing: Hearing) -> None:
    """Have every verb of a member told."""
    member.platform = cast("Platform", Listening(member.platform, hearing))
