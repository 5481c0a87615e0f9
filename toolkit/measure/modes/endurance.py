"""
Endurance: the feed is read on and on.

Why:
    What works for one page may pile up over fifty, and who comes back from a message wants to be where they were.
How:
    Where a journey reads on, its member goes on reading for `[faults] pages` pages: elements of the document, memory
    after a forced collection, and the items of each page. A feed ends where the control to read on is gone or disabled;
    where an error comes in the place of a page, or no answer, it is broken. Then they scroll down, open a message, and
    go back. The journey is walked a second time for what the first reading may have passed over.
Limits:
    Memory is told by Chromium alone, and not in other engines. A document of its own for each page cannot pile up, and
    then there is no slope. Items are told apart by the form of address that almost each has for itself, else by their
    words; in one document, what the page before shows and this one still shows has stayed there. Back is tried where a
    click on a message in sight leads to another address. The browser's own memory of whole pages is off while it is
    driven.
Source:
    Chrome DevTools Protocol, HeapProfiler.collectGarbage and Performance.getMetrics; Theil 1950; Sen 1968.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from toolkit.errors import PreconditionFailed, ToolkitError
from toolkit.measure._scripts import script
from toolkit.measure.acts import ArrivalError, JourneyTimeout
from toolkit.measure.looking import of_browser
from toolkit.measure.modes._back import SETTLE_MS, there_and_back
from toolkit.measure.modes._feed import missing, news
from toolkit.measure.modes._feed_end import failures, usable
from toolkit.measure.modes._mode import Life, Mode
from toolkit.records import ActKind, FeedRecord, HealthRecord, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.settings import Settings

READINGS = 2


class Reading:
    """The platform as it is, and whether somebody has read on."""

    def __init__(self, platform: Any) -> None:  # Any: the adapter, of which one verb is listened to
        self._platform = platform
        self.reader: Member | None = None

    def __getattr__(self, name: str) -> Any:  # Any: as above
        return getattr(self._platform, name)

    def read_on(self, member: Member) -> None:
        """Other messages of the feed."""
        self._platform.read_on(member)
        self.reader = member


class Endurance(Life):
    """A journey whose reader does not stop."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._readings: list[list[str]] = []
        self._watched: list[Reading] = []
        self._walks = 0
        self._control: Locator | None = None
        self._form = ""  # of the addresses by which items are told apart

    def joined(self, member: Member) -> None:
        """Learn whether they read on."""
        member.platform = Reading(member.platform)  # type: ignore[assignment]  # it stands for it in all
        self._watched.append(member.platform)  # type: ignore[arg-type]  # as above

    @property
    def patience(self) -> float:  # type: ignore[override]  # how long it may take depends on how much is to be read
        """Each page may take as long as a step."""
        settings = self.attempt.session.settings
        return 1 + settings.faults.pages * settings.journeys.step_timeout_s / settings.journeys.journey_timeout_s

    def acting(self, member: Member, kind: ActKind) -> None:
        """Remember what its reader reads on with: at the end of a feed it is not there."""
        del kind
        self._control = member.sought

    def ended(self, error: BaseException | None) -> None:
        """The journey is over, and its reader goes on."""
        self._walks += 1
        reader = next((one.reader for one in self._watched if one.reader), None)
        self._watched = []
        if error is not None or reader is None:
            return
        try:
            self._read(reader)
        except PreconditionFailed:
            raise
        except Exception as fault:  # what could not be read says nothing about the platform, and that is said
            reason = self.attempt.explain(fault)
            self.attempt.write(HealthRecord(at=now(), name="instrument:endurance", healthy=False, reason=reason))

    def again(self) -> bool:
        """A second reading, if the first one was one."""
        return bool(self._readings) and self._walks < READINGS

    # ------------------------------------------------------------------------------------------------ reading on

    def _read(self, reader: Member) -> None:
        """Page after page from the beginning, and back once."""
        reader.platform.open_feed(reader)
        met: list[str] = []
        before = self._page(reader.page)
        for number in range(1, self.attempt.session.settings.faults.pages + 1):
            seen = before if number == 1 else self._next(reader, before)
            if isinstance(seen, str):
                # The page before is what its reader still has.
                self._write(reader, before, page=number, fresh=False, items=None, doubled=None, error=seen)
            if not isinstance(seen, dict):
                break
            fresh = number == 1 or seen["origin"] != before["origin"]
            now, kept = seen["items"], [] if fresh else before["items"] or []
            new = news(now, kept, met)
            self._write(reader, seen, page=number, fresh=fresh, items=new.items, doubled=new.doubled)
            met += [item for item in dict.fromkeys(now or []) if item not in met]
            before = seen
        if self._readings:
            self._write(reader, before, page=0, fresh=False, missing=missing(self._readings[0], met))
        elif not isinstance(seen, str):
            self._return(reader, before)
        self._readings.append(met)

    def _next(self, reader: Member, before: dict[str, Any]) -> dict[str, Any] | str | None:  # Any: JSON from the page
        """The next page; None at the end of the feed; where the platform does not give it, what happened."""
        self._control = None
        with failures(reader.page) as failed:
            try:
                reader.platform.read_on(reader)
            except (ToolkitError, JourneyTimeout):
                raise
            except Exception as fault:  # the end of a feed looks like a control that is not there
                return self._stopped(reader, fault, failed)
            seen = self._page(reader.page)  # an answer may come late
        stays = (
            seen["origin"] == before["origin"] and seen["items"] and set(seen["items"]) <= set(before["items"] or [])
        )
        return self.attempt.session.scrubber.text(", ".join(failed))[:200] if failed and stays else seen

    def _stopped(self, reader: Member, fault: Exception, failed: list[str]) -> str | None:
        """
        Why there is no other page: None at the end of the feed, else what happened.

        Raises:
            Exception: It is not the platform's doing, or cannot be told.
        """
        reason = self.attempt.explain(fault)[:200]
        if self.attempt.remaining_s <= 0:
            raise JourneyTimeout(f"the reading took longer than {self.attempt.limit_s:g} s") from fault
        if not self.attempt.session.look().healthy:
            raise fault
        if isinstance(fault, ArrivalError) or of_browser(reader.page):
            return reason
        if failed or usable(self._control):
            return reason
        self.attempt.write(HealthRecord(at=now(), name="feed_end", healthy=True, reason=reason))
        return None

    def _return(self, reader: Member, before: dict[str, Any]) -> None:  # Any: as above
        """Open a message and come back."""
        limit_s = self.attempt.session.settings.journeys.step_timeout_s * self.attempt.persona.patience
        found = there_and_back(reader.page, before["form"], patience_s=max(1.0, min(limit_s, self.attempt.remaining_s)))
        if found:
            about = {"moved_px": found.moved_px, "window_px": found.window_px}
            self._write(reader, {**before, **found.seen}, page=0, fresh=False, **about)

    def _page(self, page: Page) -> dict[str, Any]:  # Any: JSON from the page
        page.wait_for_timeout(SETTLE_MS)
        seen: dict[str, Any] = page.evaluate(script("feed"), self._form)  # Any: as above
        self._form = self._form or seen["form"]
        return {**seen, "heap": _heap(page)}

    def _write(self, reader: Member, seen: dict[str, Any], **more: Any) -> None:  # Any: fields of FeedRecord
        identity = self.attempt.identity
        record = FeedRecord(
            id=new_id(),
            attempt_id=self.attempt.id,
            journey=identity.journey,
            persona=identity.persona,
            engine=identity.engine,
            member=reader.name,
            page=0,
            fresh=False,
            nodes=int(seen["nodes"]),
            heap_bytes=seen.get("heap"),
            items=0,
            window_px=int(seen["window"]),
            url=self.attempt.session.scrubber.text(reader.page.url),
        )
        self.attempt.write(replace(record, **more))


def _heap(page: Page) -> int | None:
    """Memory that is still used when all that can be is collected."""
    from playwright.sync_api import Error

    with contextlib.suppress(Error):  # no line to an engine that is not Chromium
        session = page.context.new_cdp_session(page)
        try:
            session.send("HeapProfiler.collectGarbage")
            session.send("Performance.enable")
            metrics = session.send("Performance.getMetrics")["metrics"]
        finally:
            session.detach()
        return int(next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize"))
    return None


def _attempts(declared: Journey, settings: Settings) -> int:
    """Who publishes or changes something does not read for long."""
    del settings
    return int(not declared.writes)


MODE = Mode(id="endurance", attempts=_attempts, live=Endurance)
