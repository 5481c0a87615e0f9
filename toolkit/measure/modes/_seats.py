"""
Who waits where while others publish, and who of them may see what is published come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.journeys import Unsupported
from toolkit.measure.accounts import lasts
from toolkit.measure.member import Member
from toolkit.measure.sightings import Sightings
from toolkit.measure.waiting import Published, Watcher
from toolkit.records import Way

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.sending import Sending


class Seats:
    """
    Those who wait, each in a context of their own.

    Args:
        attempt: What is published in it is waited for.
        sending: Those who publish.

    Attributes:
        watchers: Who sits where, in the order in which they sat down.
    """

    def __init__(self, attempt: Attempt, sending: Sending) -> None:
        self.watchers: list[Watcher] = []
        self._attempt = attempt
        self._sending = sending
        self._arming: Way | None = None

    def sits(self, member: Member) -> bool:
        """Whether somebody whose window has just opened is one who waits; the others take part in the journey."""
        if self._arming is None:
            return False
        seen = Sightings(member.page.context, self._attempt.session.folder.run)
        self.watchers.append(Watcher(member=member, way=self._arming, seen=seen))
        return True

    def take(self, author: str, about: Sequence[Post] = (), *, afresh: bool = True) -> None:
        """
        Readers at the page where news is and at each message that may be answered, authors at their notifications.

        Args:
            author: Who is about to publish, and needs no notification.
            about: Messages that it may be about, beside those published so far.
            afresh: Whether those who sit there already take for known what has come meanwhile.

        Raises:
            Unsupported: The adapter knows no page where news is.
        """
        posts = {post.address: post for post in (*self._sending.posts.values(), *about)}.values()
        for name in self._observers():
            for post in (None, *posts):
                self._place(name, Way.FEED, post, afresh=afresh)
        for name in {post.author for post in posts} - {author}:
            if self._has_account(name):
                self._place(name, Way.NOTIFICATION, None, afresh=afresh)

    def at_letters(self, reader: Member, writer: Member, *, again: bool) -> None:
        """At the count first: whoever has the talk open has read the letter, and no count grows."""
        if not self._has_account(reader.name):
            return
        counting = self._place(reader.name, Way.NOTIFICATION, None)
        if again or not (counting.lookout and counting.lookout.letters):
            with suppress(Unsupported):  # then the count alone tells
                self._place(reader.name, Way.FEED, None, writer)

    def _has_account(self, name: str) -> bool:
        """Whether they can sign in elsewhere, too."""
        return lasts(self._attempt.session.settings, name)

    def _observers(self) -> list[str]:
        """Those who were named; who takes part is replaced by somebody who does not."""
        settings = self._attempt.session.settings
        others = [name for name in settings.accounts if self._has_account(name) and name not in self._sending.seen]
        named = settings.watched.observers
        free = [name for name in named if name in others]
        spare = [name for name in others if name not in named]
        return free + spare[: len(named) - len(free)]

    def _place(
        self, name: str, way: Way, post: Post | None, writer: Member | None = None, *, afresh: bool = True
    ) -> Watcher:
        """Somebody sits down to wait, in a context of their own; who sits there has another look."""
        for watcher in self.watchers:
            if (watcher.member.name, watcher.way, watcher.writer) == (name, way, writer) and watcher.at(post):
                if afresh:
                    watcher.renew()
                return watcher
        self._arming = way
        try:
            member = Member(self._attempt, name=name)
        finally:
            self._arming = None
        watcher = self.watchers[-1]
        watcher.post, watcher.writer = post, writer
        member.goto("/")
        if not member.platform.is_signed_in(member):
            member.sign_in()
        watcher.sit_down()
        return watcher

    def audience(self, what: Published) -> Iterator[Watcher]:
        """Who may see it come: the author, the readers of its page, the one whom it is for."""
        if not what.silent:
            yield Watcher(member=what.author, way=Way.ECHO, seen=self._sending.seen[what.author.name])
        at_talk = what.kind == "letter" and any(self._reads(watcher, what) for watcher in self.watchers)
        for watcher in self.watchers:
            if watcher.lookout is None or watcher.member.name == what.author.name:
                continue
            if watcher.way is Way.NOTIFICATION:
                if watcher.member.name == what.to and watcher.counts(what) and not at_talk:
                    yield watcher
            elif self._reads(watcher, what):
                yield watcher

    def _reads(self, watcher: Watcher, what: Published) -> bool:
        """Whether it comes to the page at which a reader waits."""
        if what.kind == "letter" or watcher.writer is not None:
            letter = what.kind == "letter" and watcher.writer is not None
            return letter and watcher.writer is what.author and watcher.member.name == what.to
        if what.silent:
            return watcher.at(what.post) and watcher.counts(what)
        return watcher.at(what.parent) and (what.kind != "reply" or what.parent is not None)

    def has_read(self, member: Member, what: Published) -> bool:
        """Whether somebody has had it in view, in whichever page of theirs: then nobody need tell them."""
        seen = [self._sending.seen.get(member.name), *(w.seen for w in self.watchers if w.member.name == member.name)]
        return any(one and one.first("view", since=what.at_ms, token=what.token) for one in seen if what.token)
