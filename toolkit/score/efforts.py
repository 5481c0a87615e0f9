"""
What the acts of every step would cost a skilled person: the effort model over evidence.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from toolkit.records import ActKind, EffortResult, EffortStep
from toolkit.score.people.numbers import median
from toolkit.score.statistics.acts import FINGER, MOUSE, Act, effort_of, together

COLUMNS = ["step_id", "attempt_id", "journey", "persona", "step", "position"]
MODELLED = ["operators", "user_s", "system_s", "wait_s", "thoughts"]
DEVICES = {"mouse": MOUSE, "touch": FINGER}  # nobody has measured how long another way of acting takes
WINDOW = (1280.0, 800.0)  # where no act says how large it was

Row = dict[Hashable, Any]  # Any: cells of an ActRecord and its step


def efforts(*, acts: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """
    The effort of every step that has acts, as `statistics.acts.Effort` tells it.

    Args:
        acts: One row per ActRecord.
        steps: One row per StepRecord with `valid`: the step's end is the answer to its last act.

    Returns:
        One row per step: COLUMNS of the step, `member`, and MODELLED.
    """
    told = steps.rename(columns={"id": "step_id"})
    began = pd.to_datetime(told["started"], utc=True).dt.as_unit("ms").astype("int64")
    ended = began + told["duration_ms"]
    known = acts[acts["hand"].isin(list(DEVICES))]
    both = known.rename(columns={"position": "act"}).merge(told[COLUMNS].assign(ended_ms=ended), on="step_id")
    rows = []
    for _, mine in both.sort_values(["position", "act"], kind="stable").groupby(["attempt_id", "member"], sort=True):
        rows += _of_member(mine)
    return pd.DataFrame(rows, columns=[*COLUMNS, "member", *MODELLED])


def effort_results(*, effort: pd.DataFrame, journeys: pd.DataFrame) -> tuple[EffortResult, ...]:
    """
    The effort of each journey and persona, with its steps.

    Args:
        effort: As `efforts` gives it.
        journeys: `goal` and `budget_s` of each `journey`.
    """
    about = journeys.set_index("journey")[["goal", "budget_s"]].to_dict("index")
    results = []
    for (journey, persona), mine in effort.groupby(["journey", "persona"], sort=True, observed=True):
        sums = mine.groupby("attempt_id", sort=True)[["user_s", "system_s"]].sum().sort_values("user_s", kind="stable")
        middle = mine[mine["attempt_id"] == sums.index[(len(sums) - 1) // 2]]
        budget = about[journey]["budget_s"]
        results.append(
            EffortResult(
                journey=str(journey),
                goal=str(about[journey]["goal"]),
                persona=str(persona),
                budget_s=None if pd.isna(budget) else float(budget),
                user_s=median(sums["user_s"].to_numpy()),
                system_s=median(sums["system_s"].to_numpy()),
                steps=tuple(_step(row) for row in middle.sort_values("position").to_dict("records")),
            )
        )
    return tuple(results)


def _step(row: Row) -> EffortStep:
    return EffortStep(**{field: row[field] for field in ("step", "member", "operators", "user_s", "system_s")})


def _of_member(mine: pd.DataFrame) -> list[dict[str, object]]:
    """One person's way through an attempt: pointer and hand stay where the last step left them."""
    rows = mine.to_dict("records")
    following = [*rows[1:], None]
    acts = [_act(row, after) for row, after in zip(rows, following, strict=True)]
    window = next((tuple(row["window"]) for row in rows if row["window"] is not None), WINDOW)
    costs = effort_of(acts, window=window, device=DEVICES[rows[0]["hand"]])
    steps: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        steps.setdefault(row["step_id"], []).append(at)
    return [
        {name: rows[inside[0]][name] for name in (*COLUMNS, "member")} | together(costs[at] for at in inside)._asdict()
        for inside in steps.values()
    ]


def _act(row: Row, after: Row | None) -> Act:
    until = after["at_ms"] if after is not None and after["step_id"] == row["step_id"] else row["ended_ms"]
    box = row["box"]
    return Act(
        kind=ActKind(row["kind"]),
        view=row["view"],
        widget=row["widget"],
        box=None if box is None else tuple(box),
        keystrokes=row["keystrokes"],
        key=row["key"],
        options=row["options"],
        viewports=row["viewports"],
        focused=True if pd.isna(row["focused"]) else bool(row["focused"]),
        response_s=max(0.0, until - row["at_ms"]) / 1000,
    )
