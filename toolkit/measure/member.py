"""
A person on the platform: their page, their acts, the platform's verbs, and the steps they take.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.errors import UsageError
from toolkit.measure import accounts
from toolkit.measure.context import Opened, open_context
from toolkit.measure.hands import HANDS, Hand
from toolkit.measure.recorder import Recorder
from toolkit.measure.verbs import Verbs
from toolkit.records import LedgerEntry, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response

    from toolkit.measure.attempt import Attempt

NOWHERE = ("about:", "chrome-error:", "data:")
REFUSALS = (401, 403, 404, 410)  # what a platform answers that keeps something to itself
SEE_SLICE_MS = 500  # how often a wait looks whether the document has become an error page


class ArrivalError(AssertionError):
    """The step ended somewhere else than where it was to lead: an error page, the sign-in page, a spinner."""


class JourneyTimeout(AssertionError):
    """The attempt took longer than `journeys.journey_timeout_s`."""


class Member(Verbs):
    """
    One simulated person, in a browser context of their own.

    Args:
        attempt: The attempt they take part in.
        name: Name of the fixture: alice, bob, moderator, visitor.
        role: What they are on the platform.
    """

    def __init__(self, attempt: Attempt, *, name: str, role: str = "member") -> None:
        session = attempt.session
        self.name = name
        self.role = role
        self.language: str = session.settings.platform.language
        self.platform = session.platform
        self.account = accounts.account_for(session.settings, name, session.worker)
        self.signed_in = False
        self._attempt = attempt
        self._opened: Opened = open_context(attempt, self)
        self._hand: Hand = HANDS[session.persona.hand]()
        self._recorder = Recorder(attempt, self, self._opened)
        self._status: int | None = None
        self.page.on("response", self._on_response)

    @property
    def page(self) -> Page:
        """The page the member looks at: for locators and expectations, never for acting."""
        return self._opened.page

    @property
    def password(self) -> str:
        """The account's password, fetched from the environment."""
        return accounts.password_of(self.account) if self.account else ""

    # ------------------------------------------------------------------------------------------------ acts

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
        self._act()
        self._hand.click(target)

    def fill(self, target: Locator, text: str) -> None:
        """Replace what a field holds."""
        self._ready()
        self._hand.fill(target, text)

    def choose(self, target: Locator, option: str) -> None:
        """Choose an option of a list by its label."""
        self._act()
        self._hand.choose(target, option)

    def check(self, target: Locator, *, on: bool = True) -> None:
        """Set a checkbox, a radio button or a switch."""
        self._act()
        self._hand.check(target, on=on)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        self._act()
        self._hand.press(self.page, key)

    def upload(self, target: Locator, *paths: str) -> None:
        """Hand files to a file field."""
        self._ready()
        self._hand.upload(target, *paths)

    def see(self, target: Locator) -> None:
        """
        Wait until the member can see this.

        Raises:
            ArrivalError: The document became an error page meanwhile: no use to wait on.
            AssertionError: It did not show in the time given.
        """
        from playwright.sync_api import TimeoutError as Late
        from playwright.sync_api import expect

        end = time.perf_counter() + self._patience_s()
        while time.perf_counter() < end - SEE_SLICE_MS / 1000:
            with contextlib.suppress(Late):
                target.wait_for(state="visible", timeout=SEE_SLICE_MS)
                return
            self._refuse_error_page()
        expect(target).to_be_visible(timeout=SEE_SLICE_MS)

    def _act(self) -> None:
        self._ready()
        self._recorder.acted()

    def _ready(self) -> None:
        if self._attempt.remaining_s <= 0:
            limit = self._attempt.session.settings.journeys.journey_timeout_s
            raise JourneyTimeout(f"the journey took longer than {limit:g} s")
        self._refuse_error_page()

    def _patience_s(self) -> float:
        limit = self._attempt.session.settings.journeys.step_timeout_s
        return max(0.1, min(limit, self._attempt.remaining_s))

    # ------------------------------------------------------------------------------------------------ steps

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """
        A named, timed part of the journey; it ends when the member could see its result.

        Evidence (picture, audit, observations) is gathered after its time has stopped.

        Raises:
            UsageError: A step of this member is still open.
            ArrivalError: The page is not where a step may end.
        """
        if self._recorder.open:
            raise UsageError(f"step {name!r}: {self.name} is still in a step; end it first, steps do not nest")
        self._recorder.begin(name)
        try:
            yield
            self._arrive()
        except BaseException as error:
            self._recorder.end(error)
            raise
        self._recorder.end(None)

    def _arrive(self) -> None:
        self._refuse_error_page()
        if self.page.url.startswith(NOWHERE):
            raise ArrivalError(f"{self.name} is on {self.page.url}, which is no page of the platform")
        end = time.perf_counter() + self._patience_s()
        while self._recorder.busy():
            if time.perf_counter() > end:
                raise ArrivalError("the page still shows that it is working")
            self.page.wait_for_timeout(50)
        if self.signed_in and self._at_sign_in():
            raise ArrivalError(f"{self.name} was thrown back to the sign-in page")

    def _at_sign_in(self) -> bool:
        address = self.platform.sign_in_address
        return bool(address) and self.page.url.split("?")[0].endswith(address)

    def _on_response(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._status = response.status

    def _refuse_error_page(self) -> None:
        if self._status is not None and self._status >= 400:
            raise ArrivalError(f"{self.name} arrived on an error page: the platform answered {self._status}")

    # ------------------------------------------------------------------------------------------ what they say

    def compose(self, words: str) -> str:
        """A text that carries the run's id and a token of its own: it can be found again, and removed."""
        return f"{words} [{self._attempt.session.folder.run} {new_id()}]"

    def created(self, kind: str, address: str) -> None:
        """Note in the ledger that this was created, so that it is removed at the end."""
        self._attempt.session.writer.write(
            LedgerEntry(
                id=new_id(),
                event="created",
                kind=kind,
                member=self.account.login if self.account else self.name,
                address=address,
                at=now(),
            )
        )

    def close(self) -> None:
        """Close the context and keep what it leaves as evidence."""
        self._opened.close()

    # ----------------------------------------------------------------------------------- coming and going

    def enter(self) -> None:
        """Be on the platform, signed in: with the session of an earlier attempt if it still holds."""
        with self.step("enter"):
            self.goto("/")
            if not self.platform.is_signed_in(self):
                self.platform.sign_in(self)
            self._is_in()

    def _is_in(self) -> None:
        self.signed_in = True
        if self.account:
            self._attempt.session.sign_ins[self.account.login] = self._opened.context.storage_state()

    def sign_in(self) -> None:
        """Sign in, and see the proof of it."""
        self.platform.sign_in(self)
        self._is_in()

    def sign_out(self) -> None:
        """Sign out, and see the proof of it."""
        self.signed_in = False
        if self.account:
            self._attempt.session.sign_ins.pop(self.account.login, None)
        self.platform.sign_out(self)

    def sign_up(self, login: str, password: str) -> None:
        """Create an account and see that it is there."""
        self._attempt.session.scrubber.learn(password)
        self.platform.sign_up(self, login, password)
