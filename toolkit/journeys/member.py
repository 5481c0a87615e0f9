"""
What journeys and adapters may use of a member.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from toolkit.journeys.verbs import Verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Something published: its address on the platform, its text, and who wrote it."""

    address: str
    text: str
    author: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A member's account; the password is fetched from the environment when it is needed, never stored."""

    login: str
    password_env: str = ""
    display_name: str = ""
    state: str | None = None


class Member(Verbs, Protocol):
    """What journeys and adapters may use of a member."""

    name: str
    role: str
    language: str
    account: Account | None

    @property
    def page(self) -> Any:  # Any: a playwright Page; the ground floor does not import Playwright
        """The page the member looks at: for locators and expectations, never for acting."""

    @property
    def password(self) -> str:
        """The account's password, fetched from the environment."""

    def step(self, name: str) -> AbstractContextManager[None]:
        """A named, timed part of the journey that ends when the member sees its result."""

    def goto(self, address: str, *, refused: bool = False) -> None:
        """Open an address of the platform, which is there or, with `refused`, is to be refused."""

    def click(self, target: Any) -> None:  # Any: a playwright Locator, here and below
        """Activate a control."""

    def fill(self, target: Any, text: str) -> None:
        """Replace what a field holds: native fields, editable regions and editors in frames."""

    def choose(self, target: Any, option: str) -> None:
        """Choose an option of a list by its label."""

    def check(self, target: Any, *, on: bool = True) -> None:
        """Set a checkbox, a radio button or a switch."""

    def reveal(self, target: Any) -> None:
        """Bring up a menu that shows only while this is pointed at or has the focus."""

    def press(self, key: str) -> None:
        """Press a key where the focus is."""

    def upload(self, target: Any, *paths: str) -> None:
        """Hand files to a file field."""

    def opens(self, target: Any) -> None:
        """Activate a control that opens a window, and be there until it closes."""

    def downloads(self, target: Any) -> Path:
        """Activate a control that hands over a file; where it lies until the journey's end."""

    def answering(self, *, yes: bool, text: str | None = None) -> AbstractContextManager[None]:
        """What is done inside brings up a dialog of the browser's own, which is answered so."""

    def visible(self, target: Any) -> Any:
        """The copy of a control that can be seen, where a page has one for each width."""

    def see(self, target: Any) -> None:
        """Wait until the member can see this."""

    def created(self, kind: str, address: str) -> None:
        """Note in the ledger that this was created, so that it is removed at the end."""

    def removed(self, address: str) -> None:
        """Note that the journey itself has removed what this member created there."""

    def compose(self, words: str) -> str:
        """A text that carries the run's id and a token of its own: it can be found again, and removed."""

    def enter(self) -> None:
        """Be on the platform, signed in: with the session of an earlier attempt if it still holds."""

    def sign_in(self) -> None:
        """Sign in, and see the proof of it."""

    def sign_out(self) -> None:
        """Sign out, and see the proof of it."""

    def sign_up(self) -> None:
        """Create an account of one's own, and see that it is there; it is removed at the end."""

    def reset_password(self) -> None:
        """From signed out, choose another password, and be signed in with it."""

    def delete_account(self) -> None:
        """Delete the account that one created, and see that it is gone."""
