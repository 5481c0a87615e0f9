"""
The adapter of one platform, and the verbs that it carries out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from toolkit.journeys.lookout import Lookout, Notice
from toolkit.journeys.member import Account, Member, Post
from toolkit.records import LedgerEntry

if TYPE_CHECKING:
    from pathlib import Path

    import requests


class Unsupported(Exception):
    """
    The platform has no such function: the journey is inapplicable, not failed.

    Attributes:
        reason: What reports say of it, by message key.
    """

    reason: ClassVar[str] = "@reason.unsupported"


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
        notifies: Whom each act is to notify: `author` of the message, `other` member that it is done to, `reporter` of
            the message, its `participants` (the author and whoever has answered); nobody else, and nobody of what they
            did themselves.
    """

    name: ClassVar[str] = "platform"
    health: ClassVar[str] = "/"
    sign_in_address: ClassVar[str] = ""
    version: ClassVar[str] = ""
    notifies: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType(
        {
            "publish": (),
            "reply": ("author",),
            "react": ("author",),
            "follow": ("other",),
            "write_to": ("other",),
            "report": (),
            "take_down": ("author", "reporter"),
            "block": (),
        }
    )

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

    def reset_password(self, member: Member, password: str) -> None:
        """From signed out, choose another password by the way the platform offers, and be able to sign in with it."""
        raise Unsupported("reset_password")

    def open_feed(self, member: Member) -> None:
        """Open the feed and see messages in it."""
        raise Unsupported("open_feed")

    def read_on(self, member: Member) -> None:
        """Go to the feed's next page, or load more, and see other messages."""
        raise Unsupported("read_on")

    def publish(self, member: Member, text: str) -> Post:
        """Publish a message and see it where readers will find it."""
        raise Unsupported("publish")

    def has_published(self, member: Member, text: str) -> Post:
        """
        Publish a message that others are going to work on: what journeys about anything but publishing begin with.

        Override it where `publish` does not work for members and another way of writing does, such as an answer:
        then one broken door does not hide what is behind the others.
        """
        return self.publish(member, text)

    def publish_picture(self, member: Member, text: str, picture: Path, alternative: str) -> Post:
        """Publish a message with a picture and the words that stand for it, and see both where readers will."""
        raise Unsupported("publish_picture")

    def edit(self, member: Member, post: Post, text: str) -> Post:
        """Change what a message of one's own says, and see it changed."""
        raise Unsupported("edit")

    def delete(self, member: Member, post: Post) -> None:
        """Delete a message of one's own, and see that it is gone."""
        raise Unsupported("delete")

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

    def sees_picture(self, member: Member, post: Post, alternative: str) -> None:
        """Open the message and see its picture, which has these words for who does not see it."""
        raise Unsupported("sees_picture")

    def misses(self, member: Member, post: Post) -> None:
        """In the feed as it is now, not find this message."""
        raise Unsupported("misses")

    def notified(self, member: Member, post: Post) -> None:
        """Open the notifications and see one that is about this message."""
        raise Unsupported("notified")

    def report(self, member: Member, post: Post, reason: str) -> None:
        """Report a message to the moderators and see a receipt."""
        raise Unsupported("report")

    def finds_report(self, member: Member, post: Post) -> None:
        """As a moderator, open the queue and see the report of this message."""
        raise Unsupported("finds_report")

    def take_down(self, member: Member, post: Post) -> None:
        """As a moderator, take a message down that was reported, with a rule and words, and see that it is done."""
        raise Unsupported("take_down")

    def write_to(self, member: Member, other: Member, text: str) -> None:
        """Write a letter to another member and see it sent."""
        raise Unsupported("write_to")

    def block(self, member: Member, other: Member) -> None:
        """Block another member and see that they are."""
        raise Unsupported("block")

    def unblock(self, member: Member, other: Member) -> None:
        """Take the block back and see that it is."""
        raise Unsupported("unblock")

    def follow(self, member: Member, other: Member) -> None:
        """Follow another member and see that one does."""
        raise Unsupported("follow")

    def unfollow(self, member: Member, other: Member) -> None:
        """Follow them no longer and see that one does not."""
        raise Unsupported("unfollow")

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

    def describe(self, member: Member, text: str) -> str:
        """Write about oneself on one's own page, and see it there; what stood there before."""
        raise Unsupported("describe")

    def describes(self, member: Member, other: Member, text: str) -> None:
        """Open another member's page and see what they wrote about themselves."""
        raise Unsupported("describes")

    def export_data(self, member: Member) -> Path:
        """Have one's own data handed over as a file; where it lies until the journey's end."""
        raise Unsupported("export_data")

    def delete_account(self, member: Member, password: str) -> None:
        """Delete one's own account, and see that it is gone."""
        raise Unsupported("delete_account")

    def switch_language(self, member: Member, language: str) -> None:
        """Have the platform in another language (`fr`, `en`), and see it."""
        raise Unsupported("switch_language")

    def find_help(self, member: Member) -> None:
        """From the page one is on, find help and the rules of the place."""
        raise Unsupported("find_help")

    # What no journey asks for, and who looks at trust does: each is optional.

    def told_decision(self, member: Member, post: Post) -> None:
        """As who reported it, find what was decided about the message, and see it."""
        raise Unsupported("told_decision")

    def told_reasons(self, member: Member, post: Post) -> None:
        """As the author of a message that was taken down, see by which rule or why."""
        raise Unsupported("told_reasons")

    def offered_appeal(self, member: Member, post: Post) -> None:
        """As the author of a message that was taken down, see where one may appeal."""
        raise Unsupported("offered_appeal")

    def answer_consent(self, member: Member, *, yes: bool) -> None:
        """Accept or refuse what may be kept about one, by the shortest way from this page, and see that it is noted."""
        raise Unsupported("answer_consent")

    def asks_consent(self, member: Member) -> bool:
        """Whether the page that the member is on asks what may be kept about them."""
        raise Unsupported("asks_consent")

    def read_rules(self, member: Member) -> None:
        """From the page one is on, open the rules of the place, and see them."""
        raise Unsupported("read_rules")

    def watch(self, member: Member, post: Post | None = None) -> Lookout:
        """
        Open the page where readers meet what is new, or where they meet the answers to this message, and stay there.

        Returns:
            What on it tells of news.
        """
        raise Unsupported("watch")

    def watch_letters(self, member: Member, other: Member) -> Lookout:
        """
        Open the page where a member reads what another writes to them, and stay there.

        Returns:
            What on it is one letter among the others.
        """
        raise Unsupported("watch_letters")

    def notices(self, member: Member) -> Sequence[Notice]:
        """Open the notifications and give all that are listed, the newest first."""
        raise Unsupported("notices")

    def look_up(self, http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
        """
        Find over plain HTTP what this member published with the token in it; asked after a run that was killed.

        Returns:
            Kind and address as `member.created` would have told them; None when it is nowhere.
        """
        raise Unsupported("look_up")

    def copies(self, http: requests.Session, base_url: str, token: str, account: Account) -> int:
        """How many times what this member published with the token in it is there, found over plain HTTP."""
        raise Unsupported("copies")

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """
        Remove over plain HTTP what a journey created; the session is fresh, so sign in first.

        Raises:
            ToolkitError: It could not be removed; the ledger keeps the message.
        """
        raise Unsupported("remove")
