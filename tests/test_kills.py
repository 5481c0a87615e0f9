"""
Ended at any moment: a run that is killed or interrupted leaves evidence that can be read and scored, and nothing on the
platform that its ledger does not know.

`KILLS=20 make kills` ends twenty runs each way, and twenty load tests; by default it is one each.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.demo.seed.build import FILE_NAME
from toolkit.records import RunState
from toolkit.store import RunFolder
from toolkit.suite import locate

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TIMES = int(os.environ.get("KILLS", "1"))
DICE = random.Random(20261123)
MOMENTS_S = [DICE.uniform(1.5, 25) for _ in range(2 * TIMES)]  # from before the first step to near the last
UNDER_LOAD_S = [DICE.uniform(3, 11) for _ in range(TIMES)]  # from before the first request to near the last
GONE_WITHIN_S = 10


@pytest.fixture(scope="module")
def place():
    with serving() as server:
        yield server


@pytest.fixture
def virage(place, tmp_path):
    """Starts the command on La Place, with results in the test's folder."""

    def start(*words):
        return subprocess.Popen(
            [sys.executable, "-m", "toolkit", *words, "--results", str(tmp_path / "results")],
            env={**os.environ, PASSWORD_VARIABLE: place.password, "VIRAGE_PLATFORM__BASE_URL": place.url},
            cwd=locate(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    return start


def finish(process):
    said, _ = process.communicate(timeout=180)
    return process.returncode, said


def left_on(place, run):
    """Texts on the platform that carry the run's id, and settings that are not as they were."""
    with closing(sqlite3.connect(place.data / FILE_NAME)) as db:
        texts = [row[0] for table in ("posts", "replies") for row in db.execute(f"SELECT text FROM {table}")]
        changed = db.execute("SELECT username FROM members WHERE username LIKE 'alice%' AND visibility = 'only_me'")
        return [text for text in texts if run in text], [row[0] for row in changed]


def unknown_on(place, run):
    """What the run wrote on the platform, and not down."""
    known = [entry.address for entry in run.read("ledger") if entry.event == "intended"]
    return [text for text in left_on(place, run.run)[0] if not any(token in text for token in known)]


def killed(process, moment_s, results):
    """Kill a process at this moment and wait until nothing of it lives; the run that it had begun, if any."""
    time.sleep(moment_s)
    os.kill(process.pid, signal.SIGKILL)
    code, said = finish(process)
    runs = sorted(results.glob("2*"))
    assert code == -signal.SIGKILL, said
    if not runs:
        return None
    end = time.monotonic() + GONE_WITHIN_S
    while has_processes(runs[0].name):
        assert time.monotonic() < end, "something of the run outlived it"
        time.sleep(0.1)
    return RunFolder(runs[0])


def has_processes(run):
    done = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return any(run in line for line in done.stdout.splitlines())


@pytest.mark.parametrize("moment_s", MOMENTS_S[:TIMES], ids=lambda moment: f"{moment:.1f}s")
def test_a_run_that_is_killed_can_be_scored_and_cleaned(place, virage, tmp_path, moment_s):
    """Nobody had time to say anything: what was written down must do."""
    process = virage("run", "--attempts", "1", "--no-load")
    run = killed(process, moment_s, tmp_path / "results")
    if run is None:
        return
    scored, said = finish(virage("score", run.run))
    unknown = unknown_on(place, run)
    cleaned, told = finish(virage("clean", run.run))

    assert scored in (2, 5), said  # incomplete, or not one attempt ended
    assert unknown == []
    assert cleaned == 0, told
    assert left_on(place, run.run) == ([], [])


@pytest.mark.parametrize("moment_s", UNDER_LOAD_S, ids=lambda moment: f"{moment:.1f}s")
def test_a_load_that_is_killed_leaves_nothing_that_its_ledger_does_not_know(place, virage, tmp_path, moment_s):
    """Members write all the time: some message is always on its way."""
    process = virage("load", "--profile", "smoke")
    run = killed(process, moment_s, tmp_path / "results")
    if run is None:
        return
    unknown = unknown_on(place, run)
    cleaned, told = finish(virage("clean", run.run))

    assert unknown == []
    assert cleaned == 0, told
    assert left_on(place, run.run) == ([], [])


@pytest.mark.parametrize("moment_s", MOMENTS_S[TIMES:], ids=lambda moment: f"{moment:.1f}s")
def test_a_run_that_is_interrupted_cleans_up_and_is_scored(place, virage, tmp_path, moment_s):
    """Ctrl-C: it takes a moment to leave the platform as it was."""
    process = virage("run", "--attempts", "1", "--no-load")
    time.sleep(moment_s)
    os.kill(process.pid, signal.SIGINT)
    code, said = finish(process)
    runs = sorted((tmp_path / "results").glob("2*"))

    assert code == 2, said
    if runs:
        assert RunFolder(runs[0]).read_info().state is RunState.INTERRUPTED
        assert left_on(place, runs[0].name) == ([], []), said
        assert not has_processes(runs[0].name)
