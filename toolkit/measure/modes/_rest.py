"""
Whether the rest of a text that a page cuts can be read: by a control of its message, or on another page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from toolkit.records import ContentRecord


class Sight(NamedTuple):
    """
    One page with the text on it.

    Attributes:
        record: What is known of it so far.
        whole: Whether the text is there to its end.
        clipped: Whether some of it lies outside a box that hides it.
        controls: Names of the links and buttons of its message.
        usual: Those of messages that were not cut, at this step and width; None where none was seen.
    """

    record: ContentRecord
    whole: bool
    clipped: bool
    controls: frozenset[str] = frozenset()
    usual: frozenset[str] | None = None

    @property
    def readable(self) -> bool:
        """Whether it can be read to its end as it stands there."""
        return self.whole and not self.clipped

    @property
    def opens(self) -> bool | None:
        """Whether it has a control that others lack, to read on; None where there is no other to compare it with."""
        if not self.controls:
            return False
        return None if self.usual is None else bool(self.controls - self.usual)

    def shows(self, other: Sight) -> bool:
        """Whether what another page cuts can be read here, in a window as wide."""
        return self.readable and self.record.width == other.record.width and self._page != other._page

    @property
    def _page(self) -> tuple[str, str]:
        parts = urlsplit(self.record.url)
        return parts.path, parts.query


def settled(sights: list[Sight], own: Callable[[int], Sight | None], *, letters: bool) -> list[ContentRecord]:
    """
    What is to be said of the pages that cut a text, now that all pages of the walk are known.

    Args:
        sights: Every page that showed it.
        own: The page of the message itself in a window of this width, if it has one; asked only where it decides.
        letters: Whether the text must be read letter for letter.
    """
    cut = [sight for sight in sights if not sight.readable]
    open_ones = [one for one in cut if not one.opens and not any(page.shows(one) for page in sights)]
    asked = [own(width) for width in sorted({one.record.width for one in open_ones})]
    owns = [page for page in asked if page is not None]
    if _lost(sights, owns):
        return [replace(one.record, truncated=False, same=False if letters else None) for one in cut]
    return [replace(one.record, truncated=_truncated(one, sights, owns)) for one in cut]


def _lost(sights: list[Sight], owns: list[Sight]) -> bool:
    """Whether the platform has not kept the end: no page has it, and nothing is left that could bring it."""
    if any(page.whole for page in [*sights, *owns]) or any(page.opens for page in sights):
        return False
    return bool(owns) or not any(page.controls for page in sights)


def _truncated(sight: Sight, sights: list[Sight], owns: list[Sight]) -> bool | None:
    """Whether there is no way to read on; None where one of its links may lead to a page that nobody has seen."""
    if sight.opens or any(page.shows(sight) for page in [*sights, *owns]):
        return False
    return True if not sight.controls or (owns and sight.opens is False) else None
