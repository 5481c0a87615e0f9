"""A day on the real platform, on which every answer is notified twice; and on one that takes its time."""

from __future__ import annotations

from collections import defaultdict
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from toolkit.demo.launch import serving
from toolkit.journeys import Lookout, Notice, Platform, Post, Unsupported
from toolkit.measure.day import EVENING, MORNING, Act, Cast
from toolkit.measure.modes import day
from toolkit.settings import Settings


@pytest.mark.browser
@pytest.mark.thorough
def test_what_each_act_tells_and_what_is_told_twice(lived):
    """
    All that is to be told is, decisions to both whom they concern; answers twice, and nothing from who was blocked.
    """
    with (
        serving(defects=["notification_doubled"]) as place,
        lived(place, "day", "alice", "bob", "moderator", **{"day.timeout_s": "1"}) as (attempt, *_),
    ):
        attempt.life.live()
        rows = list(attempt.session.folder.read("notifications"))
    expected, seen = defaultdict(list), defaultdict(int)
    for row in rows:
        seen[row.act, row.actor, row.member] += row.seen
        if row.expected:
            expected[row.act].append(row.member)

    assert expected == {
        "react": ["alice"],
        "reply": ["alice"],
        "follow": ["alice"],
        "write_to": ["alice"],
        "take_down": ["alice", "bob"],
    }
    assert seen["reply", "bob", "alice"] == 2
    assert all(row.seen == 1 for row in rows if row.expected and row.act != "reply")
    assert all(row.badge == row.unread for row in rows)
    assert [row.seen for row in rows if row.blocked] == [0] * len(EVENING)
    assert len({row.position for row in rows}) == len(MORNING) + len(EVENING) + 1


def test_whom_an_act_concerns():
    """
    The author, the other, who reported; never the one who acted.
    """
    cast = Cast(members={}, reported={"bob": "alice"})

    assert cast.told(Act("take_down", "moderator", "bob"), ("author", "reporter")) == {"bob", "alice"}
    assert cast.told(Act("reply", "alice", "alice"), ("author",)) == set()


def test_who_has_answered_takes_part():
    """
    Some platforms tell everybody in a thread; who acts is not told.
    """
    cast = Cast(members={}, answered={"alice": {"bob", "carol"}})

    assert cast.told(Act("reply", "alice", "alice"), ("participants",)) == {"bob", "carol"}
    assert cast.told(Act("reply", "bob", "alice"), ("participants",)) == {"alice", "carol"}


class Slow(Platform):
    """Tells after a while; its clock goes on only while somebody waits."""

    lacking = ()
    late_s = {}  # noqa: RUF012
    heeds_blocks = True
    badge_late_s = 0.0
    keeps = False  # whether a notification stays new once it was seen
    counts_at_all = True

    def __init__(self):
        self.now, self.opened = 0.0, 0.0
        self.told, self.unseen, self.blocked, self.withdrawn = [], defaultdict(int), set(), []

    def tell(self, act, actor, other):
        """Whom the table names hears of it, in a while."""
        if not self.notifies[act] or (self.heeds_blocks and (other, actor) in self.blocked):
            return
        for name in {other, "alice"} if act == "take_down" else {other} - {actor}:
            self.told.append((self.now + self.late_s.get((act, actor, name), 0.0), name, act))

    def watch(self, member, post=None):
        self.opened = self.now
        return Lookout(badge="b")

    def waiting(self, name):
        """As the page counts them: all that is new, once it has fetched that."""
        if not self.counts_at_all or self.now < self.opened + self.badge_late_s:
            return 0
        return len(self.found(name)) - (0 if self.keeps else self.unseen[name])

    def found(self, name):
        return [act for due, to, act in self.told if to == name and due <= self.now]

    def notices(self, member):
        found = self.found(member.name)
        seen, self.unseen[member.name] = 0 if self.keeps else self.unseen[member.name], len(found)
        return [Notice(act=act, about=f"/{act}", unread=at >= seen) for at, act in enumerate(found)][::-1]

    def wait(self, ms):
        self.now += ms / 1000


