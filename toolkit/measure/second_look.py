"""
A second look: the page on which a step failed, as another member sees it.

It tells what is missing for everybody from what is kept from some. Nothing is walked, written or timed: the other
member opens the same address, looks for the same thing, and a picture is taken.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import PreconditionFailed
from toolkit.measure.evidence import Camera
from toolkit.measure.session import Session
from toolkit.records import HealthRecord, Outcome, SecondLook, now
from toolkit.store import RunFolder, new_run

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member

PATIENCE_MS = 2_000  # the page is there already when this wait begins


def take(attempt: Attempt) -> None:
    """
    Let the member of `journeys.second_look` look where this attempt failed; once a step, and only if they may help.

    What fails here says nothing about the platform: it is written down as a failing instrument.
    """
    name = attempt.session.settings.journeys.second_look
    if not name or attempt.retraced or attempt.unhealthy or attempt.failed_member in (None, name):
        return
    step = (attempt.identity.journey, attempt.failed_step or "")
    if step in attempt.session.looked:
        return
    attempt.session.looked.add(step)
    try:
        if (missed := _missed(attempt)) is not None:
            _look(attempt, name, *missed)
    except PreconditionFailed:
        raise
    except Exception as fault:  # evidence that cannot be had never masks the journey's own error
        reason = f"step {attempt.failed_id}: {attempt.explain(fault)}"
        attempt.write(HealthRecord(at=now(), name="instrument:second_look", healthy=False, reason=reason))


def _missed(attempt: Attempt) -> tuple[str, str] | None:
    """Where the member was and what they could not see there; None when they saw it, and something else failed."""
    assert attempt.failed_member is not None
    member = attempt.member(attempt.failed_member)
    if member.sought is None or member.sought.first.is_visible():
        return None
    return member.page.url, _selector(member.sought)


def _selector(target: Locator) -> str:
    # Locators belong to their page, and Playwright has no public word for looking for the same on another one.
    return str(target._impl_obj._selector)


def _look(attempt: Attempt, name: str, address: str, selector: str) -> None:
    with _another(attempt, name) as other:
        other.enter()
        other.goto(address)
        target = other.page.locator(selector).first
        there = _appears(target)
        box = None
        if there:
            target.scroll_into_view_if_needed()
            box = target.bounding_box()
        picture = Camera(lambda: other.page, attempt.session.folder).view(f"{attempt.failed_id}-{name}")
        attempt.write(
            SecondLook(
                step_id=str(attempt.failed_id),
                member=name,
                outcome=Outcome.PASSED if there else Outcome.FAILED,
                url=attempt.session.scrubber.text(other.page.url),
                screenshot=picture.path,
                screenshot_width=int(picture.region[2]),
                screenshot_height=int(picture.region[3]),
                box=(box["x"], box["y"], box["width"], box["height"]) if box else None,
            )
        )


def _appears(target: Locator) -> bool:
    from playwright.sync_api import TimeoutError as Late

    try:
        target.wait_for(state="visible", timeout=PATIENCE_MS)
    except Late:
        return False
    return True


@contextmanager
def _another(attempt: Attempt, name: str) -> Iterator[Member]:
    """A member who takes no part in the run: what they record goes nowhere."""
    from toolkit.measure.attempt import Attempt

    ours = attempt.session
    quiet = ours.settings.model_copy(
        update={
            "journeys": ours.settings.journeys.model_copy(update={"har": False, "pictures": False}),
            "audit": ours.settings.audit.model_copy(update={"axe": False}),
        }
    )
    with tempfile.TemporaryDirectory(prefix="virage-") as folder:
        session = Session(quiet, RunFolder(Path(folder) / new_run()), worker=ours.worker)
        session.sign_ins.update(ours.sign_ins)
        aside = Attempt(session, attempt.identity, attempt.new_context)
        try:
            yield aside.member(name, role=name)
        finally:
            aside.close()
            session.close()
