"""
Automatic ergonomic checks: the share that passed of those that could be made.

Why:
    What a machine can count at every state of every run, people need not count: they can look at the rest.
How:
    Twelve checks, each tied to a criterion of Bastien and Scapin, at every state that was arrived at and where it
    applies (no field, no label to miss): names of fields beyond a placeholder (1.1), radio buttons in a named group and
    headings without a gap (1.2.1), an answer within a second (1.3, per step), text of 16 px and lines of at most 90
    characters (1.4), at most ten fields in a form (2.1.1), passwords and addresses that the browser may fill in
    (2.1.2), nothing that plays by itself (3.2), zoom (4.1), pictures as controls that have a name (7), an interface in
    the page's language (8). Limits are in `criteria.toml`.
Limits:
    Signals, no verdict: what passes may still be bad, and the rest of the eighteen criteria no machine can tell. Short
    lines pass, since a telephone has no others. States are not independent: the interval is too narrow.
Source:
    Bastien & Scapin 1993, INRIA RT-0156; Agresti & Coull 1998 (interval).
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.criteria import Model
from toolkit.score.ergonomics import checked
from toolkit.score.statistics import adjusted_wald
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Bastien & Scapin 1993, INRIA RT-0156", reads="observations")
def ergonomic_checks(*, observations: pd.DataFrame, model: Model) -> pd.DataFrame:
    """
    Share of checks that passed.

    Args:
        observations: One row per observation with `state`, `step`, `timed`.
        model: Limits.

    Returns:
        One row, or none where no fact was written down: `value`, `n` checks at states, `passed`; `detail` has each
        check that applied as criterion and fact, with how often it passed of how often it applied.
    """
    done = list(checked(observations=observations, model=model))
    passed, n = sum(one.passed for one in done), sum(one.n for one in done)
    if not n:
        return table([])
    low, high = adjusted_wald(passed, n)
    detail = {f"{one.criterion} {one.fact}": f"{one.passed}/{one.n}" for one in done}
    return table([row(value=passed / n, n=n, passed=passed, low=low, high=high, detail=detail)])
