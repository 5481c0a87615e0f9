"""Journeys are pytest tests: the usual options work, and every way an attempt can end is told apart."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer, page
from toolkit.records import Outcome, RunState, Validity
from toolkit.store import RunFolder

pytestmark = pytest.mark.browser


def attempts(suite):
    return RunFolder(suite.runs[-1]).read("attempts")


def test_pytest_by_hand_records_a_run_and_says_where(tiny):
    """`pytest journeys` is enough; the evidence can be scored later."""
    tiny.journey("feed")

    done = tiny.pytest("-q")

    assert done.code == 0, done.out
    assert str(tiny.runs[-1].name) in done.out
    assert [attempt.outcome for attempt in attempts(tiny)] == [Outcome.PASSED]
    assert RunFolder(tiny.runs[-1]).read_info().state is RunState.COMPLETE


def test_attempts_are_interleaved(tiny):
    """What drifts during a run hits all journeys alike: first attempts first."""
    tiny.journey("one")
    tiny.journey("two", weight="secondary")

    tiny.pytest("-q", "--virage-attempts", "2")

    assert [(a.journey, a.attempt) for a in attempts(tiny)] == [("one", 1), ("two", 1), ("one", 2), ("two", 2)]


def test_a_failed_attempt_is_walked_again_for_its_trace_only(tiny):
    """One failed attempt in the evidence, one failure for pytest, one trace on disk."""
    tiny.journey("feed", "alice.goto('/feed'); assert False, 'not what was wanted'")

    done = tiny.pytest("-q")
    folder = RunFolder(tiny.runs[-1])
    (attempt,) = attempts(tiny)
    (trace,) = folder.read("traces")

    assert done.code == 1
    assert "1 failed" in done.out
    assert attempt.failed_step == "look"
    assert "not what was wanted" in attempt.reason
    assert trace.attempt_id == attempt.id
    assert (folder.path / trace.path).is_file()
    assert len(folder.read("steps")) == 1


def test_what_the_platform_does_not_have_is_inapplicable(tiny):
    """Not a failure: the verb is not there, and the report says so."""
    tiny.journey("react", "alice.publish('x')")

    done = tiny.pytest("-q")

    assert "1 skipped" in done.out
    assert [attempt.outcome for attempt in attempts(tiny)] == [Outcome.INAPPLICABLE]


def test_what_the_platform_does_not_have_is_walked_up_to_once(tiny):
    """Ten attempts of ten journeys that an adapter does not express yet would take many minutes to say nothing new."""
    tiny.journey("react", "alice.open_feed(); alice.publish('x')")

    tiny.pytest("-q", "--virage-attempts", "3")

    assert [attempt.outcome for attempt in attempts(tiny)] == [Outcome.INAPPLICABLE] * 3
    assert len({attempt.reason for attempt in attempts(tiny)}) == 1
    assert sum(path == "/feed" for _, path, *_ in tiny.site.seen) == 1


def test_an_outage_makes_attempts_invalid_never_failed(tiny):
    """The platform went away: that says nothing about the journey."""
    tiny.journey("feed")
    tiny.site.routes["/feed"] = Answer(page("broken"), status=502)
    looks = iter([Answer("well")])
    tiny.site.routes["/health"] = lambda: next(looks, Answer("ill", status=503))

    tiny.pytest("-q")
    (attempt,) = attempts(tiny)

    assert (attempt.outcome, attempt.validity) == (Outcome.CANT_TELL, Validity.INVALID)
    assert "503" in attempt.reason


def test_a_platform_that_stays_away_ends_the_walk(tiny):
    """No use to wait out every time-out of every journey."""
    for number in range(6):
        tiny.journey(f"feed_{number}")
    tiny.site.routes["/health"] = Answer("ill", status=503)

    done = tiny.pytest("-q")

    assert "no longer answers" in done.out
    assert 1 <= len(attempts(tiny)) <= 4


def test_journeys_that_write_are_refused_where_only_reading_is_allowed(tiny):
    """`read_only = true` protects a platform in use."""
    tiny.configure("[environments.live]\nread_only = true\n")
    tiny.journey("publish", writes=True)
    tiny.journey("read")

    done = tiny.pytest("-q", "--virage-env", "live")

    assert "1 passed, 1 skipped" in done.out
    assert [attempt.journey for attempt in attempts(tiny)] == ["read"]


def test_workers_of_xdist_write_one_run_and_are_flagged(tiny):
    """Parallel timings are not scored: each row says that it was not alone."""
    for number in range(4):
        tiny.journey(f"feed_{number}")

    done = tiny.pytest("-q", "-n", "2")
    found = attempts(tiny)

    assert done.code == 0, done.out
    assert len(tiny.runs) == 1
    assert len(found) == 4
    assert all(attempt.parallel for attempt in found)
    assert RunFolder(tiny.runs[-1]).read_info().state is RunState.COMPLETE


@pytest.mark.thorough
def test_more_workers_than_accounts_is_told(tiny):
    """Two members with one account would sign each other out."""
    tiny.configure('[accounts]\nalice = { login = "alice", password_env = "NOBODY" }\n')
    for number in range(4):
        tiny.journey(f"feed_{number}")

    done = tiny.pytest("-q", "-n", "2")

    assert "add more" in done.out


@pytest.mark.thorough
def test_a_folder_with_runs_is_not_given_to_pytest_playwright(tiny):
    """pytest-playwright deletes the folder of `--output`, even when no browser test runs."""
    tiny.journey("feed")
    tiny.pytest("-q")
    before = sorted(tiny.runs[-1].rglob("*"))

    for folder in ("results", f"results/{tiny.runs[-1].name}/pictures"):
        done = tiny.pytest("-q", "--output", folder)

        assert done.code == 4
        assert "deletes" in done.err
    assert sorted(tiny.runs[-1].rglob("*")) == before


def test_tracing_of_pytest_playwright_still_works(tiny):
    """The usual options are the user's."""
    tiny.journey("feed", "alice.goto('/feed'); assert False")

    tiny.pytest("-q", "--tracing", "on", "--output", "mine")

    assert list((tiny.folder / "mine").rglob("*.zip"))


