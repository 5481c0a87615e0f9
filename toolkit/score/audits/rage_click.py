"""
Clicks again and again at one place: a sign that an answer was waited for, or that it takes many clicks to get there.

Why:
    Who clicks and sees nothing clicks again; and what needs five clicks for one thing wears people out.
How:
    Three clicks or more on one document, within a second and 30 pixels of each other; in at least half of the attempts
    at the step, the share that makes a dead click a finding (`criteria.toml`).
Limits:
    A proxy. A script is not impatient: where a journey is walked, it tells that the journey itself has to click so, as
    through the months of a calendar. So it is minor by itself; people's impatience shows in user tests.
Source:
    The name is customary, the numbers are ours; Nielsen 1994, heuristic 7, flexibility and efficiency of use.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.criteria import Model
from toolkit.score.findings import of_step


def rage_click(*, observations: pd.DataFrame, steps: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` names the control that was clicked.
        steps: One row per step with `valid`: how often the step was tried.
        model: How often it must be so.
    """
    seen = observations[observations["name"] == "rage_clicks"]
    tried = steps[steps["valid"]].groupby(["journey", "step"])["attempt_id"].nunique().to_dict()
    return [
        _finding(str(journey), str(step), rows.sort_values(["attempt_id", "step_id"]))
        for (journey, step), rows in seen.groupby(["journey", "step"], sort=True)
        if rows["attempt_id"].nunique() >= model.limits.dead_click_share * tried[journey, step]
    ]


def _finding(journey: str, step: str, shown: pd.DataFrame) -> Finding:
    control = shown["detail"].iloc[0]
    return of_step(
        "rage_click",
        journey,
        step,
        shown=shown,
        impact=Impact.MINOR,
        params={
            "journey": journey,
            "step": step,
            "control": control if isinstance(control, str) and control else "–",
            "n": str(shown["attempt_id"].nunique()),
        },
    )
