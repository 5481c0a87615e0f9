"""What `virage demo calibrate` says of runs that went well, missed something, or found too much."""

from __future__ import annotations

import pytest

from toolkit.cli._calibration import exit_code, line, table
from toolkit.errors import ExitCode
from toolkit.pipeline import Calibration


def row(name="slow", awaited=("finding:slow_step",), red=("finding:slow_step",), code=1, expected=1):
    return Calibration(
        name, frozenset(awaited), None if red is None else frozenset(red), ExitCode(code), ExitCode(expected)
    )


@pytest.mark.parametrize(
    ("given", "outcome", "told"),
    [
        ({}, "well", "slow: well"),
        ({"red": ()}, "missed", "slow: missed finding:slow_step"),
        ({"red": ("finding:slow_step", "cap:K1")}, "false alarm", "slow: false alarm: cap:K1"),
        ({"code": 0}, "exit code", "slow: exit code 0, not 1"),
        ({"red": None}, "waiting", "slow: waits for finding:slow_step"),
    ],
)
def test_a_run_is_told_by_what_it_noticed(given, outcome, told):
    """A defect that is missed weighs more than an alarm too many, and both more than the exit code."""
    assert (row(**given).outcome, line(row(**given))) == (outcome, told)


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
