"""
Web vitals: how soon a page shows itself, how still it stands and how fast it answers, at the 75th percentile.

Why:
    Waiting and jumping are felt on every page, long before anything is broken.
How:
    Per successful attempt the worst value over its steps and documents; then the 75th percentile over attempts for
    each journey and persona, with the interval that order statistics give. Attempts made in parallel, under load or
    on a busy machine are left out.
Limits:
    Laboratory values of this machine and network. Few attempts give no upper bound. TTFB is reported, not scored.
Source:
    https://web.dev/articles/vitals (75th percentile, definitions).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.sampling import Percentile
from toolkit.score.statistics import percentile_interval
from toolkit.score.values import metric, row, table

SOURCE = "https://web.dev/articles/vitals"


@metric(unit="ms", better="lower", source=SOURCE, reads="observations")
def lcp(*, observations: pd.DataFrame) -> pd.DataFrame:
    """Largest contentful paint, one row per journey and persona."""
    return _at_p75("lcp", observations)


@metric(unit="ms", better="lower", source=SOURCE, reads="observations")
def inp(*, observations: pd.DataFrame) -> pd.DataFrame:
    """Interaction to next paint, one row per journey and persona."""
    return _at_p75("inp", observations)


@metric(unit="1", better="lower", source=SOURCE, reads="observations")
def cls(*, observations: pd.DataFrame) -> pd.DataFrame:
    """Cumulative layout shift, one row per journey and persona."""
    return _at_p75("cls", observations)


@metric(unit="ms", better="lower", source=SOURCE, reads="observations")
def fcp(*, observations: pd.DataFrame) -> pd.DataFrame:
    """First contentful paint, one row per journey and persona."""
    return _at_p75("fcp", observations)


@metric(unit="ms", better="lower", source=SOURCE, reads="observations")
def tbt(*, observations: pd.DataFrame) -> pd.DataFrame:
    """Total blocking time, one row per journey and persona."""
    return _at_p75("tbt", observations)


@metric(unit="ms", better="lower", source=SOURCE, reads="observations")
def ttfb(*, observations: pd.DataFrame) -> pd.DataFrame:
    """Time to first byte, one row per journey and persona; reported only."""
    return _at_p75("ttfb", observations)


def _at_p75(name: str, observations: pd.DataFrame) -> pd.DataFrame:
    mine = (observations["name"] == name) & observations["timed"]
    chosen = observations.loc[mine, ["journey", "persona", "attempt_id", "value"]]
    worst = chosen.groupby(["journey", "persona", "attempt_id"], sort=True, observed=True)["value"].max()
    rows = []
    for key, values in worst.groupby(level=["journey", "persona"], sort=True):
        journey, persona = key if isinstance(key, tuple) else (key, None)
        ordered = np.sort(values.to_numpy(dtype=float))
        low, high = percentile_interval(ordered, 0.75)
        value = float(np.quantile(ordered, 0.75))
        numbers = row(value=value, n=len(ordered), low=low, high=high, sample=Percentile(ordered, 0.75))
        rows.append(numbers | {"journey": str(journey), "persona": str(persona)})
    return table(rows)
