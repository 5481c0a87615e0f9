"""
What tells a member of news, and of what: the words in which an adapter says it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookout:
    """
    A page on which somebody waits for news; selectors are CSS.

    Attributes:
        message: One message among the others.
        notice: A control that shows itself, or changes its words, when there is news, and brings them when it is
            activated; empty where they come by themselves, or not at all.
        badge: What counts the notifications that wait for the member; empty where there is none.
        letters: What counts the letters that wait for the member; empty where there is none.
        reactions: On the page of one message, what counts how many reacted to it; empty where there is none.
        live: Whether the page promises to tell of news without being opened afresh.
    """

    message: str = "article"
    notice: str = ""
    badge: str = ""
    letters: str = ""
    reactions: str = ""
    live: bool = True

    def as_selectors(self) -> dict[str, str]:
        """What the page is asked for."""
        return {name: str(getattr(self, name)) for name in ("message", "notice", "badge", "letters", "reactions")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """
    One notification, as a member finds it in their list.

    Attributes:
        act: What it tells of, in the words of `Platform.notifies`.
        about: Path of the message, or of the member, that it leads to.
        by: Name that it shows; empty where it names nobody.
        unread: Whether it is marked as not seen before; None where the list has no such marks.
    """

    act: str
    about: str
    by: str = ""
    unread: bool | None = None
