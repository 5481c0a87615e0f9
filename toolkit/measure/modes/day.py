"""
A scripted day: members publish, answer, follow, write, report, decide and block, and what each is notified of is read.

Why:
    A notification that does not come hides an answer; one too many teaches people not to look.
How:
    After every act the count of those whom it concerns is read and their list of notifications opened; what is new in
    it belongs to that act. At the end of the day everybody looks once more. Whom an act is to notify, the adapter's
    table `notifies` says; nobody is told of what they did themselves, or of what somebody does whom they have blocked.
    What is late is looked for again until the time-out, and so is what a blocked member may have caused; what comes
    later still is told of its own act. Where count and list disagree, both are read once more before they are held
    against each other. Acts that the platform does not have are left out.
Limits:
    Notifications on the platform itself, not mails. Letters cannot be taken back everywhere: they stay between the
    accounts of the test. A second copy that comes later than the next act is taken for that act's. A count that is cut
    short (“9+”) is none.
Source:
    ISO 9241-110:2020; Regulation (EU) 2022/2065, art. 16 and 17, for reports and decisions.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.journeys import Notice, Unsupported
from toolkit.measure.day import EVENING, MORNING, NIGHT, Act, Cast
from toolkit.measure.modes._mode import Life, Mode
from toolkit.measure.sightings import Sightings, arm, counts
from toolkit.records import NotificationRecord

AGAIN_MS = 500  # between two looks for what is late
PUMP_MS = 50  # between two looks at a count
LATE_S = 2.0  # a page that was opened may still be fetching its count

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.settings import Settings


class Look:
    """
    What one member finds when they look.

    Args:
        member: Who looks.
        before: All that they had found before.
        badge: What the page counted before they looked.
    """

    def __init__(self, member: Member, before: Counter[tuple[str, str, str]], badge: int | None) -> None:
        self.badge = badge
        found = list(member.platform.notices(member))
        self.listed = Counter((one.act, one.about, one.by) for one in found)
        self.new = Counter[str]()
        for (act, _, _), count in (self.listed - before).items():
            self.new[act] += count
        self.unread = _unread(found)

    @property
    def agrees(self) -> bool:
        """Whether the page counted what was unread, as far as both are known."""
        return None in (self.badge, self.unread) or self.badge == self.unread


def _count(member: Member, fits: Callable[[int], bool] = lambda _: True) -> int | None:
    """What the page says is waiting, as soon as that fits; None where there is no such count."""
    try:
        lookout = member.platform.watch(member)
    except Unsupported:
        return None
    if not lookout.badge:
        return None
    arm(member.page, lookout)
    end = time.perf_counter() + LATE_S
    while (count := counts(member.page)["badge"]) is not None and not fits(count) and time.perf_counter() < end:
        member.page.wait_for_timeout(PUMP_MS)
    return count


def _unread(found: list[Notice]) -> int | None:
    """How many are marked as new; None where the list has no marks."""
    marks = [one.unread for one in found]
    return None if None in marks else sum(map(bool, marks))


class Day(Life):
    """
    One day.

    Args:
        attempt: The attempt.
    """

    patience = 3.0  # a day is longer than a journey

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._cast = Cast(members={})
        self._known: dict[str, Counter[tuple[str, str, str]]] = {}
        self._blocked: set[tuple[str, str]] = set()
        self._rows: list[NotificationRecord] = []
        self._position = 0

    def joined(self, member: Member) -> None:
        """Their pages can be asked for their count."""
        Sightings(member.page.context, self.attempt.session.folder.run)
        self._cast.members[member.name] = member

    def live(self) -> None:
        """From the first message to the last knock at a closed door."""
        for name, member in self._cast.members.items():
            member.enter()
            self._known[name] = Look(member, Counter(), None).listed
        try:
            for act in MORNING:
                with self._cast.members[act.actor].step(act.name):
                    done = self._try_to(act)
                if done:
                    self._read(act)
            for act in EVENING:
                self._knock(act)
            self._read(NIGHT, everybody=True)
        finally:
            for row in self._rows:
                self.attempt.write(row)
            for blocker, other in self._blocked:
                self._cast.members[blocker].unblock(self._cast.members[other])

    def _try_to(self, act: Act) -> bool:
        """Whether it was done: not where the platform has no such act."""
        if act.name not in self.attempt.session.platform.notifies:
            return False
        try:
            self._cast.do(act)
        except Unsupported:
            self._cast.members[act.actor].withdraw()
            if act.name == "publish":  # nothing can be done to what nobody can write
                raise
            return False
        if act.name == "block":
            self._blocked.add((act.actor, act.other))
        return True

    def _knock(self, act: Act) -> None:
        """What a blocked member tries is refused, one way or the other, or is not: what counts is who hears of it."""
        from playwright.sync_api import TimeoutError as NotThere

        if (act.other, act.actor) not in self._blocked:
            return
        try:
            done = self._try_to(act)
        except (AssertionError, NotThere):
            self._cast.members[act.actor].withdraw()
            done = True
        if done:
            self._read(act)

    # ------------------------------------------------------------------------------------------ who was notified

    def _read(self, act: Act, *, everybody: bool = False) -> None:
        """Those whom it concerns look at once; the others at the end of the day, for what is not about them."""
        self._position += 1
        told = self._cast.told(act, self.attempt.session.platform.notifies.get(act.name, ()))
        for name, member in self._cast.members.items():
            if not everybody and name not in {act.actor, act.other, *told}:
                continue
            blocked = (name, act.actor) in self._blocked
            expected = name in told and not blocked
            look = self._look(member, act, awaited=expected or blocked)
            self._keep(act, name, look, expected=expected, blocked=blocked)

    def _look(self, member: Member, act: Act, *, awaited: bool) -> Look:
        """At what is new; what is awaited, or feared, may come late: first to the count, then to the list."""
        end = time.perf_counter() + self.attempt.session.settings.day.timeout_s
        before = self._known[member.name]
        badge = _count(member, lambda n: not awaited or n > 0)
        while awaited and badge == 0 and time.perf_counter() < end:
            badge = _count(member, lambda n: n > 0)
        silent = awaited and badge == 0  # all the time: then the list, if it has anything, is right
        look = Look(member, before, badge)
        while awaited and not look.new[act.name] and time.perf_counter() < end:
            member.page.wait_for_timeout(AGAIN_MS)
            look = Look(member, before, _count(member))
        if not look.agrees and not silent:  # one of the two may have come between them
            unread = look.unread
            look = Look(member, before, _count(member, lambda n: n == unread))
        self._known[member.name] = look.listed
        return look

    def _keep(self, act: Act, name: str, look: Look, *, expected: bool, blocked: bool) -> None:
        """What was told of the act, and what was told beside it."""
        self._match_late(name, look.new)
        for told in {act.name: look.new[act.name], **look.new}.items():
            is_it = told[0] == act.name
            self._rows.append(
                NotificationRecord(
                    attempt_id=self.attempt.id,
                    persona=self.attempt.persona.id,
                    engine=self.attempt.identity.engine,
                    position=self._position,
                    act=told[0],
                    actor=act.actor,
                    member=name,
                    expected=expected and is_it,
                    seen=told[1],
                    blocked=blocked and is_it,
                    badge=look.badge if is_it else None,
                    unread=look.unread if is_it else None,
                )
            )

    def _match_late(self, name: str, new: Counter[str]) -> None:
        """What comes when nobody waited for it any more belongs to the act that it is about, and to no later one."""
        for at, row in enumerate(self._rows):
            if row.member == name and not row.seen and (row.expected or row.blocked) and new[row.act]:
                self._rows[at] = replace(row, seen=new.pop(row.act))


def _attempts(declared: Journey, settings: Settings) -> int:
    return settings.day.attempts if declared.mode == MODE.id else 0


MODE = Mode(id="day", attempts=_attempts, live=Day, own=(Path(__file__).parents[1] / "days" / "test_day.py",))
