"""
What a member does with a page: by whichever hand, within the attempt's time, and never on an error page.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from toolkit.measure.keystrokes import keystrokes
from toolkit.records import ActKind

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Locator, Page, Response

    from toolkit.journeys import Platform
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.context import Opened
    from toolkit.measure.hands._hand import Hand
    from toolkit.measure.member import Member
    from toolkit.measure.recorder import Recorder

REFUSALS = (401, 403, 404, 410)  # what a platform answers that keeps something to itself
SEE_SLICE_MS = 500  # how often a wait looks whether the document has become an error page


class ArrivalError(AssertionError):
    """The step ended somewhere else than where it was to lead: an error page, the sign-in page, a spinner."""


class JourneyTimeout(AssertionError):
    """The attempt took longer than `journeys.journey_timeout_s`."""


class Acts:
    """The acts of a member, who has windows, a hand, and an attempt that they take part in."""

    name: str
    platform: Platform
    _attempt: Attempt
    _opened: Opened
    _hand: Hand
    _recorder: Recorder
    _status: int | None  # of the document on top; None before the first
    sought: Locator | None = None  # what they looked for or acted upon last

    @property
    def page(self) -> Page:
        """The window the member looks at: for locators and expectations, never for acting."""
        return self._opened.page

    def goto(self, address: str, *, refused: bool = False) -> None:
        """
        Open an address of the platform; also from an error page, which is left behind.

        Args:
            address: Path or whole address.
            refused: The platform is to refuse it, with an error page or by asking to sign in.

        Raises:
            ArrivalError: The platform refused it; with `refused`, it did not.
        """
        self._status = None
        self._ready()
        base = self._attempt.session.settings.base_url
        whole = address if "://" in address else base + address
        with self._recorder.waiting():
            if refused:
                self._be_refused(whole)
            else:
                self.page.goto(whole)
                self._refuse_error_page()

    def _be_refused(self, address: str) -> None:
        from playwright.sync_api import Error

        self._recorder.expect_refusal(address)
        try:
            self.page.goto(address)
        except Error:
            if self._status is None:  # refused without a page of its own, the browser shows one of its; else a fault
                raise
        if self._status not in REFUSALS and not self._at_sign_in():
            raise ArrivalError(f"{self.name} was to be refused at {address}, but the platform answered {self._status}")
        self._status = None

    def click(self, target: Locator) -> None:
        """Activate a control."""
        with self._acting(ActKind.CLICK, target):
            self._hand.click(target)

    def fill(self, target: Locator, text: str) -> None:
        """Replace what a field holds."""
        with self._acting(ActKind.FILL, target, keystrokes=keystrokes(text)):
            self._hand.fill(target, text)

    def choose(self, target: Locator, option: str) -> None:
        """Choose an option of a list by its label."""
        with self._acting(ActKind.CHOOSE, target):
            self._hand.choose(target, option)

    def check(self, target: Locator, *, on: bool = True) -> None:
        """Set a checkbox, a radio button or a switch."""
        with self._acting(ActKind.CHECK, target):
            self._hand.check(target, on=on)

    def reveal(self, target: Locator) -> None:
        """Bring up a menu that shows only while this is pointed at or has the focus."""
        with self._acting(ActKind.REVEAL, target):
            self._hand.reveal(target)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        with self._acting(ActKind.PRESS, key=key):
            self._hand.press(self.page, key)

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field."""
        with self._acting(ActKind.UPLOAD, target):
            self._hand.upload(target, *paths)

    def opens(self, target: Locator) -> None:
        """Activate a control that opens a window; the member is there until it closes, then back where they were."""
        with self._acting(ActKind.CLICK, target), self.page.expect_popup() as opened:
            self._hand.click(target)
        self._recorder.log.answered_elsewhere()
        window = opened.value
        self._opened.on_top(window)
        window.wait_for_load_state()
        # Its first answer came before anybody could listen.
        self._status = window.evaluate("() => performance.getEntriesByType('navigation')[0]?.responseStatus || null")
        self._refuse_error_page()

    def downloads(self, target: Locator) -> Path:
        """Activate a control that hands over a file; where it lies until the journey's end."""
        with self._acting(ActKind.CLICK, target), self.page.expect_download() as handed:
            self._hand.click(target)
        self._recorder.log.answered_elsewhere()
        return handed.value.path()

    @contextmanager
    def answering(self, *, yes: bool, text: str | None = None) -> Iterator[None]:
        """
        What is done inside brings up a dialog of the browser's own (`confirm`, `prompt`), which is answered so.

        Raises:
            ArrivalError: No dialog came up.
        """
        asked: list[str] = []

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.message)
            if yes:
                dialog.accept(text) if text is not None else dialog.accept()
            else:
                dialog.dismiss()

        page = self.page
        page.once("dialog", answer)
        try:
            yield
        finally:
            with contextlib.suppress(KeyError):  # it has come, and is no longer waited for
                page.remove_listener("dialog", answer)
        self._recorder.log.answered_elsewhere()
        if not asked:
            raise ArrivalError(f"{self.name} was to be asked in a dialog of the browser, and was not")

    def visible(self, target: Locator) -> Locator:
        """The copy of a control that can be seen, where a page has one for each width."""
        return target.filter(visible=True).first

    def see(self, target: Locator) -> None:
        """
        Wait until the member can see this.

        Raises:
            ArrivalError: The document became an error page meanwhile: no use to wait on.
            AssertionError: It did not show in the time given.
        """
        from playwright.sync_api import TimeoutError as Late
        from playwright.sync_api import expect

        self.sought = target
        end = time.perf_counter() + self._patience_s()
        while time.perf_counter() < end - SEE_SLICE_MS / 1000:
            with contextlib.suppress(Late):
                target.wait_for(state="visible", timeout=SEE_SLICE_MS)
                self._recorder.log.saw()
                return
            self._refuse_error_page()
        expect(target).to_be_visible(timeout=SEE_SLICE_MS)
        self._recorder.log.saw()

    @contextmanager
    def _acting(
        self, kind: ActKind, target: Locator | None = None, *, keystrokes: int = 0, key: str = ""
    ) -> Iterator[None]:
        self._ready(target)
        member = cast("Member", self)
        self._attempt.life.acting(member, kind)
        with self._recorder.acting(kind, keystrokes=keystrokes, key=key), self._closing_it_is_done(self.page):
            yield
        self._attempt.life.acted(member, kind)

    @contextmanager
    def _closing_it_is_done(self, window: Page) -> Iterator[None]:
        """A window over others may be gone before the hand has let go of what closes it."""
        from playwright.sync_api import Error

        try:
            yield
        except Error:
            if not self._opened.has_left(window):
                raise

    def _ready(self, target: Locator | None = None) -> None:
        self.sought = target
        if self._attempt.remaining_s <= 0:
            raise JourneyTimeout(f"the journey took longer than {self._attempt.limit_s:g} s")
        self._refuse_error_page()

    def _patience_s(self) -> float:
        limit = self._attempt.session.settings.journeys.step_timeout_s * self._attempt.persona.patience
        return max(0.1, min(limit, self._attempt.remaining_s))

    def _at_sign_in(self) -> bool:
        address = self.platform.sign_in_address
        return bool(address) and self.page.url.split("?")[0].endswith(address)

    def _on_response(self, response: Response) -> None:
        from playwright.sync_api import Error

        with contextlib.suppress(Error):  # a window that is only just opening has no frame yet, see `opens`
            if response.request.is_navigation_request() and response.frame == self.page.main_frame:
                self._status = response.status

    def _refuse_error_page(self) -> None:
        if self._status is not None and self._status >= 400:
            raise ArrivalError(f"{self.name} arrived on an error page: the platform answered {self._status}")
