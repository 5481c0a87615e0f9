"""
A journey that publishes, while somebody else waits for what is published.

Why:
    What its author sees is half of a message: whether, when and how often it reaches the others, only they can tell.
How:
    Before a text is published a reader sits down at the page where news is, another at the page of every message that
    it may be an answer to, and the author of that message at their count of notifications; each in a context of their
    own. Before a letter is written, the one whom it is for sits at their count of letters, away from the talk; before
    the next, at the page of the talk, where it is read as it comes. Before a reaction, readers and the author see the
    message's count, and the author theirs of notifications. Who has read a text in a page of their own need not be
    told of it. What an answer is to, the verb says; where nobody knows, only its author is asked.
    Every page tells when the text is in it, painted and in view, or when the number is more than it was at the act. The
    clock starts at the author's own act: the last trusted event before the request that carried the text; of a
    reaction, their last. Where a page only says that there is news, the reader asks for them at once. After the
    time-out the page is opened afresh: late is not lost. A page that tells of nothing by itself is opened again until
    then. In a journey of its own, three messages are published one right after the other, and waited for together:
    from them it is known whether they come, and stand, in order.
Limits:
    A reaction counts when the number grows, whoever else reacted; one that is not counted is no message that is lost. A
    text that the page cuts short is found only by the link to where it stands. A number that is cut short (“9+”) is not
    waited at. What a page spoke of before, or what comes together with others, has no time. Declarative shadow roots
    are not looked into.
Source:
    Nielsen 1993, Usability Engineering, ch. 5; Kleppmann 2017, Designing Data-Intensive Applications, ch. 1.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.errors import PreconditionFailed
from toolkit.journeys import Post, Unsupported
from toolkit.measure.accounts import TOKEN
from toolkit.measure.arrived import record_of
from toolkit.measure.listening import Carried, listen
from toolkit.measure.member import Member
from toolkit.measure.modes._mode import Life, Mode
from toolkit.measure.sending import Sending
from toolkit.measure.sightings import Sightings, order
from toolkit.measure.waiting import Published, Watcher, look_afresh, wait_for
from toolkit.records import Arrival, HealthRecord, PropagationRecord, Way, now

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.settings import Settings

T = TypeVar("T")


class Watched(Life):
    """
    One attempt, seen from the other side.

    Args:
        attempt: The attempt.
    """

    patience = 2.0  # somebody waits at every message

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._sending = Sending(attempt.session.folder.run)
        self._watchers: list[Watcher] = []
        self._arming: Way | None = None
        self._found: list[tuple[Published, Watcher, PropagationRecord]] = []
        self._together = False

    def joined(self, member: Member) -> None:
        """Whoever takes part, and whoever sits down to wait."""
        if self._arming is None:
            self._sending.joined(member)
            listen(member, self._hearing)
            return
        seen = Sightings(member.page.context, self.attempt.session.folder.run)
        self._watchers.append(Watcher(member=member, way=self._arming, seen=seen))

    @contextmanager
    def _hearing(self, member: Member, carried: Carried) -> Iterator[None]:
        """What carries no text, or is for one member only, or answers a message, is known by the verb."""
        if carried.verb == "react":
            self._try(partial(self._take_places, member.name, carried.posts))
        if carried.verb == "reply" and carried.posts:
            self._sending.answering[member.name] = carried.posts[0]
            self._try(partial(self._take_places, member.name, carried.posts, afresh=False))
        if carried.verb == "write_to":
            other: Member = carried.arguments[0]
            again = self._sending.writing_to.get(member.name) == other.name
            self._sending.writing_to[member.name] = other.name
            self._try(partial(self._sit_at_letters, other, member, again=again))
        try:
            yield
        finally:
            self._sending.answering.pop(member.name, None)
        if carried.verb == "react":
            for post in carried.posts:
                self._try(partial(self._wait_for_reaction, member, post))

    def _sit_at_letters(self, reader: Member, writer: Member, *, again: bool) -> None:
        """At the count first: whoever has the talk open has read the letter, and no count grows."""
        if not self._has_account(reader.name):
            return
        counting = self._place(reader.name, Way.NOTIFICATION, None)
        if again or not (counting.lookout and counting.lookout.letters):
            with suppress(Unsupported):  # then the count alone tells
                self._place(reader.name, Way.FEED, None, writer)

    def _wait_for_reaction(self, member: Member, post: Post) -> None:
        what = self._sending.reacted(member, post)
        if what is not None:
            self._wait_for(what)

    def composed(self, member: Member, text: str, token: str) -> str:
        """
        Everybody takes their place before the author acts.

        Raises:
            Unsupported: The adapter knows no page where news is.
        """
        self._sending.composed(member, text, token)
        if not self._together:
            self._try(partial(self._take_places, member.name))
        return text

    @contextmanager
    def together(self, author: str) -> Iterator[None]:
        """What they publish inside is on its way at once: the others take their places before, and wait after it."""
        self._try(partial(self._take_places, author))
        self._together = True
        try:
            yield
        finally:
            self._together = False
        self._try(partial(self._wait, together=True))

    def published(self, member: Member, kind: str, address: str) -> None:
        """What was published is waited for."""
        self._sending.published(member, kind, address)
        if not self._together:
            self._try(self._wait)

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """What was announced before it was sent has been sent by now."""
        del member, step_id, step, failed
        if not self._together:
            self._try(self._wait)

    # ------------------------------------------------------------------------------------------------ the others

    def _take_places(self, author: str, about: Sequence[Post] = (), *, afresh: bool = True) -> None:
        posts = {post.address: post for post in (*self._sending.posts.values(), *about)}.values()
        for name in self._observers():
            for post in (None, *posts):
                self._place(name, Way.FEED, post, afresh=afresh)
        for name in {post.author for post in posts} - {author}:
            if self._has_account(name):
                self._place(name, Way.NOTIFICATION, None, afresh=afresh)

    def _has_account(self, name: str) -> bool:
        """Whether they can sign in elsewhere, too; who opens an account for one journey cannot."""
        pool = self.attempt.session.settings.accounts.get(name)
        return bool(pool and TOKEN not in pool[0].login)

    def _observers(self) -> list[str]:
        """Those who were named; who takes part is replaced by somebody who does not."""
        settings = self.attempt.session.settings
        others = [name for name in settings.accounts if self._has_account(name) and name not in self._sending.seen]
        named = settings.watched.observers
        free = [name for name in named if name in others]
        spare = [name for name in others if name not in named]
        return free + spare[: len(named) - len(free)]

    def _place(
        self, name: str, way: Way, post: Post | None, writer: Member | None = None, *, afresh: bool = True
    ) -> Watcher:
        """Somebody sits down to wait, in a context of their own; who sits there has another look."""
        for watcher in self._watchers:
            if (watcher.member.name, watcher.way, watcher.writer) == (name, way, writer) and watcher.at(post):
                if afresh:
                    watcher.renew()
                return watcher
        self._arming = way
        try:
            member = Member(self.attempt, name=name)
        finally:
            self._arming = None
        watcher = self._watchers[-1]
        watcher.post, watcher.writer = post, writer
        member.goto("/")
        if not member.platform.is_signed_in(member):
            member.sign_in()
        watcher.sit_down()
        return watcher

    def _audience(self, what: Published) -> Iterator[Watcher]:
        """Who may see it come: the author, the readers of its page, the one whom it is for."""
        if not what.silent:
            yield Watcher(member=what.author, way=Way.ECHO, seen=self._sending.seen[what.author.name])
        at_talk = what.kind == "letter" and any(self._reads(watcher, what) for watcher in self._watchers)
        for watcher in self._watchers:
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

    # ------------------------------------------------------------------------------------------------- what came

    def _wait(self, *, together: bool = False) -> None:
        if sent := self._sending.sent():
            self._wait_for(*sent, together=together)

    def _wait_for(self, *published: Published, together: bool = False) -> None:
        """Nobody opens a page afresh while something is still on its way to it."""
        timeout_s = self.attempt.session.settings.watched.timeout_s
        waited = [(what, watcher) for what in published for watcher in self._audience(what)]
        end = time.perf_counter() + timeout_s
        for what in published:
            wait_for(what, [watcher for one, watcher in waited if one is what], end - time.perf_counter())
        came = [(what, watcher) for what, watcher in waited if watcher.live and watcher.has(what)]
        for what, watcher in sorted(waited, key=lambda pair: pair not in came):
            found = Arrival.LIVE if (what, watcher) in came else None
            self._try(partial(self._note, what, watcher, found, alone=not together))
        if together:
            self._try(partial(self._note_order, published))

    def _note(self, what: Published, watcher: Watcher, arrival: Arrival | None, *, alone: bool) -> None:
        if arrival is None:
            timeout_s = self.attempt.session.settings.watched.timeout_s
            arrival = Arrival.NEVER if watcher.way is Way.ECHO else look_afresh(what, watcher, timeout_s)
            if arrival is not Arrival.RELOAD and not self.attempt.session.look().healthy:
                return  # who asks a platform that is away has not seen that it is lost
            if arrival is Arrival.NEVER and watcher.way is Way.NOTIFICATION and self._has_read(watcher.member, what):
                return
        self._found.append((what, watcher, record_of(self.attempt, what, watcher, arrival, alone=alone)))

    def _note_order(self, published: Sequence[Published]) -> None:
        """Where each stands on the pages that show them, among those that were on their way with it."""
        tokens = [what.token for what in published]
        for at, (what, watcher, record) in enumerate(self._found):
            if watcher.way is Way.FEED and what in published:
                standing = order(watcher.member.page, tokens)
                place = standing.index(what.token) if what.token in standing else None
                self._found[at] = (what, watcher, replace(record, place=place))

    def _has_read(self, member: Member, what: Published) -> bool:
        """Whether somebody has had it in view, in whichever page of theirs: then nobody need tell them."""
        seen = [self._sending.seen.get(member.name), *(w.seen for w in self._watchers if w.member.name == member.name)]
        return any(one and one.first("view", since=what.at_ms, token=what.token) for one in seen if what.token)

    def ended(self, error: BaseException | None) -> None:
        """Readers look once more, for what stands there twice; then all is written down."""
        del error
        for watcher in {id(w): w for _, w, _ in self._found if w.way is Way.FEED}.values():
            self._try(watcher.sit_down)
        for what, watcher, record in self._found:
            again = self._try(partial(watcher.count, what)) or 0
            self.attempt.write(replace(record, copies=max(record.copies, again)))
        for one in self._sending.announced:
            self._fail(f"{one.author.name} was not seen to publish {one.post.address}")
        for watcher in self._watchers:
            self._try(watcher.member.close)

    def _try(self, use: Callable[[], T]) -> T | None:
        """An observer who cannot look is a record, and the journey goes on."""
        try:
            return use()
        except (PreconditionFailed, Unsupported):
            raise
        except Exception as fault:
            self._fail(self.attempt.explain(fault))
            return None

    def _fail(self, reason: str) -> None:
        self.attempt.write(HealthRecord(at=now(), name="instrument:watched", healthy=False, reason=reason))


def _attempts(declared: Journey, settings: Settings) -> int:
    return settings.watched.attempts if declared.writes else 0


DAYS = Path(__file__).parents[1] / "days"
OWN = (DAYS / "test_letter.py", DAYS / "test_burst.py")
MODE = Mode(id="watched", attempts=_attempts, live=Watched, own=OWN)
