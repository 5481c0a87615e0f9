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

from toolkit.records import Finding
from toolkit.score.criteria import Model
from toolkit.score.waits import timed_personas, waited


def slow_answer(*, observations: pd.DataFrame, model: Model) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        observations: One row per observation with `step`, `timed`, `critical`; `document` begins with number and kind.
        model: Limits, and the personas whose timings are scored.
    """
    scored = observations["persona"].isin(timed_personas(model))
    mine = observations[(observations["name"] == "first_answer") & observations["timed"] & scored]
    mine = mine.assign(act=mine["document"].str.split(" ").str[0])
    found = []
    for _, rows in mine.groupby(["journey", "step"], sort=True):
        acts = [act for _, act in rows.groupby("act", sort=True) if _enough(act, model)]
        slowest = max(acts, key=_late, default=None)
        limit_ms, order = model.limits.slow_answer_ms, ["attempt_id", "step_id"]
        if slowest is not None and (late_ms := _late(slowest)) >= limit_ms:
            found.append(
                waited("slow_answer", slowest, model, key="late_ms", wait_ms=late_ms, limit_ms=limit_ms, order=order)
            )
    return found


def _enough(act: pd.DataFrame, model: Model) -> bool:
    return int(act["attempt_id"].nunique()) >= model.limits.slow_answer_attempts


def _late(act: pd.DataFrame) -> float:
    """The 75th percentile as one of the values: of three, one busy moment is forgiven."""
    return float(np.quantile(act["value"], 0.75, method="lower"))
