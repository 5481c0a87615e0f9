"""
A journey and the verbs a member has: the words in which scenarios are written.

A journey file names a goal and speaks the member's language. How a verb is carried out on a given platform is the
platform's adapter's business (`Platform`); by which hand (mouse, touch, keys) is the member's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from toolkit.records import LedgerEntry, Weight

if TYPE_CHECKING:
    import requests

Test = TypeVar("Test", bound=Callable[..., object])

MARK = "__virage_journey__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """
    The scripted way to one goal.

    Attributes:
        goal: What the member came to do, in words: "publish a message".
        weight: critical, important or secondary.
        writes: Whether it leaves content or changes settings; refused where the platform is read-only.
        budget_s: Seconds a skilled member may take, where a budget was agreed.
        fresh: Whether members begin as strangers, without the session of an earlier attempt.
    """

    goal: str
    weight: Weight = Weight.IMPORTANT
    writes: bool = False
    budget_s: float | None = None
    fresh: bool = False


def journey(
    *, goal: str, weight: str = "important", writes: bool = False, budget_s: float | None = None, fresh: bool = False
) -> Callable[[Test], Test]:
    """
    Declare a pytest function to be a journey.

    Args:
        goal: What the member came to do.
        weight: `critical`, `important` or `secondary`.
        writes: True when it creates content or changes settings on the platform.
        budget_s: Seconds that a skilled member may take.
        fresh: True when members must begin signed out, as for the sign-in journey itself.

    Raises:
        ValueError: The weight is none of the three words.

    Example:
        >>> @journey(goal="publish a message", weight="critical", writes=True)
        ... def test_publish(alice): ...
    """
    if weight not in list(Weight):
        raise ValueError(f"weight={weight!r}: choose one of {', '.join(Weight)}")
    marked = Journey(goal=goal, weight=Weight(weight), writes=writes, budget_s=budget_s, fresh=fresh)

    def mark(test: Test) -> Test:
        setattr(test, MARK, marked)
        return test

    return mark


def journey_of(test: object) -> Journey | None:
    """The declaration that `@journey` left on a function, if any."""
    found = getattr(test, MARK, None)
    return found if isinstance(found, Journey) else None


class Unsupported(Exception):
    """The platform has no such function: the journey is inapplicable, not failed."""


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


class Member(Protocol):
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

    def press(self, key: str) -> None:
        """Press a key where the focus is."""

    def upload(self, target: Any, *paths: str) -> None:
        """Hand files to a file field."""

    def see(self, target: Any) -> None:
        """Wait until the member can see this."""

    def created(self, kind: str, address: str) -> None:
        """Note in the ledger that this was created, so that it is removed at the end."""


class Platform:
    """
    The adapter of one platform: how each verb is carried out there.

    Subclass it in a file of its own and implement what the platform has; a verb left out raises `Unsupported`, and
    the journeys that need it are inapplicable. Act only through the member; `member.page` is for locators and
    expectations. Each verb returns when the member can see the result.

    Attributes:
        name: What reports call the platform.
        health: Address that answers below 400 while the platform is well.
        sign_in_address: Path of the sign-in page: a signed-in member who ends a step there did not arrive.
        version: The platform's version, where the adapter knows it.
    """

    name: ClassVar[str] = "platform"
    health: ClassVar[str] = "/"
    sign_in_address: ClassVar[str] = ""
    version: ClassVar[str] = ""

    def is_signed_in(self, member: Member) -> bool:
        """Whether the page that the member is on shows that they are signed in."""
        raise Unsupported("is_signed_in")

    def sign_in(self, member: Member) -> None:
        """Go to the sign-in page, sign in, and see the proof of it."""
        raise Unsupported("sign_in")

    def sign_out(self, member: Member) -> None:
        """Sign out and see the proof of it."""
        raise Unsupported("sign_out")

    def sign_up(self, member: Member, login: str, password: str) -> None:
        """Create an account and see that it is there."""
        raise Unsupported("sign_up")

    def open_feed(self, member: Member) -> None:
        """Open the feed and see messages in it."""
        raise Unsupported("open_feed")

    def read_on(self, member: Member) -> None:
        """Go to the feed's next page, or load more, and see other messages."""
        raise Unsupported("read_on")

    def publish(self, member: Member, text: str) -> Post:
        """Publish a message and see it where readers will find it."""
        raise Unsupported("publish")

    def reply(self, member: Member, post: Post, text: str) -> Post:
        """Answer a message and see the answer below it."""
        raise Unsupported("reply")

    def react(self, member: Member, post: Post) -> None:
        """React to a message and see that the reaction counts."""
        raise Unsupported("react")

    def sees(self, member: Member, post: Post) -> None:
        """Open the message and see its text."""
        raise Unsupported("sees")

    def cannot_see(self, member: Member, post: Post) -> None:
        """Open the message and be refused: it is not for this member."""
        raise Unsupported("cannot_see")

    def report(self, member: Member, post: Post, reason: str) -> None:
        """Report a message to the moderators and see a receipt."""
        raise Unsupported("report")

    def finds_report(self, member: Member, post: Post) -> None:
        """As a moderator, open the queue and see the report of this message."""
        raise Unsupported("finds_report")

    def search(self, member: Member, words: str) -> None:
        """Search the platform for words and see the results."""
        raise Unsupported("search")

    def found(self, member: Member, post: Post) -> None:
        """On a page of results, see this message among them."""
        raise Unsupported("found")

    def set_privacy(self, member: Member, audience: str) -> None:
        """Choose who sees the member's messages (`everyone`, `members`, `nobody`) and see that it is kept."""
        raise Unsupported("set_privacy")

    def privacy(self, member: Member) -> str:
        """The audience that the settings show now, after a fresh look."""
        raise Unsupported("privacy")

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """
        Remove over plain HTTP what a journey created; the session is fresh, so sign in first.

        Raises:
            ToolkitError: It could not be removed; the ledger keeps the message.
        """
        raise Unsupported("remove")


VERBS: tuple[str, ...] = (
    "sign_in",
    "sign_out",
    "sign_up",
    "open_feed",
    "read_on",
    "publish",
    "reply",
    "react",
    "sees",
    "cannot_see",
    "report",
    "finds_report",
    "search",
    "found",
    "set_privacy",
    "privacy",
)
"""The platform verbs that a member has: `alice.publish(text)` calls `platform.publish(alice, text)`."""
