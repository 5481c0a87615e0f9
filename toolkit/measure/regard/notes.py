"""
How facts are written down, and what keeps a look that fails from ending the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from toolkit.journeys import Unsupported
from toolkit.measure._scripts import script
from toolkit.measure.evidence import Camera
from toolkit.measure.member import Member
from toolkit.records import HealthRecord, TrustFact, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt

LOOK_S = 8.0


class Double(Member):
    """Somebody who only looks: what is not there in a moment is not there."""

    def _patience_s(self) -> float:
        patience_s = min(LOOK_S, super()._patience_s())
        self.page.context.set_default_timeout(patience_s * 1000)
        return patience_s


class Notes:
    """
    Facts of one attempt.

    Args:
        attempt: The attempt.
    """

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt

    def fact(
        self, item: str, value: float | None, member: Member, *, unit: str = "", detail: str = "", show: bool = False
    ) -> None:
        """
        Write down one thing seen.

        Args:
            item: As the checklists name it.
            value: The number; None where the item does not apply.
            member: Who looks at it.
            unit: Of the number; empty where it is there or not.
            detail: What was seen.
            show: Whether a picture tells more.
        """
        scrub, identity = self.attempt.session.scrubber.text, self.attempt.identity
        ident = new_id()
        self.attempt.write(
            TrustFact(
                id=ident,
                attempt_id=self.attempt.id,
                item=item,
                value=value,
                unit=unit,
                journey=identity.journey,
                persona=self.attempt.persona.id,
                engine=identity.engine,
                member=member.name,
                at=now(),
                address=scrub(member.page.url),
                picture=self._picture(f"trust-{ident}", member) if show else None,
                detail=scrub(detail),
            )
        )

    def _picture(self, name: str, member: Member) -> str | None:
        if not self.attempt.session.settings.journeys.pictures:
            return None
        camera = Camera(lambda: member.page, self.attempt.session.folder)
        return camera.view(name).path

    def look(self, what: str, use: Callable[..., None], *arguments: Any) -> None:  # Any: whatever it takes
        """One look; what the platform does not offer is unknown, and an instrument that fails is told."""
        try:
            use(*arguments)
        except Unsupported:
            return
        except Exception as fault:
            reason = f"{what}: {self.attempt.explain(fault)}"
            self.attempt.write(HealthRecord(at=now(), name="instrument:trust", healthy=False, reason=reason))

    def holds(self, use: Callable[..., None], *arguments: Any) -> float:  # Any: as above
        """1 where a verb of the platform comes to its end, 0 where what it wants to see is not there."""
        from playwright.sync_api import Error

        try:
            use(*arguments)
        except (AssertionError, Error):
            return 0.0
        return 1.0

    @contextmanager
    def double(self, name: str, role: str = "member") -> Iterator[Member]:
        """Somebody in a window of their own, signed in as their namesake: the journey's windows stay as they are."""
        member = Double(self.attempt, name=name, role=role)
        try:
            yield member
        finally:
            member.close()


def page_of(member: Member) -> dict[str, Any]:  # Any: JSON from the page
    """What the page shows that trust is asked about."""
    found: dict[str, Any] = member.page.evaluate(script("trust"))  # Any: as above
    return found
