"""
First visible answer to a press, at the 75th percentile.

Why:
    Below a tenth of a second an answer seems to be one's own doing; past a second the flow of thought breaks.
How:
    Over all presses of successful attempts, for each journey and persona: what shows first, be it a word, another page
    or the button itself. Attempts made in parallel, under load or on a busy machine are left out.
Limits:
    The presses of one attempt are not independent: the interval is too narrow. A press that nothing answered counts
    with the time until the next act, which is the least that it may be. Reported, not scored: INP is.
Source:
    Miller 1968; Nielsen 1993, Usability Engineering, ch. 5.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.sampling import Percentile
from toolkit.score.statistics import percentile_interval
from toolkit.score.values import metric, row, table

SHARE = 0.75


@metric(unit="ms", better="lower", source="Nielsen 1993, Usability Engineering, ch. 5", reads="observations")
def first_answer_time(*, observations: pd.DataFrame) -> pd.DataFrame:
    """
    75th percentile of the first visible answer.

    Args:
        observations: One row per observation with `timed`.

    Returns:
        One row per journey and persona: `value`, `n` presses, interval of order statistics.
    """
    mine = observations[(observations["name"] == "first_answer") & observations["timed"]]
    rows = []
    for (journey, persona), answers in mine.groupby(["journey", "persona"], sort=True, observed=True):
        ordered = np.sort(answers["value"].to_numpy(dtype=float))
        low, high = percentile_interval(ordered, SHARE)
        rows.append(
            row(
                value=float(np.quantile(ordered, SHARE)),
                n=len(ordered),
                low=low,
                high=high,
                journey=str(journey),
                persona=str(persona),
                detail={"unanswered": str(int((answers["detail"] == "none").sum()))},
                sample=Percentile(ordered, SHARE),
            )
        )
    return table(rows)
