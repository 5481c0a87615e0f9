"""
Recovery: the share of what helps a person over an error that is there when one is made to happen.

Why:
    Lines break and servers fail; what a person has written, and their wish to write again, must not.
How:
    One request of each step meets one fault, once, a walk for each. Of every fault is asked, as far as it applies:
    a message is shown, it is announced, what was typed is kept (also over a reload), it can be sent again, and it is
    on the platform once. The value is the share of these checks that hold; the interval is Jeffreys'.
Limits:
    Where a page is sent as a document of its own, the browser tells of a line that broke, and the platform is not
    asked for words. Whether the words help is a person's judgement. Checks of one fault depend on each other, so that
    the interval is narrower than it should be.
Source:
    Bastien & Scapin 1993, INRIA RT-0156, criteria 5.1–5.3; ISO 9241-110:2020, use error robustness.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.recoveries import checks, share
from toolkit.score.statistics import jeffreys
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Bastien & Scapin 1993, 5.1–5.3; ISO 9241-110:2020", reads="faults")
def recovery(*, faults: pd.DataFrame) -> pd.DataFrame:
    """
    Share of the checks that hold, per journey.

    Args:
        faults: One row per FaultRecord.

    Returns:
        One row per journey: `value`, `n` checks, `passed`, 95 % Jeffreys interval.
    """
    asked = checks(faults=faults)
    rows = []
    for journey, mine in asked.groupby("journey", sort=True):
        held, n = share(mine)
        low, high = jeffreys(held, n)
        rows.append(row(value=held / n, n=n, passed=held, low=low, high=high, journey=str(journey)))
    return table(rows)
