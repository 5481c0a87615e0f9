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
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.errors import PreconditionFailed
from toolkit.journeys import Post, Unsupported
from toolkit.measure.arrived import record_of
from toolkit.measure.listening import Carried, listen
from toolkit.measure.modes._mode import Life, Mode
from toolkit.measure.modes._seats import Seats
from toolkit.measure.sending import Sending
from toolkit.measure.sightings import order
from toolkit.measure.waiting import Published, Watcher, look_afresh, wait_for
from toolkit.records import Arrival, HealthRecord, PropagationRecord, Way, now

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
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
        self._seats = Seats(attempt, self._sending)
        self._found: list[tuple[Published, Watcher, PropagationRecord]] = []
        self._together = False

    def joined(self, member: Member) -> None:
        """Whoever takes part, and whoever sits down to wait."""
        if not self._seats.sits(member):
            self._sending.joined(member)
            listen(member, self._hearing)

    @contextmanager
    def _hearing(self, member: Member, carried: Carried) -> Iterator[None]:
        """What carries no text, or is for one member only, or answers a message, is known by the verb."""
        if carried.verb == "react":
            self._try(partial(self._seats.take, member.name, carried.posts))
        if carried.verb == "reply" and carried.posts:
            self._sending.answering[member.name] = carried.posts[0]
            self._try(partial(self._seats.take, member.name, carried.posts, afresh=False))
        if carried.verb == "write_to":
            other: Member = carried.arguments[0]
            again = self._sending.writing_to.get(member.name) == other.name
            self._sending.writing_to[member.name] = other.name
            self._try(partial(self._seats.at_letters, other, member, again=again))
        try:
            yield
        finally:
            self._sending.answering.pop(member.name, None)
        if carried.verb == "react":
            for post in carried.posts:
                self._try(partial(self._wait_for_reaction, member, post))

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
            self._try(partial(self._seats.take, member.name))
        return text

    @contextmanager
    def together(self, author: str) -> Iterator[None]:
        """What they publish inside is on its way at once: the others take their places before, and wait after it."""
        self._try(partial(self._seats.take, author))
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

    # ------------------------------------------------------------------------------------------------- what came

    def _wait(self, *, together: bool = False) -> None:
        if sent := self._sending.sent():
            self._wait_for(*sent, together=together)

    def _wait_for(self, *published: Published, together: bool = False) -> None:
        """Nobody opens a page afresh while something is still on its way to it."""
        timeout_s = self.attempt.session.settings.watched.timeout_s
        waited = [(what, watcher) for what in published for watcher in self._seats.audience(what)]
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
            if (
                arrival is Arrival.NEVER
                and watcher.way is Way.NOTIFICATION
                and self._seats.has_read(watcher.member, what)
            ):
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
        for watcher in self._seats.watchers:
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
