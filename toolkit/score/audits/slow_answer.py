"""
Presses that nothing answers within a second: not the result, nor a word that it is coming.

Why:
    Who sees nothing presses again, or goes. A step may take long (`slow_step`); that it was heard must show at once.
How:
    The first visible answer to each press of a step, at the 75th percentile over successful attempts of the personas
    whose timings are scored, once there are enough of them; limits are in `criteria.toml`. One act of the step is told,
    the one that is answered last.
Limits:
    What the browser itself shows while a page is on its way is no answer of the platform's. Drawings and frames are
    not looked into: there, what the member looked for stands for the answer.
Source:
    Miller 1968; Nielsen 1993, Usability Engineering, ch. 5.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.criteria import Model
from toolkit.score.findings import finding, places, replay, texts


def slow_answer(*, observations: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        observations: One row per observation with `step`, `timed`, `critical`; `document` begins with number and kind.
        model: Limits, and the personas whose timings are scored.
    """
    personas = [persona for device in model.devices.values() for persona in device.personas]
    mine = observations[
        (observations["name"] == "first_answer") & observations["timed"] & observations["persona"].isin(personas)
    ]
    mine = mine.assign(act=mine["document"].str.split(" ").str[0])
    found = []
    for (journey, step), rows in mine.groupby(["journey", "step"], sort=True):
        acts = [act for _, act in rows.groupby("act", sort=True) if _enough(act, model)]
        slowest = max(acts, key=_late, default=None)
        if slowest is not None and _late(slowest) >= model.limits.slow_answer_ms:
            found.append(_finding(str(journey), str(step), slowest, model))
    return found


def _enough(act: pd.DataFrame, model: Model) -> bool:
    return int(act["attempt_id"].nunique()) >= model.limits.slow_answer_attempts


def _late(act: pd.DataFrame) -> float:
    """The 75th percentile as one of the values: of three, one busy moment is forgiven."""
    return float(np.quantile(act["value"], 0.75, method="lower"))


def _finding(journey: str, step: str, rows: pd.DataFrame, model: Model) -> Finding:
    late_ms = _late(rows)
    shown = rows.sort_values(["attempt_id", "step_id"])
    return finding(
        "slow_answer",
        journey,
        step,
        rule="slow_answer",
        impact=Impact.SERIOUS if late_ms >= model.limits.lost_attention_ms else Impact.MODERATE,
        params={
            "journey": journey,
            "step": step,
            "late_ms": f"{late_ms:.0f}",
            "limit_ms": f"{model.limits.slow_answer_ms:.0f}",
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
