"""
What a page says of a fault, and what it keeps: looked for again and again until it is said, or nobody would wait.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from toolkit.measure.injecting import FILLER
from toolkit.measure.looking import Look, Message, keeps, look, of_browser, told, works
from toolkit.records import FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.measure.injecting import Injector
    from toolkit.measure.targets import Target
    from toolkit.settings.modes import FaultSettings

GLANCE_MS = 100
LONGEST_S = 15.0  # for an answer that nobody keeps back
NOTHING = Message("", False, False)


class Words(NamedTuple):
    """
    What was there to read.

    Attributes:
        message: That is new.
        after: The page at that moment.
        elsewhere: Whether it is another document than the one that waited: whoever comes there reads it from its top.
    """

    message: Message
    after: Look
    elsewhere: bool = False


class Reader:
    """
    A member who reads what the page says of one fault.

    Args:
        target: The request that meets it.
        kind: The fault.
        limits: How long they wait.
        usual: The page at the end of the step when nothing goes wrong.
    """

    def __init__(self, target: Target, kind: FaultKind, limits: FaultSettings, usual: Look) -> None:
        self._target = target
        self._kind = kind
        self._limits = limits
        self._usual = usual
        self._first: Look | None = None
        self._before = Look()
        self._waiting: Look | None = None

    def before(self, page: Page) -> None:
        """The page before an act."""
        self._before = look(page)
        self._first = self._first or self._before

    def waits(self, page: Page) -> None:
        """The page while the answer is awaited: what is there to read is no message about a failure."""
        self._waiting = look(page)

    def drafts(self) -> tuple[str, ...]:
        """What was typed in this step."""
        known = self._first.values if self._first else ()
        return tuple(value for value in self._before.values if value.strip() and value not in known)

    def kept(self, after: Look) -> bool | None:
        """Whether fields hold what was typed."""
        # What was put in on the way comes back with it, and in the midst of it.
        values = tuple(value.replace(FILLER.decode(), "") for value in after.values)
        return keeps(self.drafts(), after._replace(values=values))

    def read(self, page: Page, injector: Injector) -> Words:
        """
        Look again and again until something is said, or nobody would wait any longer.

        Raises:
            TimeoutError: The page has no answer yet.
        """
        if self._kind is FaultKind.SLOW:
            return self._works(page, injector)
        began, ended = time.perf_counter(), 0.0
        words = Words(NOTHING, self._before)
        while not of_browser(page):
            failed = injector.delivered  # asked first: what is seen then is seen after it
            after = _glance(page) or words.after
            now = time.perf_counter()
            if failed and self._has_come(after, now - began):
                ended = ended or now + self._limits.message_s
                words = self._more(words, after)
                if words.message.shown and (words.message.announced or words.elsewhere):
                    return words
            if ended and now > ended:
                return words
            if now - began > self._limits.hold_s:
                injector.give_up()
            if not ended and now - began > self._limits.hold_s + LONGEST_S:
                raise TimeoutError("the page has got no answer")
            page.wait_for_timeout(GLANCE_MS)
        return Words(NOTHING, words.after)

    def _works(self, page: Page, injector: Injector) -> Words:
        end = time.perf_counter() + self._limits.slow_s
        after = self._before
        while not of_browser(page) and injector.pending and time.perf_counter() < end:
            after = _glance(page) or after
            base = self._before if after.origin == self._before.origin else self._usual
            if works(base, after):
                return Words(Message("", True, False), after)
            page.wait_for_timeout(GLANCE_MS)
        return Words(NOTHING, after)

    def _has_come(self, after: Look, waited_s: float) -> bool:
        """Whether the page is the one that can tell: where a document was sent, the next, unless none comes."""
        goes = self._target.vehicle is Vehicle.DOCUMENT and after.origin == self._before.origin
        return not goes or waited_s > self._limits.hold_s

    def _more(self, words: Words, after: Look) -> Words:
        then, now = words.message, told(self._known(), after, typed=self.drafts())
        message = Message(now.text or then.text, now.shown or then.shown, now.announced or then.announced)
        waited = self._waiting or self._before
        goes = self._target.vehicle is Vehicle.DOCUMENT
        return Words(message, after, goes or (bool(waited.origin) and after.origin != waited.origin))

    def _known(self) -> Look:
        """What is no message: the page before it was sent, or when all that it loads has come; and while it waited."""
        base = self._before if self._target.writes else self._usual
        return base._replace(texts=base.texts + (self._waiting.texts if self._waiting else ()))


def _glance(page: Page) -> Look | None:
    """None while one document is going, and the next not there yet, or not drawn."""
    from playwright.sync_api import Error

    try:
        now = look(page)
    except Error:
        if page.is_closed():
            raise
        return None
    return now if now.drawn else None