def test_a_browser_that_hangs_is_ended_and_the_next_attempt_walks(tiny):
    """A page in an endless loop blocks every call: the watchdog ends the browser, not the run."""
    tiny.site.add("/stuck", "<h1>x</h1><script>addEventListener('load', () => { while (true); })</script>")
    tiny.journey("a_stuck", "alice.goto('/stuck'); alice.page.evaluate('1')")
    tiny.journey("b_fine")

    tiny.pytest(
        "-q",
        "--virage-set",
        "journeys.journey_timeout_s=3",
        "--virage-set",
        "journeys.retrace=false",
        "-p",
        "no:timeout",
    )

    assert {a.journey: a.outcome for a in attempts(tiny)} == {"a_stuck": Outcome.FAILED, "b_fine": Outcome.PASSED}


def test_a_browser_that_ends_by_itself_is_held_against_nobody(tiny):
    """A machine out of memory is no journey that failed; the next attempt has a browser of its own."""
    dies = "import os; from toolkit.measure.watchdog import process_id; alice.goto('/feed')"
    tiny.journey("a_dies", f"{dies}; os.kill(process_id(alice.page.context.browser), 9); alice.open_feed()")
    tiny.journey("b_fine")

    tiny.pytest("-q")
    dead, fine = attempts(tiny)

    assert (dead.outcome, dead.validity, dead.reason) == (Outcome.CANT_TELL, Validity.INVALID, "@reason.browser_gone")
    assert fine.outcome is Outcome.PASSED


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_setting_that_cannot_be_is_told_once(tiny, workers):
    """Pytest would call every file broken, and workers would say nothing."""
    tiny.journey("a")
    tiny.journey("b")

    done = tiny.pytest("-q", *workers, "--virage-set", 'journeys.personas=["keybord"]')

    assert done.code == 4
    assert (done.out + done.err).count("persona 'keybord': unknown; did you mean 'keyboard'?") == 1
    assert "ERROR" not in done.out
    assert tiny.runs == []


def test_other_tests_are_left_alone(tiny):
    """A suite may hold ordinary tests beside journeys."""
    (tiny.folder / "journeys" / "test_other.py").write_text("def test_sum():\n    assert 1 + 1 == 2\n")

    done = tiny.pytest("-q", "-k", "sum")

    assert "1 passed" in done.out
    assert tiny.runs == []


def test_a_journey_that_fails_in_pytests_words_has_failed(tiny):
    """`pytest.fail` is no `Exception`: the attempt must be recorded all the same, with its step."""
    tiny.journey("feed", "alice.open_feed(); __import__('pytest').fail('the feed is empty')")

    done = tiny.pytest("-q", "--virage-set", "journeys.retrace=false")
    (attempt,) = attempts(tiny)

    assert "1 failed" in done.out
    assert (attempt.outcome, attempt.failed_step, attempt.reason) == (Outcome.FAILED, "look", "the feed is empty")


