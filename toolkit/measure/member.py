"""
A person on the platform: their account, their acts, the platform's verbs, and the steps they take.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import PreconditionFailed, UsageError
from toolkit.journeys import Unsupported
from toolkit.journeys.verbs import Verbs
from toolkit.measure import accounts
from toolkit.measure.acts import Acts, ArrivalError
from toolkit.measure.context import Opened, open_context
from toolkit.measure.hands import _hand
from toolkit.measure.recorder import Recorder
from toolkit.records import LedgerEntry, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from toolkit.journeys import Account
    from toolkit.measure.attempt import Attempt

NOWHERE = ("about:", "chrome-error:", "data:")


class Member(Acts, Verbs):
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
        self.language: str = attempt.persona.language or session.settings.platform.language
        self.platform = session.platform
        self.account = accounts.account_for(session.settings, name, session.worker)
        self.signed_in = False
        self._password: str | None = None
        self._intended: LedgerEntry | None = None
        self._created: dict[str, LedgerEntry] = {}
        self._attempt = attempt
        self._opened: Opened = open_context(attempt, self)
        self._hand = _hand.load(attempt.persona.hand)
        self._hand.attach(self._opened.context)
        self._recorder = Recorder(attempt, self, self._opened, self._hand)
        self._status: int | None = None
        self._opened.context.on("response", self._on_response)
        attempt.life.joined(self)

    @property
    def password(self) -> str:
        """The account's password, fetched from the environment; another once it was reset."""
        if self._password is not None:
            return self._password
        return accounts.password_of(self.account) if self.account else ""

    @property
    def session_key(self) -> str:
        """Under what their session is kept for later attempts: a session may remember the language."""
        login = self.account.login if self.account else self.name
        usual = self.language == self._attempt.session.settings.platform.language
        return login if usual else f"{login} {self.language}"

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

    @property
    def step_under_way(self) -> str | None:
        """The name of the step that they are in."""
        return self._recorder.step

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

    # ------------------------------------------------------------------------------------------ what they say

    def compose(self, words: str) -> str:
        """A text that carries the run's id and a token of its own: it can be found again, and removed."""
        token = new_id()
        self._intended = self._note("intended", "text", token)
        text = f"{words} [{self._attempt.session.folder.run} {token}]"
        return self._attempt.life.composed(self, text, token)

    def created(self, kind: str, address: str) -> None:
        """
        Note in the ledger that this was created, so that it is removed at the end.

        Where the address is known beforehand (a setting, an account), tell it beforehand.
        """
        self._created[address] = self._note("created", kind, address, of=self._intended)
        self._intended = None
        self._attempt.life.published(self, kind, address)

    def withdraw(self) -> None:
        """Note that what was composed last was never published."""
        if self._intended:
            self._attempt.session.writer.write(replace(self._intended, event="removed", at=now()))
            self._intended = None

    def _note(self, event: str, kind: str, address: str, *, of: LedgerEntry | None = None) -> LedgerEntry:
        login = self.account.login if self.account else self.name
        ident = of.id if of else new_id()
        entry = LedgerEntry(id=ident, event=event, kind=kind, member=login, address=address, at=now())
        self._attempt.session.writer.write(entry)
        return entry

    def removed(self, address: str) -> None:
        """Note that the journey itself has removed what this member created there."""
        if entry := self._created.pop(address, None):
            self._attempt.session.writer.write(replace(entry, event="removed", at=now()))

    def close(self) -> None:
        """Close the context and keep what it leaves as evidence."""
        self._opened.close()

    # ----------------------------------------------------------------------------------- coming and going

    def enter(self) -> None:
        """
        Be on the platform, signed in: with the session of an earlier attempt if it still holds.

        Raises:
            PreconditionFailed: The platform keeps out the account that is to be used: nothing can be told of it then.
        """
        with self.step("enter"):
            self.goto("/")
            if not self.platform.is_signed_in(self):
                self._present_account()
            self._is_in()
            self._recorder.log.forget()  # nobody comes to a platform in order to sign in

    def _present_account(self) -> None:
        try:
            self.platform.sign_in(self)
        except Unsupported:
            raise
        except Exception as error:
            if self.account is None:
                raise PreconditionFailed(
                    f"{self.name} is to sign in and has no account; add {self.name} to [accounts]"
                ) from error
            if self._is_kept_out():
                variable = self.account.password_env
                raise PreconditionFailed(
                    f"{self.account.login} cannot sign in: the platform stays on {self.page.url}; check the login and "
                    f"{f'the password in {variable}' if variable else 'its password_env'} with `virage doctor`; "
                    "whether signing in itself is broken, its own journey tells: `virage run -k sign_in`"
                ) from error
            raise

    def _is_kept_out(self) -> bool:
        """Whether an account that should be there was refused: never let in during this run, and still at the door."""
        if self.account is None or not accounts.lasts(self._attempt.session.settings, self.name):
            return False
        known = self.account.login in self._attempt.session.let_in
        return not known and self._at_sign_in() and (self._status or 0) < 500

    def _is_in(self) -> None:
        self.signed_in = True
        if self.account:
            self._attempt.session.let_in.add(self.account.login)
            self._attempt.session.sign_ins[self.session_key] = self._opened.context.storage_state()

    def sign_in(self) -> None:
        """Sign in, and see the proof of it."""
        self.platform.sign_in(self)
        self._is_in()

    def sign_out(self) -> None:
        """Sign out, and see the proof of it."""
        self.signed_in = False
        if self.account:
            self._attempt.session.sign_ins.pop(self.session_key, None)
        self.platform.sign_out(self)

    def sign_up(self) -> None:
        """Create an account of one's own, and see that it is there; it is removed at the end."""
        account = self._own_account()
        self.created("account", account.login)
        try:
            self.platform.sign_up(self, account.login, self.password)
        except Unsupported:  # there is no such account, and nothing to remove
            self.removed(account.login)
            raise
        self._is_in()

    def reset_password(self) -> None:
        """From signed out, choose another password, and be signed in with it."""
        _, chosen = accounts.passwords_of(self._own_account())
        self._attempt.session.scrubber.learn(chosen)
        self.platform.reset_password(self, chosen)
        self._password = chosen
        self._is_in()

    def delete_account(self) -> None:
        """Delete the account that one created, and see that it is gone."""
        account = self._own_account()
        self.platform.delete_account(self, self.password)
        self.signed_in = False
        self.removed(account.login)

    def _own_account(self) -> Account:
        """An account that may be created, changed and deleted: never one of the pool that other journeys need."""
        pool = self._attempt.session.settings.accounts.get(self.name)
        if not self.account or not pool or accounts.TOKEN not in pool[0].login:
            raise UsageError(
                f"{self.name} has no throw-away account; add to virage.toml: [accounts] {self.name} = "
                f'{{ login = "virage-{accounts.TOKEN}", password_env = "…" }}'
            )
        return self.account
