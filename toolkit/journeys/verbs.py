"""
The platform's verbs as a member has them: each is carried out by the platform's adapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.journeys.member import Member, Post
    from toolkit.journeys.platform import Platform


class Verbs(Protocol):
    """What a member can be asked to do on any platform that offers it."""

    platform: Platform

    @property
    def _me(self) -> Member:
        return cast("Member", self)

    def open_feed(self) -> None:
        """Open the feed and see messages in it."""
        self.platform.open_feed(self._me)

    def read_on(self) -> None:
        """Go on in the feed and see other messages."""
        self.platform.read_on(self._me)

    def publish(self, text: str) -> Post:
        """Publish a message and see it where readers will find it."""
        return self.platform.publish(self._me, text)

    def has_published(self, text: str) -> Post:
        """Publish a message that others are going to work on, by whatever door is open."""
        return self.platform.has_published(self._me, text)

    def publish_picture(self, text: str, picture: Path, alternative: str) -> Post:
        """Publish a message with a picture and the words that stand for it, and see both where readers will."""
        return self.platform.publish_picture(self._me, text, picture, alternative)

    def edit(self, post: Post, text: str) -> Post:
        """Change what a message of one's own says, and see it changed."""
        return self.platform.edit(self._me, post, text)

    def delete(self, post: Post) -> None:
        """Delete a message of one's own, and see that it is gone."""
        self.platform.delete(self._me, post)

    def reply(self, post: Post, text: str) -> Post:
        """Answer a message and see the answer below it."""
        return self.platform.reply(self._me, post, text)

    def react(self, post: Post) -> None:
        """React to a message and see that the reaction counts."""
        self.platform.react(self._me, post)

    def sees(self, post: Post) -> None:
        """Open the message and see its text."""
        self.platform.sees(self._me, post)

    def cannot_see(self, post: Post) -> None:
        """Open the message and be refused: it is not for this member."""
        self.platform.cannot_see(self._me, post)

    def sees_picture(self, post: Post, alternative: str) -> None:
        """Open the message and see its picture, which has these words for who does not see it."""
        self.platform.sees_picture(self._me, post, alternative)

    def misses(self, post: Post) -> None:
        """In the feed as it is now, not find this message."""
        self.platform.misses(self._me, post)

    def notified(self, post: Post) -> None:
        """Open the notifications and see one that is about this message."""
        self.platform.notified(self._me, post)

    def report(self, post: Post, reason: str = "spam") -> None:
        """Report a message to the moderators and see a receipt."""
        self.platform.report(self._me, post, reason)

    def finds_report(self, post: Post) -> None:
        """As a moderator, see the report of this message in the queue."""
        self.platform.finds_report(self._me, post)

    def take_down(self, post: Post) -> None:
        """As a moderator, decide on the report of this message: it is taken down."""
        self.platform.take_down(self._me, post)

    def write_to(self, other: Member, text: str) -> None:
        """Write a letter to another member and see it sent."""
        self.platform.write_to(self._me, other, text)

    def block(self, other: Member) -> None:
        """Block another member and see that they are."""
        self.platform.block(self._me, other)

    def unblock(self, other: Member) -> None:
        """Take the block back and see that it is."""
        self.platform.unblock(self._me, other)

    def follow(self, other: Member) -> None:
        """Follow another member and see that one does."""
        self.platform.follow(self._me, other)

    def unfollow(self, other: Member) -> None:
        """Follow them no longer and see that one does not."""
        self.platform.unfollow(self._me, other)

    def search(self, words: str) -> None:
        """Search the platform and see the results."""
        self.platform.search(self._me, words)

    def found(self, post: Post) -> None:
        """On a page of results, see this message among them."""
        self.platform.found(self._me, post)

    def set_privacy(self, audience: str) -> None:
        """Choose who sees the member's messages, and see that it is kept."""
        self.platform.set_privacy(self._me, audience)

    def privacy(self) -> str:
        """The audience that the settings show now."""
        return self.platform.privacy(self._me)

    def describe(self, text: str) -> str:
        """Write about oneself on one's own page, and see it there; what stood there before."""
        return self.platform.describe(self._me, text)

    def describes(self, other: Member, text: str) -> None:
        """Open another member's page and see what they wrote about themselves."""
        self.platform.describes(self._me, other, text)

    def export_data(self) -> Path:
        """Have one's own data handed over as a file; where it lies until the journey's end."""
        return self.platform.export_data(self._me)

    def switch_language(self, language: str) -> None:
        """Have the platform in another language (`fr`, `en`), and see it."""
        self.platform.switch_language(self._me, language)

    def find_help(self) -> None:
        """From the page one is on, find help and the rules of the place."""
        self.platform.find_help(self._me)
