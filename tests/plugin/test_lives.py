"""One journey, walked as several people: who goes first, who is left out, and what is counted."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer
from toolkit.pipeline import read_scorecard
from toolkit.records import Outcome
from toolkit.store import RunFolder

pytestmark = pytest.mark.browser

PERSONAS = ("--virage-set", 'journeys.personas=["desktop", "forced_colors"]')


def attempts(suite):
    return RunFolder(suite.runs[-1]).read("attempts")


@pytest.mark.thorough
def test_every_persona_makes_every_attempt_the_author_first(tiny):
    """In one round, so that what drifts during a run hits all of them alike."""
    tiny.journey("feed")

    done = tiny.pytest("-q", "--virage-attempts", "2", *PERSONAS)

    assert done.code == 0, done.out
    assert [(a.persona, a.attempt) for a in attempts(tiny)] == [
        ("desktop", 1),
        ("forced_colors", 1),
        ("desktop", 2),
        ("forced_colors", 2),
    ]


def test_what_fails_for_its_author_is_not_walked_as_anybody_else(tiny):
    """A journey that is wrong would look like a barrier for everybody."""
    tiny.journey("feed", "alice.see(alice.page.get_by_role('heading', name='Nowhere'))")

    tiny.pytest("-q", *PERSONAS)
    own, other = attempts(tiny)

    assert own.outcome is Outcome.FAILED
    assert (other.outcome, other.reason) == (Outcome.UNTESTED, "@reason.fails_author|persona=desktop")
    assert len(RunFolder(tiny.runs[-1]).read("steps")) == 1


def test_workers_know_of_each_journey_whether_it_holds_for_its_author(tiny):
    """What is known of a journey must not depend on how many walk at the same time."""
    for number in range(3):
        tiny.journey(f"feed_{number}", "alice.see(alice.page.get_by_role('heading', name='Nowhere'))")

    tiny.pytest("-q", "-n", "2", *PERSONAS)
    others = [attempt for attempt in attempts(tiny) if attempt.persona != "desktop"]

    assert [attempt.outcome for attempt in others] == [Outcome.UNTESTED] * 3


@pytest.mark.thorough
def test_others_are_walked_again_once_it_holds_for_its_author(tiny):
    """One bad moment of the platform is no reason to know nothing of others."""
    feed = tiny.site.routes["/feed"]
    answers = iter([Answer("broken", status=500), Answer("broken", status=500)])  # the attempt, and its trace
    tiny.site.routes["/feed"] = lambda: next(answers, feed)
    tiny.journey("feed")

    tiny.pytest("-q", "--virage-attempts", "2", *PERSONAS)

    assert [(a.persona, a.attempt, a.outcome) for a in attempts(tiny)] == [
        ("desktop", 1, Outcome.FAILED),
        ("forced_colors", 1, Outcome.UNTESTED),
        ("desktop", 2, Outcome.PASSED),
        ("forced_colors", 2, Outcome.PASSED),
    ]


def test_the_authors_own_walk_is_counted_only_where_it_was_asked_for(tiny):
    """Else it only tells whether the journey holds at all."""
    tiny.journey("feed")

    done = tiny.run("run", "--no-load", "--persona", "forced_colors")
    card = read_scorecard(RunFolder(tiny.runs[-1]))

    assert "1/2" not in done.err.splitlines()[-1]
    assert [(a.persona, a.mode) for a in attempts(tiny)] == [("desktop", "lint"), ("forced_colors", "plain")]
    assert [(row.persona, row.n) for row in card.journeys] == [("forced_colors", 1)]
    assert card.counts["attempts_planned"] == 1
    assert card.counts["executions_lived"] == 1


@pytest.mark.parametrize(("flag", "word"), [("--persona", "persona"), ("--mode", "mode")])
def test_a_name_that_nobody_knows_is_told_with_those_that_are_known(tiny, flag, word):
    """Before anything is walked."""
    tiny.journey("feed")

    done = tiny.run("run", "--no-load", flag, "nobody")

    assert done.code == 4
    assert f"{word} 'nobody': unknown; known: " in done.err
