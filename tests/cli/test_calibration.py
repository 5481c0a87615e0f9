"""What `virage demo calibrate` says of runs that went well, missed something, or found too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.cli._calibration import exit_code, line, table
from toolkit.errors import ExitCode
from toolkit.pipeline import Calibration, Finished, Request, calibrate, calibrating
from toolkit.store import RunFolder

BUSY = ("@reason.machine_busy|share=0.50",)


def row(name="slow", awaited=("finding:slow_step",), red=("finding:slow_step",), code=1, expected=1, doubts=()):
    noticed = None if red is None else frozenset(red)
    return Calibration(name, frozenset(awaited), noticed, ExitCode(code), ExitCode(expected), doubts)


@pytest.mark.parametrize(
    ("given", "outcome", "told"),
    [
        ({}, "well", "slow: well"),
        ({"red": ()}, "missed", "slow: missed finding:slow_step"),
        ({"red": ("finding:slow_step", "cap:K1")}, "false alarm", "slow: false alarm: cap:K1"),
        ({"code": 0}, "exit code", "slow: exit code 0, not 1"),
        ({"doubts": BUSY}, "well", "slow: well"),
        ({"red": (), "doubts": BUSY}, "inconclusive", "slow: inconclusive: "),
        ({"red": None}, "waiting", "slow: waits for finding:slow_step"),
    ],
)
def test_a_run_is_told_by_what_it_noticed(given, outcome, told):
    """A defect missed weighs more than an alarm too many, both more than the exit code; a spoiled run is neither."""
    assert row(**given).outcome == outcome
    assert line(row(**given)).startswith(told)


def test_the_sums_count_what_can_be_noticed():
    """Who waits for a noticer is neither noticed nor missed."""
    rows = [row("untouched", (), (), 0, 0), row(), row("b", red=()), row("c", red=None)]

    assert table(rows).splitlines()[-1] == ("planted 3, noticed 1 of 2 that have a noticer, waiting 1, false alarms 0")


@pytest.mark.parametrize(
    ("given", "code"), [({}, 0), ({"red": None}, 0), ({"red": ()}, 1), ({"red": ("cap:K1", "finding:slow_step")}, 1)]
)
def test_the_exit_code_is_that_of_a_gate(given, code):
    """CI can hold the toolkit itself to it."""
    assert exit_code([row(), row(**given)]) == code


def test_a_run_that_the_machine_spoiled_is_made_again(monkeypatch):
    """Others kept the machine busy: that tells nothing of the toolkit, and twice in a row is no proof either."""
    runs = iter([row(red=(), doubts=BUSY), row(red=(), doubts=BUSY), row(), row(red=())])
    monkeypatch.setattr(calibrating, "_once", lambda *_: next(runs))

    assert [one.outcome for one in calibrate(Request(), only=["slow_publish"])] == ["well"]


def test_a_run_that_went_wrong_by_itself_is_not_made_again(monkeypatch):
    """Trying until it works would hide what fails now and then."""
    runs = iter([row(red=()), row()])
    monkeypatch.setattr(calibrating, "_once", lambda *_: next(runs))

    assert [one.outcome for one in calibrate(Request(), only=["slow_publish"])] == ["missed"]


def test_a_calibration_is_not_remembered(monkeypatch):
    """Thirty runs with planted defects would be the only history there is."""
    asked = []

    def demo(request, *, on_tick):
        asked.append(request.remember)
        return Finished(RunFolder(Path("nowhere")), None, (), ExitCode.OK)

    monkeypatch.setattr(calibrating, "demo", demo)

    list(calibrate(Request(), only=["untouched"]))

    assert asked == [False]
