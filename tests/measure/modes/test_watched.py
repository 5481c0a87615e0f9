"""What others see of what somebody publishes, on the real platform: what comes, what is late, what is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from toolkit.demo.launch import serving
from toolkit.journeys import Journey
from toolkit.measure.modes.watched import MODE, Watched
from toolkit.records import Arrival, Way
from toolkit.settings import Settings

browser = pytest.mark.browser


@pytest.fixture(scope="module")
def place():
    """La Place, running."""
    with serving() as server:
        yield server


def publish(attempt, alice, words):
    """Publish once, in a step."""
    with alice.step("publish"):
        return alice.publish(alice.compose(words))


def told(attempt):
    """What the attempt found, by way and observer."""
    attempt.life.ended(None)
    return list(attempt.session.folder.read("propagation"))


def test_only_journeys_that_write_are_watched():
    """
    Who publishes nothing gives nobody anything to wait for.
    """
    assert MODE.attempts(Journey(goal="x"), Settings()) == 0
    assert MODE.attempts(Journey(goal="x", writes=True), Settings()) == 5


@browser
def test_what_is_published_is_seen_by_its_author_and_by_two_readers(place, lived):
    """
    Told first, then asked for, then there: each of them later, all counted from the author's act; and each once.
    """
    with lived(place, "watched", "alice", **{"watched.observers": '["bob", "moderator"]'}) as (attempt, alice):
        alice.enter()
        for words in ("One", "Two"):
            publish(attempt, alice, words)
        rows = told(attempt)
    readers = [row for row in rows if row.way is Way.FEED]

    assert [(row.way, row.observer) for row in rows[:3]] == [("echo", "alice"), ("feed", "bob"), ("feed", "moderator")]
    assert {(row.arrival, row.kind, row.live) for row in rows} == {("live", "post", True)}
    assert all(0 < row.told_ms < row.asked_ms < row.in_dom_ms <= row.painted_ms for row in readers)
    assert {row.copies for row in readers} == {1}
    assert rows[3].published_ms > rows[0].published_ms + rows[0].painted_ms


@browser
@pytest.mark.thorough
def test_an_answer_is_told_to_whom_it_answers(place, lived):
    """
    The page of a message promises nothing: there it is found afresh. Its author's count grows by itself.
    """
    with lived(place, "watched", "alice", "bob") as (attempt, alice, bob):
        alice.enter()
        post = publish(attempt, alice, "Who has a ladder?")
        bob.enter()
        with bob.step("reply"):
            bob.reply(post, bob.compose("I have."))
        rows = [row for row in told(attempt) if row.kind == "reply"]
    found = {row.way: row for row in rows}

    assert found[Way.ECHO].arrival is found[Way.NOTIFICATION].arrival is Arrival.LIVE
    assert (found[Way.NOTIFICATION].observer, found[Way.NOTIFICATION].told_ms > 0) == ("alice", True)
    assert (found[Way.FEED].observer, found[Way.FEED].arrival, found[Way.FEED].live) == ("moderator", "reload", False)
    assert found[Way.FEED].copies == 1


@browser
def test_a_reaction_and_letters_are_told_to_whom_they_are_for(place, lived):
    """
    The author's count of notifications grows for the one, the reader's count of letters for the other. The
    message's own count and the talk promise nothing, and are there afresh. Nobody else waits for a letter.
    """
    with lived(place, "watched", "alice", "bob") as (attempt, alice, bob):
        alice.enter()
        post = publish(attempt, alice, "Who sings?")
        bob.enter()
        with bob.step("react"):
            bob.react(post)
        with bob.step("write"):
            bob.write_to(alice, bob.compose("I do."))
        with bob.step("write again"):
            bob.write_to(alice, bob.compose("And you?"))
        rows = told(attempt)
    reaction = {(row.way, row.observer): row for row in rows if row.kind == "reaction"}
    tokens = list(dict.fromkeys(row.token for row in rows if row.kind == "letter"))
    first, second = ({(row.way, row.observer): row for row in rows if row.token == token} for token in tokens)

    assert {where: row.arrival for where, row in reaction.items()} == {
        (Way.NOTIFICATION, "alice"): Arrival.LIVE,
        (Way.FEED, "moderator"): Arrival.RELOAD,
    }
    assert reaction[Way.NOTIFICATION, "alice"].told_ms > 0
    assert {where: row.arrival for where, row in first.items()} == {
        (Way.ECHO, "bob"): Arrival.LIVE,
        (Way.NOTIFICATION, "alice"): Arrival.LIVE,
    }
    assert first[Way.NOTIFICATION, "alice"].told_ms > 0
    assert {where: row.arrival for where, row in second.items()} == {
        (Way.ECHO, "bob"): Arrival.LIVE,
        (Way.FEED, "alice"): Arrival.RELOAD,
    }
    assert second[Way.FEED, "alice"].copies == 1


class Scattered(Watched):
    """Answers that stand at an address of their own."""

    def published(self, member, kind, address):
        """As on platforms where every answer has a page."""
        super().published(member, kind, f"/answers/{address.rpartition('-')[2]}" if kind == "reply" else address)


@browser
@pytest.mark.thorough
def test_an_answer_is_waited_for_at_the_message_that_it_answers(place, lived):
    """
    Also where its address does not say which that is, and its author has written another since.
    """
    with lived(place, "watched", "alice", "bob", life=Scattered, **{"watched.timeout_s": "3"}) as (attempt, alice, bob):
        alice.enter()
        post = publish(attempt, alice, "Who has a ladder?")
        publish(attempt, alice, "And a saw?")
        bob.enter()
        with bob.step("reply"):
            bob.reply(post, bob.compose("A ladder."))
        rows = {row.way: row for row in told(attempt) if row.kind == "reply"}

    assert (rows[Way.FEED].observer, rows[Way.FEED].arrival) == ("moderator", Arrival.RELOAD)
    assert (rows[Way.NOTIFICATION].observer, rows[Way.NOTIFICATION].arrival) == ("alice", Arrival.LIVE)


@browser
@pytest.mark.thorough
def test_what_is_published_at_once_has_an_order_and_no_times(place, lived):
    """
    The newest stands first; nobody was asked between.
    """
    with lived(place, "watched", "alice") as (attempt, alice):
        alice.enter()
        with attempt.life.together("alice"):
            for words in ("One", "Two", "Three"):
                publish(attempt, alice, words)
        rows = told(attempt)
        faults = [row.reason for row in attempt.session.folder.read("health") if row.name == "instrument:watched"]
    readers = sorted((row for row in rows if row.way is Way.FEED), key=lambda row: row.published_ms)

    assert faults == []
    assert [(row.arrival, row.place, row.timed) for row in readers] == [(Arrival.LIVE, at, False) for at in (2, 1, 0)]
    assert {row.place for row in rows if row.way is Way.ECHO} == {None}


@browser
@pytest.mark.thorough
def test_a_change_is_no_second_message_and_what_is_for_few_is_not_waited_for(place, lived):
    """
    Nobody is to find what its author keeps to themselves.
    """
    with lived(place, "watched", "alice") as (attempt, alice):
        alice.enter()
        post = publish(attempt, alice, "At eight.")
        with alice.step("edit"):
            alice.edit(post, alice.compose("At nine."))
        with alice.step("keep"):
            alice.set_privacy("nobody")
        publish(attempt, alice, "For me.")
        alice.set_privacy("everyone")
        rows = told(attempt)

    assert [(row.way, row.arrival) for row in rows] == [("echo", "live"), ("feed", "live")]


class Losing(Watched):
    """Takes what is published away before anybody can ask for it."""

    data = None

    def published(self, member, kind, address):
        """The row is marked as removed; its author sees it all the same."""
        with closing(sqlite3.connect(self.data / "la_place.sqlite3")) as db, db:
            db.execute("UPDATE posts SET removed = 1 WHERE id = ?", (int(address.rpartition("/")[2]),))
        super().published(member, kind, address)


class Deaf(Watched):
    """Readers whose stream of news is cut."""

    def joined(self, member):
        """The page is told of nothing."""
        super().joined(member)
        if member.name != "alice":
            member.page.context.route("**/events*", lambda route: route.abort())


@pytest.mark.thorough
@browser
def test_what_nobody_finds_is_lost(place, lived):
    """
    Not by waiting, not after a reload, not at its own address; its author sees it.
    """
    Losing.data = place.data
    with lived(place, "watched", "alice", life=Losing, **{"watched.timeout_s": "2"}) as (attempt, alice):
        alice.enter()
        publish(attempt, alice, "Gone.")
        rows = told(attempt)

    assert [(row.way, row.arrival, row.copies) for row in rows] == [("echo", "live", 0), ("feed", "never", 0)]
    assert rows[1].painted_ms is None


@browser
@pytest.mark.thorough
def test_what_comes_only_afresh_is_late_and_not_lost(place, lived):
    """
    The stream is cut: given up at the time-out, and there after a reload.
    """
    with lived(place, "watched", "alice", life=Deaf, **{"watched.timeout_s": "1"}) as (attempt, alice):
        alice.enter()
        publish(attempt, alice, "Late.")
        rows = told(attempt)

    assert (rows[1].way, rows[1].arrival, rows[1].timeout_ms, rows[1].copies) == ("feed", "reload", 1000, 1)


class Untold(Watched):
    """Nobody is told of answers; alice may be reading meanwhile."""

    reads = False

    def joined(self, member):
        """The page is told of nothing."""
        super().joined(member)
        member.page.context.route("**/events*", lambda route: route.abort())
        if member.name == "alice" and not hasattr(self, "page"):
            self.page = member.page

    def published(self, member, kind, address):
        """The answer is on her page before anybody could tell her."""
        if self.reads and kind == "reply":
            self.page.reload()
        super().published(member, kind, address)


@browser
@pytest.mark.thorough
@pytest.mark.parametrize(("reads", "found"), [(False, ["never"]), (True, [])])
def test_who_is_not_told_has_lost_nothing_once_they_have_read_it(lived, monkeypatch, reads, found):
    """
    Many platforms tell of nothing that a page of theirs shows already; who has not read it, has lost it.
    """
    monkeypatch.setattr(Untold, "reads", reads)
    with serving() as mine:
        with closing(sqlite3.connect(mine.data / "la_place.sqlite3")) as db, db:
            db.execute(
                "CREATE TRIGGER untold AFTER INSERT ON notifications BEGIN"
                " DELETE FROM notifications WHERE id = NEW.id; END"
            )
        with lived(mine, "watched", "alice", "bob", life=Untold, **{"watched.timeout_s": "1"}) as (attempt, alice, bob):
            alice.enter()
            post = publish(attempt, alice, "Who has a saw?")
            bob.enter()
            with bob.step("reply"):
                bob.reply(post, bob.compose("I have."))
            rows = told(attempt)

    assert [row.arrival for row in rows if row.kind == "reply" and row.way is Way.NOTIFICATION] == found
    assert [row.arrival for row in rows if row.kind == "reply" and row.way is Way.ECHO] == ["live"]


class Leaving(Watched):
    """The platform goes away as soon as something was published."""

    pid = 0

    def published(self, member, kind, address):
        """It is killed."""
        os.kill(self.pid, signal.SIGKILL)
        super().published(member, kind, address)


@browser
@pytest.mark.thorough
def test_a_platform_that_goes_away_has_lost_nothing(lived):
    """
    Who cannot ask has not seen that it is gone: no row of theirs, and a note that they could not look.
    """
    with serving() as mine:
        Leaving.pid = mine.pid
        with lived(mine, "watched", "alice", life=Leaving, **{"watched.timeout_s": "1"}) as (attempt, alice):
            alice.enter()
            with alice.step("publish"):
                alice.publish(alice.compose("Bye."))
            rows = told(attempt)
            health = [row.name for row in attempt.session.folder.read("health")]

    assert {row.way for row in rows} <= {"echo"}
    assert "instrument:watched" in health
