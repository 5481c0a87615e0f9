"""
Modelled effort against the journey's budget: what a skilled person who makes no error needs at least.

Why:
    A journey that works may still ask for too much: too far, too many fields, too many thoughts.
How:
    The acts of each successful attempt go through the Keystroke-Level Model (`statistics.acts`): keys that a text
    needs, ways of the pointer by Fitts' law, also to a field that has not the focus yet, homing, thoughts. Their sum
    over the journey, all members together, is divided by the budget that the journey declares; the median over
    attempts. Waiting for the platform is left out. In the score a journey has one ratio: the geometric mean of the
    personas who walked it, whoever they were.
Limits:
    The model errs by about 21 % and knows neither reading nor errors: it compares designs, it foretells no time on
    task. Only mouse and touch have operators that somebody measured. What scrolls or takes the focus by itself while
    the script waits for a control cannot be told from what a person does to get there.
Source:
    Card, Moran & Newell 1980, CACM 23:396; Fitts' law in Shannon's form, MacKenzie & Buxton 1992.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.sampling import Percentile
from toolkit.score.statistics import percentile_interval
from toolkit.score.values import metric, row, table

ERROR = 0.21  # root mean square, Card, Moran & Newell 1980


@metric(unit="1", better="lower", source="Card, Moran & Newell 1980, CACM 23:396", reads="acts")
def effort_ratio(*, effort: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    """
    Median of the modelled seconds of successful attempts over the journey's budget.

    Args:
        effort: One row per step with acts, of successful attempts: `journey`, `persona`, `attempt_id`, `user_s`.
        journeys: `budget_s` of each `journey`.

    Returns:
        One row per journey and persona that has a budget: `value`, `n` attempts, interval of order statistics.
    """
    declared = journeys.dropna(subset=["budget_s"])
    budgets = dict(zip(declared["journey"], declared["budget_s"], strict=True))
    known = effort[effort["journey"].isin(list(budgets))]
    rows = []
    for (journey, persona), mine in known.groupby(["journey", "persona"], sort=True, observed=True):
        ordered = np.sort(mine.groupby("attempt_id")["user_s"].sum().to_numpy(dtype=float)) / budgets[str(journey)]
        low, high = percentile_interval(ordered, 0.5)
        rows.append(
            row(
                value=float(np.median(ordered)),
                n=len(ordered),
                low=low,
                high=high,
                journey=str(journey),
                persona=str(persona),
                detail={"budget_s": f"{budgets[str(journey)]:g}", "error": f"{ERROR:g}"},
                sample=Percentile(ordered, 0.5),
            )
        )
    return table(rows)
