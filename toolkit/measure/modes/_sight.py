"""
What is kept of a fault beside what was asked: where it was met, a picture, and the rules that fail there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import PreconditionFailed
from toolkit.measure.engines import axe
from toolkit.measure.evidence import Camera
from toolkit.measure.looking import of_browser
from toolkit.records import FaultRecord, HealthRecord, Outcome, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.targets import Target
    from toolkit.records import FaultKind


def record_of(
    attempt: Attempt, target: Target, kind: FaultKind, member: Member | None, *, error: str | None = None
) -> FaultRecord:
    """
    A record of which nothing was asked yet.

    Args:
        attempt: The walk.
        target: The request that meets the fault.
        kind: The fault.
        member: Who met it; None where nobody did.
        error: Why nothing could be observed.
    """
    identity = attempt.identity
    return FaultRecord(
        id=new_id(),
        attempt_id=attempt.id,
        journey=identity.journey,
        persona=attempt.persona.id,
        engine=identity.engine,
        member=target.member,
        step=target.step,
        fault=kind,
        method=target.method,
        path=target.path,
        vehicle=target.vehicle,
        writes=target.writes,
        url=attempt.session.scrubber.text(member.page.url) if member else "",
        error=error,
    )


def pictured(attempt: Attempt, member: Member, record: FaultRecord) -> FaultRecord:
    """The record with a picture of the platform's page, where it is one."""
    session = attempt.session
    if not session.settings.journeys.pictures or of_browser(member.page):
        return record
    picture = Camera(lambda: member.page, session.folder).view(f"{record.id}-{record.fault.value}")
    width, height = int(picture.region[2]), int(picture.region[3])
    return replace(record, screenshot=picture.path, screenshot_width=width, screenshot_height=height)


def barriers(attempt: Attempt, member: Member, ident: str) -> tuple[str, ...]:
    """Rules that fail in this state; kept apart from those of the plain walk, which nobody disturbed."""
    audit = attempt.session.settings.audit
    if not audit.axe:
        return ()
    try:
        rows = axe.audit(
            member.page,
            step_id=ident,
            state=ident,
            disabled_rules=audit.disabled_rules,
            time_limit_s=audit.time_limit_s,
        )
    except PreconditionFailed:
        raise
    except Exception as fault:  # what the page said holds without it
        failing(attempt, "axe", ident, fault)
        return ()
    return tuple(sorted({row.rule for row in rows if row.outcome is Outcome.FAILED}))


def failing(attempt: Attempt, instrument: str, ident: str, fault: Exception) -> None:
    """Write down that an instrument failed at this fault; what was seen before holds without it."""
    reason = f"fault {ident}: {attempt.explain(fault)}"
    attempt.write(HealthRecord(at=now(), name=f"instrument:{instrument}", healthy=False, reason=reason))
