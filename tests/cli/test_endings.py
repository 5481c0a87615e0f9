"""Runs that end otherwise than they should: killed, interrupted, out of time, out of disk, left by the platform."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest

from tests.cli.said import QUICK, told
from tests.measure.site import Answer, page
from toolkit.records import RunState
from toolkit.store import RunFolder

pytestmark = pytest.mark.process


@pytest.mark.browser
def test_a_run_killed_midway_can_be_scored_and_never_exits_0(tiny):
    """Kill -9: what was recorded counts, what is missing is named, and no browser is left behind."""
    process = midway(tiny)

    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not processes_of(tiny.runs[0].name))
    scored = tiny.run("score", tiny.runs[0].name)

    assert RunFolder(tiny.runs[0]).read_info().state is RunState.RUNNING
    assert scored.code == 2
    assert "b_slow_4" in scored.err
    assert (tiny.runs[0] / "scorecard.json").is_file()


@pytest.mark.browser
@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(signal.SIGINT, id="ctrl-c"),
        pytest.param(signal.SIGTERM, id="terminated", marks=pytest.mark.thorough),
    ],
)
def test_an_interruption_ends_the_run_scores_it_and_leaves_nothing(tiny, sign):
    """2, by Ctrl-C as by CI that cancels: the run says so, and its processes are gone."""
    process = midway(tiny)

    os.kill(process.pid, sign)
    _out, err = process.communicate(timeout=60)

    assert process.returncode == 2, err
    assert RunFolder(tiny.runs[0]).read_info().state is RunState.INTERRUPTED
    assert not processes_of(tiny.runs[0].name)


@pytest.mark.browser
def test_a_platform_that_dies_midway_exits_10_and_fails_no_journey(tiny):
    """An outage is no verdict on the journeys."""
    tiny.journey("feed")
    looks = iter([Answer("well"), Answer("well")])
    tiny.site.routes["/health"] = lambda: next(looks, Answer("ill", status=503))
    tiny.site.routes["/feed"] = Answer(page("broken"), status=502)

    ended = tiny.run("run", *QUICK, "--attempts", "3")

    assert ended.code == 10
    assert "stopped answering" in ended.err
    assert all(attempt.outcome != "failed" for attempt in RunFolder(tiny.runs[0]).read("attempts"))


@pytest.fixture(
    params=[
        pytest.param(signal.default_int_handler, id="foreground", marks=pytest.mark.thorough),
        pytest.param(signal.SIG_IGN, id="background"),
    ]
)
def ground(request):
    """A shell's background job does not hear Ctrl-C, and passes that on to what it starts."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.browser
@pytest.mark.usefixtures("ground")
def test_a_run_that_takes_too_long_is_ended_and_scored(tiny):
    """2, like an interruption: what was recorded counts, the rest is missing."""
    tiny.journey("a_feed")
    tiny.site.routes["/slow"] = Answer(page("late"), delay_s=2)
    for number in range(9):
        tiny.journey(f"b_slow_{number}", "alice.goto('/slow')")

    ended = tiny.run("run", *QUICK, "--set", "journeys.run_timeout_s=15")

    assert ended.code == 2, ended.err
    assert "journeys.run_timeout_s, 15 s, and were interrupted" in told(ended)
    assert 1 <= len(RunFolder(tiny.runs[0]).read("attempts")) < 10


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 300 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.browser
def test_a_full_disk_is_told_with_the_remedy(tiny, small_disk):
    """10: which file, and what to do; what was recorded before is still readable."""
    for number in range(4):
        tiny.site.add(f"/feed{number}", f"<h1>Feed</h1>{'<p>a</p>' * (number + 1)}<img src='/x.png'>")
        tiny.journey(f"feed_{number}", f"alice.goto('/feed{number}')")

    ended = tiny.run("run", *QUICK, "--results", str(small_disk))
    (run,) = small_disk.glob("2*")

    assert ended.code == 10
    assert "the disk is full; free some room" in told(ended)
    assert RunFolder(run).read("attempts")


def midway(tiny):
    """A run that has recorded an attempt and has others before it."""
    tiny.journey("a_feed")
    tiny.site.routes["/slow"] = Answer(page("late"), delay_s=1.5)
    for number in range(5):
        tiny.journey(f"b_slow_{number}", "alice.goto('/slow')")
    process = tiny.start("run", *QUICK)
    wait_for(lambda: tiny.runs and (tiny.runs[0] / "evidence").is_dir() and RunFolder(tiny.runs[0]).files("attempts"))
    return process


def wait_for(ready, limit_s=60.0):
    """Until something is there; the limit is only for the case that it never is."""
    end = time.monotonic() + limit_s
    while not ready():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def processes_of(run):
    """Processes whose command line names a run."""
    done = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if run in line and "ps -eo" not in line]
