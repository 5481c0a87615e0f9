"""What is told of false alarms was measured, on the runs that are recorded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "explanation" / "comparing.md"
RECORDING = ROOT / "benchmarks" / "recordings" / "demo.jsonl"
MOST_RED = 16  # of 200


def table(page, head):
    """Rows of the one table whose first column is called so, as cells without head and rule."""
    found = re.findall(r"(?:^\|.*\|\n)+", page.read_text(encoding="utf-8"), re.MULTILINE)
    tables = [[[cell.strip() for cell in line.strip("|").split("|")] for line in one.splitlines()] for one in found]
    (only,) = [rows for rows in tables if rows[0][0] == head]
    return only[2:]


@pytest.fixture(scope="module")
def alarms():
    return table(PAGE, "runs")


def test_the_gate_is_seldom_red_without_cause(alarms):
    """At most 16 of 200, as it compares where nobody sets it otherwise; nobody keeps a gate that cries wolf."""
    (row,) = [row for row in alarms if row[0] == "believed" and row[2] == "one with five"]

    assert int(row[3]) == 200
    assert int(row[4]) <= MOST_RED
    assert row[-1] == "yes"


def test_the_runs_are_those_of_the_recording(alarms):
    """Those that are believed, and all of them."""
    rows = [json.loads(line) for line in RECORDING.read_text(encoding="utf-8").splitlines()]
    runs = {row["run"]: row["doubts"] for row in rows if "doubts" in row}
    believed = sum(not doubts for doubts in runs.values())

    assert len(runs) >= 20
    assert believed >= 15
    assert {(row[0], int(row[1])) for row in alarms} == {("believed", believed), ("all, also busy", len(runs))}


def test_both_pages_tell_the_same(alarms):
    """The benchmarks' own page has the last table."""
    assert table(ROOT / "benchmarks" / "README.md", "runs") == alarms


def test_power_is_told_for_every_scatter_size_and_slowdown():
    """Greater slowdowns are found no less often, and one of a half where attempts agree."""
    rows = [[float(cell.rstrip("%")) for cell in row] for row in table(PAGE, "CV")]

    assert {(row[0], row[1]) for row in rows} == {
        (cv, n) for cv in (0.05, 0.1, 0.2, 0.3, 0.5) for n in (10, 20, 30, 50)
    }
    assert all(row[2] <= 5 and row[3] <= row[4] <= row[5] for row in rows)
    assert all(row[5] >= 90 for row in rows if row[0] <= 0.2)
