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

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.criteria import Model
from toolkit.score.findings import finding, places, replay, texts


def slow_step(*, steps: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        steps: One row per step with `timed`, `critical`, `persona`, `wait_ms`.
        model: Limits, and the personas whose timings are scored.
    """
    personas = [persona for device in model.devices.values() for persona in device.personas]
    timed = steps[steps["timed"] & (steps["outcome"] == Outcome.PASSED.value) & steps["persona"].isin(personas)]
    timed = timed.assign(waited_ms=timed["wait_ms"].fillna(timed["duration_ms"]))
    return [
        _finding(str(rows["journey"].iloc[0]), str(rows["step"].iloc[0]), rows, model)
        for _, rows in timed.groupby(["journey", "step"], sort=True)
        if _slow(rows, model)
    ]


def _slow(rows: pd.DataFrame, model: Model) -> bool:
    enough = rows["attempt_id"].nunique() >= model.limits.slow_step_attempts
    return bool(enough and rows["waited_ms"].median() >= model.limits.slow_step_ms)


def _finding(journey: str, step: str, rows: pd.DataFrame, model: Model) -> Finding:
    median_ms = float(rows["waited_ms"].median())
    shown = rows.sort_values(["attempt", "started", "id"])
    lost = median_ms >= model.limits.lost_attention_ms
    return finding(
        "slow_step",
        journey,
        step,
        rule="slow_step",
        impact=Impact.SERIOUS if lost else Impact.MODERATE,
        params={
            "journey": journey,
            "step": step,
            "median_ms": f"{median_ms:.0f}",
            "limit_ms": f"{model.limits.slow_step_ms:.0f}",
            "n": str(rows["attempt_id"].nunique()),
        },
        places=places(shown.head(1)),
        place_count=1,
        journeys=(journey,),
        critical_path=bool(rows["critical"].any()),
        states=1,
        evidence=texts(shown["screenshot"].head(1)),
        replay=replay([journey]),
    )
