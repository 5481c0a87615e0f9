"""
Steps whose result members wait for.

Why:
    After a second the flow of thought breaks; after ten, attention goes elsewhere.
How:
    The longest wait of each step, from one act to the next or to the result: its median over successful attempts of
    the personas whose timings are scored, once there are enough of them; limits are in `criteria.toml`. Evidence
    without it is judged by the step's duration.
Limits:
    A wait includes the robot's own act, a few hundredths of a second. The limit lies above one second so that a loaded
    machine does not make findings of its own.
Source:
    Nielsen 1993, Usability Engineering, ch. 5; Miller 1968.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Outcome
from toolkit.score.criteria import Model
from toolkit.score.waits import timed_personas, waited


def slow_step(*, steps: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        steps: One row per step with `timed`, `critical`, `persona`, `wait_ms`.
        model: Limits, and the personas whose timings are scored.
    """
    passed = steps["timed"] & (steps["outcome"] == Outcome.PASSED.value)
    timed = steps[passed & steps["persona"].isin(timed_personas(model))]
    timed = timed.assign(waited_ms=timed["wait_ms"].fillna(timed["duration_ms"]))
    limit_ms, order = model.limits.slow_step_ms, ["attempt", "started", "id"]
    return [
        waited("slow_step", rows, model, key="median_ms", wait_ms=median_ms, limit_ms=limit_ms, order=order)
        for _, rows in timed.groupby(["journey", "step"], sort=True)
        if rows["attempt_id"].nunique() >= model.limits.slow_step_attempts
        and (median_ms := float(rows["waited_ms"].median())) >= limit_ms
    ]
