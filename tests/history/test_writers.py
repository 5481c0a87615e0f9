"""Several writers at once, and killed ones: no run is lost, none is there by half."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.history.cards import card
from toolkit.history import History

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]
WRITERS, RUNS = 6, 12
FINDINGS = len(card(1).findings)
SERIES = 40


@contextmanager
def writers(*commands) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that are ready to write; none is left when the block ends."""
    started = [
        subprocess.Popen(
            [sys.executable, Path(__file__).with_name("writer.py"), *map(str, command)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    try:
        for process in started:
            assert process.stdout.readline() == "ready\n", process.stderr.read()
        yield started
    finally:
        for process in started:
            process.kill()
            process.communicate()


def go(started) -> None:
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()


def finish(started) -> list[list[str]]:
    """What each has written, once all have ended well."""
    ended = [process.communicate(timeout=240) for process in started]
    assert [process.returncode for process in started] == [0] * len(started), [err for _out, err in ended]
    return [out.split() for out, _err in ended]


def assert_whole(history) -> list[str]:
    """Every run of the history has all its rows, of one writer; gives their ids."""
    rows = history.runs()
    ids = [row.run for row in rows]
    series, findings = history.series(ids), history.findings(ids)
    for row in rows:
        assert (row.run, {one.journey for one in series[row.run]}, len(series[row.run])) == (
            row.run,
            {row.label},
            SERIES,
        )
        assert ({one.rule for one in findings[row.run]}, len(findings[row.run])) == ({row.label}, FINDINGS)
    points = {name: len(history.trend(name)) for name in ("grade", "technical_index", "d1", "d8")}
    assert points == dict.fromkeys(points, len(ids))
    return ids


def test_writers_at_once_lose_nothing(address):
    """Jobs of CI end together; they also make the tables together."""
    with writers(*[(address, f"w{number}", RUNS) for number in range(WRITERS)]) as started:
        go(started)
        written = finish(started)

    assert sorted(assert_whole(History(address))) == sorted(run for of_one in written for run in of_one)
    assert [len(of_one) for of_one in written] == [RUNS] * WRITERS


def test_the_same_run_written_by_several_is_one_whole_run(address):
    """Whoever was last: never the scores of one with the findings of the other."""
    with writers(*[(address, f"w{number}", RUNS, "same") for number in range(4)]) as started:
        go(started)
        finish(started)

    assert assert_whole(History(address)) == ["same"]


@pytest.mark.parametrize(
    "same", [pytest.param("", id="new", marks=pytest.mark.thorough), pytest.param("same", id="same")]
)
def test_a_writer_that_is_killed_leaves_whole_runs_and_locks_nobody_out(address, same):
    """Kill -9 in the middle of writing, again and again: what it said it had written is there."""
    dice = random.Random(7)
    promised = []
    for number in range(4):
        with writers((address, f"k{number}", 10_000, same), (address, f"other{number}", 5)) as (victim, other):
            go([victim, other])
            promised += [victim.stdout.readline().strip() for _ in range(dice.randint(1, 12))]
            victim.kill()
            promised += finish([other])[0]

    assert set(promised) <= set(assert_whole(History(address)))


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_file_stays_sound_whoever_was_killed(address):
    """SQLite's own opinion, after its log was replayed."""
    with writers((address, "k", 10_000)) as (victim,):
        go([victim])
        for _ in range(3):
            victim.stdout.readline()
        victim.kill()

    with sqlite3.connect(address.removeprefix("sqlite:///")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