def test_a_journey_that_skips_itself_is_inapplicable(tiny):
    """Its author says that it does not apply here; the reason is kept."""
    tiny.journey("feed", "__import__('pytest').skip('no feed on Sundays')")

    tiny.pytest("-q")
    (attempt,) = attempts(tiny)

    assert (attempt.outcome, attempt.reason) == (Outcome.INAPPLICABLE, "no feed on Sundays")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("@journey(goal='x')\ndef test_a(alice):\n    alice.goto('/feed')", "no step was taken"),
        ("@journey(goal='x')\ndef test_a(alice):\n    s = alice.step('a')\n    s.__enter__()", "never ended"),
        ("@journey(goal='x')\ndef test_a():\n    pass", "takes a member"),
        ("@journey(goal='x')\nasync def test_a(alice):\n    pass", "async def"),
        (
            "import unittest\nclass T(unittest.TestCase):\n    @journey(goal='x')\n    def test_a(self): ...",
            "plain function",
        ),
    ],
    ids=["no step", "open step", "no member", "async", "unittest"],
)
def test_a_journey_that_would_prove_nothing_is_refused(tiny, text, part):
    """Passing without a step, without a member, without having run: each is told, none passes."""
    (tiny.folder / "journeys" / "test_x.py").write_text(f"from toolkit import journey\n\n{text}\n")

    done = tiny.pytest("-q")

    assert done.code in (1, 4)
    assert part in done.out + done.err


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_two_journeys_of_one_name_are_refused(tiny, workers):
    """Their evidence would be one journey's."""
    tiny.journey("feed")
    other = (tiny.folder / "journeys" / "test_feed.py").read_text()
    (tiny.folder / "journeys" / "test_other.py").write_text(other)

    done = tiny.pytest("-q", *workers)
    said = done.out + done.err

    assert done.code == 4
    assert "test_other.py" in said
    assert "test_feed.py" in said


@pytest.mark.thorough
def test_a_parametrized_journey_is_as_many_journeys(tiny):
    """Each value is a way of its own."""
    (tiny.folder / "journeys" / "test_feed.py").write_text(
        "import pytest\nfrom toolkit import journey\n\n\n@pytest.mark.parametrize('path', ['/', '/feed'])\n"
        "@journey(goal='look')\ndef test_look(alice, path):\n    with alice.step('look'):\n        alice.goto(path)\n"
    )

    tiny.pytest("-q")

    assert sorted(attempt.journey for attempt in attempts(tiny)) == ["look-/", "look-/feed"]


def test_a_step_that_ends_on_no_page_of_the_platform_has_not_arrived(tiny):
    """A new window that is still blank is not to be audited in the platform's name."""
    tiny.journey("feed", "alice.page.goto('about:blank')")

    tiny.pytest("-q", "--virage-set", "journeys.retrace=false")
    (attempt,) = attempts(tiny)

    assert attempt.outcome is Outcome.FAILED
    assert "about:blank" in attempt.reason


def test_an_attempt_that_cannot_begin_is_void_and_not_missing(tiny):
    """An instrument that breaks before the first step says nothing of the platform; the run is whole all the same."""
    tiny.journey("feed")
    broken = "raise RuntimeError('no such instrument')"
    (tiny.folder / "conftest.py").write_text(
        f"import toolkit.measure.attempt as attempt\ndef calibrate(*_):\n    {broken}\nattempt.calibrate = calibrate\n"
    )

    tiny.pytest("-q", "--virage-attempts", "2", "--virage-set", 'journeys.personas=["desktop", "slow_network"]')
    done = RunFolder(tiny.runs[-1]).read("attempts")
    slow = [attempt for attempt in done if attempt.persona == "slow_network"]

    assert len(done) == 4
    assert [(a.outcome, a.validity) for a in slow] == [(Outcome.CANT_TELL, Validity.INVALID)] * 2
    assert "no such instrument" in slow[0].reason


@pytest.mark.thorough
def test_nobody_has_a_slow_network_where_service_workers_live(tiny):
    """What they ask for goes past the throttling: such a persona's times are no times of theirs."""
    tiny.journey("feed")

    tiny.pytest(
        "-q", *("--virage-set", 'journeys.personas=["slow_network"]', "--virage-set", "journeys.service_workers=true")
    )
    told = RunFolder(tiny.runs[-1]).read("health")

    assert [(one.name, one.healthy) for one in told] == [("calibration:slow_network:service_workers", False)]
