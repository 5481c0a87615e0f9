"""
Presses of keys for each act that a journey asks for, with the keyboard alone.

Why:
    A control that is within reach after ninety presses is within reach on paper only.
How:
    Over the acts of an attempt that was successful: presses on the way to the control and to work it, divided by the
    number of acts; the median over attempts, for each journey and persona. The text that is typed is not counted.
    Signing in is no part of a journey unless it is its goal.
Limits:
    A person who knows the page uses links that skip what is on every page, headings or search; this is Tab alone.
    Reported, not scored: no norm says how many presses are too many.
Source:
    WCAG 2.2, success criterion 2.4.1, for what the way is made of.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import Outcome
from toolkit.score.keyboard import WALKED
from toolkit.score.sampling import Percentile
from toolkit.score.statistics import percentile_interval
from toolkit.score.values import metric, row, table

ENTERING = "enter"  # the step in which a member comes to the platform and signs in


@metric(unit="presses", better="lower", source="WCAG 2.2, success criterion 2.4.1", reads="observations")
def presses_per_action(*, observations: pd.DataFrame, executions: pd.DataFrame) -> pd.DataFrame:
    """
    Median of presses for each act over successful attempts; reported only.

    Args:
        observations: One row per observation with `attempt_id`, `step`; `value` is the presses of an act.
        executions: One row per attempt: `id`, `valid`, `outcome`.

    Returns:
        One row per journey and persona that acts by keyboard: `value`, `n` attempts, interval of order statistics.
    """
    reached = executions.loc[executions["valid"] & (executions["outcome"] == Outcome.PASSED.value), "id"]
    told = (observations["name"] == WALKED) & (observations["step"] != ENTERING)
    acts = observations[told & observations["attempt_id"].isin(reached)]
    means = acts.groupby(["journey", "persona", "attempt_id"], sort=True, observed=True)["value"].agg(["mean", "size"])
    rows = []
    for key, mine in means.groupby(level=["journey", "persona"], sort=True):
        journey, persona = key if isinstance(key, tuple) else (key, None)
        ordered = np.sort(mine["mean"].to_numpy(dtype=float))
        low, high = percentile_interval(ordered, 0.5)
        rows.append(
            row(
                value=float(np.median(ordered)),
                n=len(ordered),
                low=low,
                high=high,
                journey=str(journey),
                persona=str(persona),
                detail={"acts": str(int(mine["size"].sum()))},
                sample=Percentile(ordered, 0.5),
            )
        )
    return table(rows)
