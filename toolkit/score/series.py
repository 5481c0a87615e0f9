"""
What a run measured, kept raw so that runs can be compared: a value an attempt, in the order of the attempts.

Only timed attempts count: successful, valid, alone on a machine that was not busy. Load tests have too many requests to
be kept; each second of the steady window leaves one median for each kind of request, over those that succeeded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import pandas as pd

from toolkit.records import Outcome, Series
from toolkit.score.criteria import load_model
from toolkit.score.evidence import prepare
from toolkit.score.load_tests import LoadTest
from toolkit.score.tables import read_tables
from toolkit.settings import Settings
from toolkit.store import RunFolder

VITALS = {"lcp": "ms", "inp": "ms", "cls": "1", "fcp": "ms", "tbt": "ms", "ttfb": "ms"}
BLOCK_S = 1.0
CELL = ["journey", "step", "persona", "engine"]


def series_of(folder: RunFolder, settings: Settings) -> list[Series]:
    """
    Every series of a run, by metric, journey, step, persona and engine.

    Args:
        folder: The run.
        settings: When a machine counts as busy, and the model's weights.

    Raises:
        EvidenceError: Evidence is damaged; every fault is listed.
    """
    path = settings.score.criteria
    model = load_model(settings.path(path) if path else None)
    evidence = prepare(tables=read_tables(folder), model=model, settings=settings)
    found = [
        *step_times(steps=evidence.steps),
        *vitals(observations=evidence.observations, executions=evidence.executions),
        *request_times(tests=evidence.tests),
    ]
    return sorted(found, key=lambda one: one.key)


def step_times(*, steps: pd.DataFrame) -> list[Series]:
    """
    How long each step took.

    Args:
        steps: One row per step: `attempt_id`, `attempt`, `journey`, `step`, `persona`, `engine`, `outcome`, `timed`,
            `duration_ms`. A step that an attempt takes twice counts once, with both durations.

    Returns:
        One `step_time` in ms for each journey, step, persona and engine.
    """
    chosen = steps[steps["timed"] & (steps["outcome"] == Outcome.PASSED.value)]
    sums = chosen.groupby([*CELL, "attempt", "attempt_id"], observed=True)["duration_ms"].sum()
    return _each("step_time", "ms", sums)


def vitals(*, observations: pd.DataFrame, executions: pd.DataFrame) -> list[Series]:
    """
    Web vitals: the worst value of each attempt, as the metrics take it.

    Args:
        observations: One row per number seen: `attempt_id`, `journey`, `persona`, `engine`, `name`, `value`, `timed`.
        executions: One row per execution: `id`, `attempt`.

    Returns:
        One series for each vital, journey, persona and engine; its step is "".
    """
    numbers = executions[["id", "attempt"]].rename(columns={"id": "attempt_id"})
    chosen = observations[observations["timed"] & observations["name"].isin(list(VITALS))]
    rows = chosen.merge(numbers, on="attempt_id").assign(step="")
    worst = rows.groupby(["name", *CELL, "attempt", "attempt_id"], observed=True)["value"].max()
    return [
        one
        for name, unit in VITALS.items()
        if name in worst.index.get_level_values("name")
        for one in _each(name, unit, worst.xs(name, level="name"))
    ]


def request_times(*, tests: Sequence[LoadTest]) -> list[Series]:
    """
    How long requests took under load: the median of each second, errors left out.

    Args:
        tests: Load tests with their steady window; one whose generator was saturated measured itself, and is left out.

    Returns:
        One `request_time` in ms for each kind of request, its name as `step` and the load profile as `persona`.
    """
    found = []
    for test in tests:
        good = test.steady[~test.steady["failed"]]
        if test.saturated or good.empty:
            continue
        block = np.floor(good["start_s"] / BLOCK_S)
        medians = good.groupby(["name", block], observed=True)["latency_ms"].median()
        for name, values in medians.groupby(level="name", sort=True):
            cell = ("", name, test.info.profile, "")
            found.append(_series("request_time", "ms", cell, values))
    return found


def _each(metric: str, unit: str, values: pd.Series[float]) -> list[Series]:
    """One series a cell; inside it the index orders the attempts."""
    cells = values.groupby(level=CELL, sort=True)
    return [_series(metric, unit, cast("tuple[object, ...]", cell), rows) for cell, rows in cells]


def _series(metric: str, unit: str, cell: tuple[object, ...], values: pd.Series[float]) -> Series:
    journey, step, persona, engine = map(str, cell)
    return Series(
        metric=metric,
        journey=journey,
        step=step,
        persona=persona,
        engine=engine,
        unit=unit,
        values=tuple(values.to_numpy(dtype=float).tolist()),
    )
