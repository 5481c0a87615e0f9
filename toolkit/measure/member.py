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
from toolkit.journeys import Post
from toolkit.measure import accounts
from toolkit.measure.context import Opened, open_context
from toolkit.measure.hands import HANDS, Hand
from toolkit.measure.recorder import Recorder
from toolkit.records import LedgerEntry, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response

    from toolkit.measure.attempt import Attempt

NOWHERE = ("about:", "chrome-error:", "data:")
SEE_SLICE_MS = 500  # how often a wait looks whether the document has become an error page


class ArrivalError(AssertionError):
    """The step ended somewhere else than where it was to lead: an error page, the sign-in page, a spinner."""


class JourneyTimeout(AssertionError):
    """The attempt took longer than `journeys.journey_timeout_s`."""


class Member:
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

    def goto(self, address: str) -> None:
        """Open an address of the platform; also from an error page, which is left behind."""
        self._status = None
        self._ready()
        base = self._attempt.session.settings.base_url
        self.page.goto(address if "://" in address else base + address)
        self._refuse_error_page()

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
        sign_in = self.platform.sign_in_address
        if self.signed_in and sign_in and self.page.url.split("?")[0].endswith(sign_in):
            raise ArrivalError(f"{self.name} was thrown back to the sign-in page")

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

    # ------------------------------------------------------------------------------------ the platform's verbs

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

    def open_feed(self) -> None:
        """Open the feed and see messages in it."""
        self.platform.open_feed(self)

    def read_on(self) -> None:
        """Go on in the feed and see other messages."""
        self.platform.read_on(self)

    def publish(self, text: str) -> Post:
        """Publish a message and see it where readers will find it."""
        return self.platform.publish(self, text)

    def reply(self, post: Post, text: str) -> Post:
        """Answer a message and see the answer below it."""
        return self.platform.reply(self, post, text)

    def react(self, post: Post) -> None:
        """React to a message and see that the reaction counts."""
        self.platform.react(self, post)

    def sees(self, post: Post) -> None:
        """Open the message and see its text."""
        self.platform.sees(self, post)

    def report(self, post: Post, reason: str = "spam") -> None:
        """Report a message to the moderators and see a receipt."""
        self.platform.report(self, post, reason)

    def finds_report(self, post: Post) -> None:
        """As a moderator, see the report of this message in the queue."""
        self.platform.finds_report(self, post)

    def search(self, words: str) -> None:
        """Search the platform and see the results."""
        self.platform.search(self, words)

    def found(self, post: Post) -> None:
        """On a page of results, see this message among them."""
        self.platform.found(self, post)

    def set_privacy(self, audience: str) -> None:
        """Choose who sees the member's messages, and see that it is kept."""
        self.platform.set_privacy(self, audience)

    def privacy(self) -> str:
        """The audience that the settings show now."""
        return self.platform.privacy(self)

    def sign_up(self, login: str, password: str) -> None:
        """Create an account and see that it is there."""
        self._attempt.session.scrubber.learn(password)
        self.platform.sign_up(self, login, password)
