"""
How much of a page somebody who listens passes on the way to each act.

Why:
    What stands on top of a page is heard again on every page, by who cannot look past it.
How:
    The hand of a screen reader counts the stops between the place where it is and the control that it acts on next:
    in the order of reading, or by jumps from heading to heading and the like, whichever is less. Per successful
    attempt their mean over acts; then the median over attempts for each journey and persona.
Limits:
    A count, and no time: people know shortcuts and use what they remember of a page, or lose their way. It is reported
    and not scored: no norm says what is much.
Source:
    WCAG 2.2, 2.4.1 Bypass Blocks; the count is ours.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import Outcome
from toolkit.score.sampling import Percentile
from toolkit.score.statistics import percentile_interval
from toolkit.score.values import metric, row, table


@metric(unit="stops", better="lower", source="WCAG 2.2, 2.4.1 Bypass Blocks", reads="observations")
def stops_per_action(*, observations: pd.DataFrame, executions: pd.DataFrame) -> pd.DataFrame:
    """
    Median over successful attempts of the mean stops of an act, one row per journey and persona; reported only.

    Args:
        observations: One row per observation with `journey`, `persona`, `attempt_id`; `value` holds an act's stops.
        executions: One row per attempt: `id`, `valid`, `outcome`.
    """
    reached = executions.loc[executions["valid"] & (executions["outcome"] == Outcome.PASSED.value), "id"]
    mine = (observations["name"] == "stops") & observations["attempt_id"].isin(reached)
    acts = observations.loc[mine, ["journey", "persona", "attempt_id", "value"]]
    rows = []
    for (journey, persona), counts in acts.groupby(["journey", "persona"], sort=True, observed=True):
        ordered = np.sort(counts.groupby("attempt_id", observed=True)["value"].mean().to_numpy(dtype=float))
        low, high = percentile_interval(ordered, 0.5)
        rows.append(
            row(
                value=float(np.median(ordered)),
                n=len(ordered),
                low=low,
                high=high,
                journey=str(journey),
                persona=str(persona),
                detail={"acts": str(len(counts))},
                sample=Percentile(ordered, 0.5),
            )
        )
    return table(rows)
