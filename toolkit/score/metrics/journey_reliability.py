"""
Journey reliability: the share of attempts in which the scripted journey reached its goal.

Why:
    A journey that fails for a script that never tires will fail for members too.
How:
    Attempts are reduced first (a retry is a failed attempt; invalid and inapplicable ones are left out and counted),
    pooled over engines and personas, and counted per journey. The value is x/n as observed; the interval is
    Jeffreys', whose lower end is what has been demonstrated.
Limits:
    A script is not a person: this proves that the way is open, not that members find it.
Source:
    Brown, Cai & DasGupta 2001, Statistical Science 16:101 (interval).
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.attempts import tally
from toolkit.score.statistics import jeffreys
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Brown, Cai & DasGupta 2001", reads="attempts")
def journey_reliability(*, outcomes: pd.DataFrame) -> pd.DataFrame:
    """
    Share of successful attempts per journey.

    Args:
        outcomes: One row per attempt: `journey`, `outcome`, `valid`.

    Returns:
        One row per journey: `value`, `n`, `passed`, 95 % Jeffreys interval.
    """
    rows = []
    for journey, n, passed, invalid, inapplicable in tally(outcomes=outcomes, by=["journey"]).itertuples(index=False):
        detail = {"invalid": str(invalid), "inapplicable": str(inapplicable)}
        if n == 0:
            reason = "@reason.unsupported" if inapplicable else "@reason.not_measured"
            reason = f"@reason.invalid_attempts|n={invalid}" if invalid else reason
            rows.append(row(value=None, n=0, journey=journey, reason=reason, detail=detail))
            continue
        low, high = jeffreys(passed, n)
        rows.append(row(value=passed / n, n=n, passed=passed, low=low, high=high, journey=journey, detail=detail))
    return table(rows)
