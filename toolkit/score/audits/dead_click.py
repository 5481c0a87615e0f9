"""
Clicks that nothing answers: a sign of a control that does not work, or of something that only looks like one.

Why:
    A control that does nothing is pressed again, and then no longer believed.
How:
    Clicks after which nothing in sight moved, changed or took the focus for writing, no address changed and nothing
    was asked of a server within a second; in at least half of the attempts at the step (`criteria.toml`).
Limits:
    A proxy: what answers in a drawing, a frame or outside the browser is not seen, and a click may be meant to do
    nothing. So it is minor by itself; what it breaks is found by the journey.
Source:
    Nielsen 1994, heuristic 1, visibility of system status; the time and the name are customary, no standard.
"""

from __future__ import annotations

import re

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.criteria import Model
from toolkit.score.findings import of_step

_NUMBER = re.compile(r"\d+")


def dead_click(*, observations: pd.DataFrame, steps: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey, step and control.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` names the control.
        steps: One row per step with `valid`: how often the step was tried.
        model: How often a click must be dead.
    """
    seen = observations[observations["name"] == "dead_clicks"]
    seen = seen.assign(control=seen["detail"].fillna("").str.replace(_NUMBER, "#", regex=True))
    tried = steps[steps["valid"]].groupby(["journey", "step"])["attempt_id"].nunique().to_dict()
    return [
        _finding(str(journey), str(step), str(control), rows)
        for (journey, step, control), rows in seen.groupby(["journey", "step", "control"], sort=True)
        if rows["attempt_id"].nunique() >= model.limits.dead_click_share * tried[journey, step]
    ]


def _finding(journey: str, step: str, control: str, rows: pd.DataFrame) -> Finding:
    shown = rows.sort_values(["attempt_id", "step_id"])
    return of_step(
        "dead_click",
        journey,
        step,
        control,
        shown=shown,
        impact=Impact.MINOR,
        params={
            "journey": journey,
            "step": step,
            "control": str(shown["detail"].iloc[0]),
            "n": str(rows["attempt_id"].nunique()),
        },
    )
