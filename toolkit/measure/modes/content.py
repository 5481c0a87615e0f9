"""
Texts that hurt: journeys that publish do so with the texts of a pack in the place of their own.

Why:
    Members write what nobody has designed for: without a space, from right to left, in signs that are made of signs,
    and sometimes with a script in it.
How:
    The journey is walked once for each text of `measure/content/pack.toml`; its author is asked nothing. Wherever the
    message shows at the end of a step it is looked at in windows of 1280 and 320 CSS pixels: whether it makes the page
    wider, is cut, keeps its direction to itself, is there letter for letter; and on every page whether its markup
    became elements or its script ran. What is cut can be read on where another page of the walk, or the message's own,
    shows it to its end, or by a control that a short message does not have there; an end that no page shows was not
    kept. One text has pictures without words for them, and a picture that the journey hands in has none then: what
    became of it is asked for its name. A text that does not show is refused, if something says so, and lost if not. A
    field that keeps less than is entered, and nothing that says so, cuts a text before it is sent.
Limits:
    Whether the journey finds its own text again does not matter here. What is shown on pages that the journey does not
    come to is not seen. Where a picture stands for a sign under a name such as `:smile:`, letters are not compared.
    A handful of tricks is no test of security.
Source:
    WCAG 2.2, 1.4.10; Unicode Standard Annex 9; OWASP, Cross Site Scripting Prevention.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from toolkit.errors import PreconditionFailed
from toolkit.measure._scripts import script
from toolkit.measure.evidence import Camera
from toolkit.measure.looking import Look, look, told
from toolkit.measure.modes import _copies
from toolkit.measure.modes._mode import Life, Mode
from toolkit.measure.modes._pack import Hurt, end, letters, mark, pack, tail_of, turns
from toolkit.measure.modes._pictures import HELD_BACK, Pictures, Wordless, named, pictures
from toolkit.measure.modes._rest import Sight, settled
from toolkit.records import ActKind, ContentRecord, HealthRecord, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.settings import Settings

WIDTHS = (1280, 320)
SETTLE_MS = 200  # after a window has become another one


class Content(Life):
    """A journey that publishes one text of the pack after the other."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._ahead = list(pack())
        self._hurt: Hurt = self._ahead.pop(0)
        self._token: str | None = None
        self._written = self._tail = ""
        self._author: Member | None = None
        self._address = ""  # of the page of the message itself
        self._before = Look()
        self._seen = self._short = self._cut = False
        self._sights: list[Sight] = []
        self._usual: dict[tuple[str, int], frozenset[str]] = {}  # controls of messages by step and width
        self._pictures: dict[tuple[str, int], Pictures] = {}

    def joined(self, member: Member) -> None:
        """What the journey says of its pictures is left out with the text that says nothing of them."""
        wordless = Wordless(member.platform, lambda: self._hurt.wordless)
        member.platform = wordless  # type: ignore[assignment]  # it stands for it in all

    def composed(self, member: Member, text: str, token: str) -> str:
        """The first text that a step of the walk is about is one of the pack; others are the journey's own."""
        if self._token is not None or not member.step_under_way:
            return text
        self._token, self._author = token, member
        self._tail = tail_of(text)
        self._written = self._hurt.written(token, self._tail)
        return self._written

    def acting(self, member: Member, kind: ActKind) -> None:
        """Remember what the author reads before they publish: what is new then is what they are told."""
        del kind
        if self._token and not self._seen and member is self._author:
            self._before = look(member.page)

    def acted(self, member: Member, kind: ActKind) -> None:
        """Look whether the field that was filled in keeps the text to its end, or the page says that it does not."""
        if kind is not ActKind.FILL or not self._token or self._seen or member is not self._author:
            return
        after = look(member.page)
        short = [value for value in after.values if self._tail in value and end(self._token) not in value]
        known = {text.text for text in self._before.texts}  # a counter that counts on says it too
        said = any(text.text not in known for text in after.texts if text.near or text.live)
        self._short = bool(short)
        self._cut = self._short and not said and not told(self._before, after, typed=(self._written,)).shown

    def published(self, member: Member, kind: str, address: str) -> None:
        """Remember where the message has a page of its own."""
        del kind
        if self._token and member is self._author:
            place = address.partition(" ")[0]
            self._address = self._address or (place if place.startswith(("/", "http")) else "")

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """Look wherever the message may show."""
        del step_id
        if self._token is None or member.page.url.startswith("about:"):
            return
        seen = [self._look(member, step, width) for width in WIDTHS]
        self._restore(member)
        sights = [one for one in seen if one is not None]
        found = [one.record for one in sights if one.readable]  # what is cut has to wait for other pages
        if not sights and failed and member is self._author and not self._seen:
            found = self._unseen(member, step)
        for record in found:
            self.attempt.write(record)
        self._seen = self._seen or bool(sights or found)

    def ended(self, error: BaseException | None) -> None:
        """Tell of the pages that cut the text, now that all are known."""
        del error
        for record in settled(self._sights, self._own_page, letters=self._hurt.letters):
            self.attempt.write(record)

    def again(self) -> bool:
        """Another text, if the journey publishes at all."""
        if self._token is None or not self._ahead:
            return False
        self._hurt = self._ahead.pop(0)
        self._token, self._author, self._address = None, None, ""
        self._before, self._seen, self._short, self._cut = Look(), False, False, False
        self._sights = []
        return True

    # ------------------------------------------------------------------------------------------------- looking

    def _look(self, member: Member, step: str, width: int) -> Sight | None:
        """The message in a window of this width; None where it does not show and did no harm."""
        seen = self._ask(member.page, width)
        if seen is None or not (seen["found"] or seen["leaked"] or seen["ran"]):
            return None
        sight = self._sight(self._described(member, step, width, seen), seen)
        sight = sight._replace(record=self._pictured(member, sight.record))
        if seen["found"]:
            self._sights.append(sight)
            if sight.readable and not self._short:
                self._usual[step, width] = self._usual.get((step, width), frozenset()) | sight.controls
                self._pictures.setdefault((step, width), pictures(seen["pictures"]))
        return sight

    def _own_page(self, width: int) -> Sight | None:
        """The message on the page of its own, in another window of its author; None where it is not there."""
        if not self._address or self._author is None:
            return None
        with self._excused(), self._author.page.context.new_page() as page:
            seen = self._ask(page, width, address=self._address)
            if seen and seen["found"]:
                record = self._record(self._author, "", width, outcome="shown")
                return self._sight(replace(record, url=self.attempt.session.scrubber.text(page.url)), seen)
        return None

    def _ask(self, page: Page, width: int, *, address: str = "") -> dict[str, Any] | None:  # Any: JSON from the page
        """What a page shows in a window of this width, opened at this address if there is one."""
        from playwright.sync_api import TimeoutError as Late

        token = str(self._token)
        with self._excused():
            page.set_viewport_size({"width": width, "height": self.attempt.persona.height})
            if address:
                page.goto(address if "://" in address else self.attempt.session.settings.base_url + address)
                with contextlib.suppress(Late):  # where it does not show, nothing can be told of it
                    page.get_by_text(self._tail).first.wait_for()
            page.wait_for_timeout(SETTLE_MS)
            seen: dict[str, Any] = page.evaluate(script("content"), [self._tail, end(token), mark(token)])
            return seen
        return None

    @contextlib.contextmanager
    def _excused(self) -> Iterator[None]:
        """What could not be looked at says nothing about the platform, and that is said."""
        try:
            yield
        except PreconditionFailed:
            raise
        except Exception as fault:
            reason = f"{self._hurt.id}: {self.attempt.explain(fault)}"
            self.attempt.write(HealthRecord(at=now(), name="instrument:content", healthy=False, reason=reason))

    def _sight(self, record: ContentRecord, seen: dict[str, Any]) -> Sight:  # Any: as above
        if not seen["found"]:
            return Sight(record, whole=True, clipped=False)
        usual = self._usual.get((record.step, record.width))
        # What its field has cut is told of as that.
        return Sight(record, seen["whole"] or self._short, seen["clipped"], frozenset(seen["controls"]), usual)

    def _described(self, member: Member, step: str, width: int, seen: dict[str, Any]) -> ContentRecord:
        # Any: JSON from the page
        record = self._record(member, step, width, outcome="shown")
        record = replace(record, leaked=tuple(sorted(set(seen["leaked"]))), ran=bool(seen["ran"]))
        if not seen["found"]:
            return record
        written, read = letters(self._written), letters(seen["text"])
        comparable = self._hurt.letters and seen["whole"] and not seen["signs"]
        return replace(
            record,
            overflow_px=float(seen["overflow"]),
            truncated=False,
            isolated=bool(seen["isolated"]) if turns(seen["text"]) else None,
            same=written == read if comparable else None,
            named=named(seen["pictures"], self._pictures.get((step, width))) if self._hurt.wordless else None,
            written=len(written),
            read=len(read),
        )

    def _unseen(self, member: Member, step: str) -> list[ContentRecord]:
        """The text does not show: it was refused, if that is said, and lost, if it is nowhere on the platform."""
        message = told(self._before, look(member.page), typed=(self._written,))
        held = member.page.evaluate(HELD_BACK, self._tail) or ""
        refused = message.shown or bool(held)
        if not refused and _copies.count(self.attempt, member, str(self._token), around=member.page.url):
            return []  # it is there, and the journey has failed for another reason
        record = self._record(member, step, WIDTHS[0], outcome="refused" if refused else "lost")
        told_words = self.attempt.session.scrubber.text(message.text or str(held))
        return [self._pictured(member, replace(record, message=told_words))]

    def _restore(self, member: Member) -> None:
        persona = self.attempt.persona
        member.page.set_viewport_size({"width": persona.width, "height": persona.height})

    def _record(self, member: Member, step: str, width: int, *, outcome: str) -> ContentRecord:
        identity = self.attempt.identity
        return ContentRecord(
            id=new_id(),
            attempt_id=self.attempt.id,
            journey=identity.journey,
            persona=identity.persona,
            engine=identity.engine,
            member=member.name,
            step=step,
            text=self._hurt.id,
            outcome=outcome,
            cut=self._cut,
            width=width,
            url=self.attempt.session.scrubber.text(member.page.url),
        )

    def _pictured(self, member: Member, record: ContentRecord) -> ContentRecord:
        session = self.attempt.session
        if not session.settings.journeys.pictures:
            return record
        picture = Camera(lambda: member.page, session.folder).view(f"{record.id}-{record.text}")
        width, height = int(picture.region[2]), int(picture.region[3])
        return replace(record, screenshot=picture.path, screenshot_width=width, screenshot_height=height)


def _attempts(declared: Journey, settings: Settings) -> int:
    """Journeys that publish leave something, and say so."""
    del settings
    return int(declared.writes)


MODE = Mode(id="content", attempts=_attempts, live=Content)
