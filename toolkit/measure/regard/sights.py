"""
Places where a message is shown, looked at before a decision and after it: what was never there cannot be gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.measure.acts import ArrivalError, JourneyTimeout

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member
    from toolkit.measure.regard.notes import Notes

WAIT_S = 4.0  # a decision that takes longer to show is not made yet
THERE_S = 4.0  # in which a page shows what it has to show
LEAST_S = 1.0  # that an absence is looked at: a page may be filled by scripts
STEP_MS = 400
TWICE = 2  # looks before: an index may come late


@dataclass(slots=True, kw_only=True)
class Sight:
    """
    One place.

    Attributes:
        item: The item of the checklists that it answers.
        member: Who looks.
        look: Whether the message shows there within some seconds.
        took_s: How long it took to show before; None where it did not.
    """

    item: str
    member: Member
    look: Callable[[float], bool]
    took_s: float | None = None

    def before(self) -> None:
        """Look whether it is there."""
        for _ in range(TWICE):
            began = time.perf_counter()
            if self.look(THERE_S):
                self.took_s = time.perf_counter() - began
                return

    def tell(self, notes: Notes) -> None:
        """Write down whether it is gone; nothing where it was not there before."""
        if self.took_s is not None:
            value, when = self.gone(max(LEAST_S, min(THERE_S, 2 * self.took_s)))
            notes.fact(self.item, value, self.member, detail=when, show=not value)

    def gone(self, within_s: float) -> tuple[float, str]:
        """
        Whether it shows no longer, after some seconds at most: 1 or 0, and when.

        Args:
            within_s: How long each look waits for it.
        """
        began = looked = time.perf_counter()
        while self.look(within_s):
            if looked - began > WAIT_S:
                return 0.0, f"@seen.still|s={looked - began:.1f}"
            self.member.page.wait_for_timeout(STEP_MS)
            looked = time.perf_counter()
        return 1.0, "@seen.gone" if looked == began else f"@seen.gone_after|s={looked - began:.1f}"


def shows(member: Member, post: Post, within_s: float = THERE_S) -> bool:
    """
    Whether the message's own page shows its words to this member; they are back on the first page afterwards.

    Raises:
        ArrivalError: The platform has failed, which is no answer.
    """
    answer = member.page.goto(post.address.partition("#")[0])
    if answer and answer.status >= 500:
        raise ArrivalError(f"{post.address}: the platform answered {answer.status}")
    found = _appears(member, post.text, within_s)
    member.goto("/")
    return found


def in_feed(member: Member, post: Post, within_s: float) -> bool:
    """Whether the feed shows its words."""
    return _comes_to_its_end(member.platform.open_feed, member) and _appears(member, post.text, within_s)


def in_search(member: Member, post: Post, within_s: float) -> bool:
    """Whether search finds it: its token is searched for, its other words are looked for, since a page repeats it."""
    *words, _, token = post.text.split()
    if not _comes_to_its_end(member.platform.search, member, token.strip("[]")):
        return False
    return _appears(member, " ".join(words), within_s)


def _comes_to_its_end(verb: Callable[..., None], *arguments: Any) -> bool:  # Any: whatever verbs take
    """Whether a verb sees what it waits for: where nothing is left to be shown, it may not."""
    from playwright.sync_api import TimeoutError as Late

    try:
        verb(*arguments)
    except (ArrivalError, JourneyTimeout):
        raise
    except (AssertionError, Late):
        return False
    return True


def _appears(member: Member, words: str, within_s: float) -> bool:
    from playwright.sync_api import TimeoutError as Late

    shown = member.page.get_by_text(words).filter(visible=True).first
    try:
        shown.wait_for(state="visible", timeout=within_s * 1000)
    except Late:
        return False
    return True
