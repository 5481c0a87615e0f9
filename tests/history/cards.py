"""Scorecards and series as a run leaves them, small enough to look at."""

from __future__ import annotations

from dataclasses import replace

from tests.report import samples
from toolkit.records import Series

OPEN = Series(
    metric="step_time",
    journey="read",
    step="open",
    persona="desktop",
    engine="chromium",
    unit="ms",
    values=(10.1, 20.0),
)
LCP = replace(OPEN, metric="lcp", step="", values=(1200.25, 1e-7, 0.1 + 0.2))


def run_id(number: int) -> str:
    """Ids sort as the runs began: one a day."""
    return f"202611{number:02d}-100000-{number:04x}"


def card(number: int = 1, *, technical_index: float | None = 88.4, **run):
    """The run of a day of November; it has findings, caps and metrics."""
    made = samples.capped()
    about = {"run": run_id(number), "started": f"2026-11-{number:02d}T10:00:00.000Z", **run}
    return replace(made, run=replace(made.run, **about), grade=replace(made.grade, technical_index=technical_index))