class Someone:
    """Does whatever there is to do."""

    def __init__(self, place, name):
        self.platform, self.name = place, name
        self.page = SimpleNamespace(wait_for_timeout=place.wait, name=name, place=place)

    def step(self, name):
        return nullcontext()

    def enter(self):
        pass

    def goto(self, path):
        pass

    def compose(self, words):
        return words

    def withdraw(self):
        self.platform.withdrawn.append(self.name)

    def has_published(self, text):
        return Post(address=f"/{self.name}", text=text, author=self.name)

    def __getattr__(self, verb):
        def act(to, *_):
            if verb in self.platform.lacking:
                raise Unsupported(verb)
            other = to.author if isinstance(to, Post) else to.name
            if verb == "block":
                self.platform.blocked.add((self.name, other))
            elif verb != "unblock":
                self.platform.tell(verb, self.name, other)

        return act


@pytest.fixture
def a_day(monkeypatch):
    """A day on a platform that differs in something; its rows."""

    def live(**ways):
        place = type("Other", (Slow,), ways)()
        monkeypatch.setattr(day, "time", SimpleNamespace(perf_counter=lambda: place.now))
        monkeypatch.setattr(day, "arm", lambda *_: None)
        monkeypatch.setattr(day, "counts", lambda page: {"badge": page.place.waiting(page.name)})
        rows = []
        session = SimpleNamespace(settings=Settings(), platform=place)
        one = SimpleNamespace(session=session, write=rows.append, id="a", persona=SimpleNamespace(id="desktop"))
        one.identity = SimpleNamespace(engine="chromium")
        life = day.Day(one)
        life._cast.members.update({name: Someone(place, name) for name in ("alice", "bob", "moderator")})
        life.live()
        return rows, place

    return live


def wrong(rows):
    """All that was told and was not to be, or was to be and was not."""
    return [(row.act, row.member, row.seen) for row in rows if bool(row.seen) != row.expected]


def disagreeing(rows):
    return [(row.act, row.badge, row.unread) for row in rows if row.badge != row.unread]


def test_a_day_without_faults(a_day):
    """
    What the others are held against.
    """
    rows, _ = a_day()

    assert (wrong(rows), disagreeing(rows)) == ([], [])
    assert sum(row.expected for row in rows) == 6
    assert sum(row.blocked for row in rows) == len(EVENING)


def test_acts_that_the_platform_does_not_have_are_left_out(a_day):
    """
    Nobody is told of them, and nobody is to be; what was composed for them is published by nobody.
    """
    lacking = ("react", "reply", "follow", "write_to", "take_down")
    rows, place = a_day(lacking=lacking)

    assert {row.act for row in rows}.isdisjoint(lacking)
    assert (place.withdrawn.count("bob"), place.withdrawn.count("alice")) == (6, 1)
    assert place.now < 5  # no time-out was waited for


def test_what_comes_later_than_it_is_waited_for_is_told_of_its_own_act(a_day):
    """
    Neither missing where it belongs, nor too much where it is seen.
    """
    rows, _ = a_day(late_s={("follow", "bob", "alice"): 8.0})

    assert wrong(rows) == []
    assert [row.seen for row in rows if row.act == "follow" and row.expected] == [1]


@pytest.mark.parametrize("after_s", [1.0, 6.5])
def test_what_a_knock_causes_a_moment_later_is_its_own(a_day, after_s):
    """
    Also where it is seen at a later look only.
    """
    late = {("reply", "bob", "alice"): after_s, ("write_to", "bob", "alice"): 1.0}
    rows, _ = a_day(heeds_blocks=False, late_s=late)
    knocks = [row.seen for row in rows if row.blocked]

    assert knocks == [1, 1]


@pytest.mark.parametrize("keeps", [False, True])
def test_a_count_that_is_fetched_later_is_no_wrong_count(a_day, keeps):
    """
    Whether or not what was seen stays new.
    """
    rows, _ = a_day(badge_late_s=1.0, keeps=keeps, late_s={("react", "bob", "alice"): 1.0})

    assert (wrong(rows), disagreeing(rows)) == ([], [])


def test_a_count_that_never_counts_is_wrong(a_day):
    """
    It was given all the time there is.
    """
    rows, _ = a_day(counts_at_all=False)

    assert {act for act, _, _ in disagreeing(rows)} == {"react", "reply", "follow", "write_to", "take_down"}


def test_a_count_that_is_cut_short_is_none(a_day):
    """
    “9+” is not nine.
    """
    rows, _ = a_day(waiting=lambda *_: None)

    assert (wrong(rows), {row.badge for row in rows}) == ([], {None})
