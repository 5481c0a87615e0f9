"""
The platform's verbs as a member has them: each is carried out by the platform's adapter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toolkit.journeys import Member as Protocol
    from toolkit.journeys import Platform, Post


class Verbs:
    """What every member can be asked to do; `Member` adds by which hand, and what is written down."""

    platform: Platform

    @property
    def _me(self) -> Protocol:
        return cast("Protocol", self)

    def open_feed(self) -> None:
        """Open the feed and see messages in it."""
        self.platform.open_feed(self._me)

    def read_on(self) -> None:
        """Go on in the feed and see other messages."""
        self.platform.read_on(self._me)

    def publish(self, text: str) -> Post:
        """Publish a message and see it where readers will find it."""
        return self.platform.publish(self._me, text)

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

    def report(self, post: Post, reason: str = "spam") -> None:
        """Report a message to the moderators and see a receipt."""
        self.platform.report(self._me, post, reason)

    def finds_report(self, post: Post) -> None:
        """As a moderator, see the report of this message in the queue."""
        self.platform.finds_report(self._me, post)

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
