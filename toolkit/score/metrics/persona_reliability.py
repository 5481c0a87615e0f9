"""
Journey reliability as each persona, and how far each is from the others.

Why:
    A journey that holds on the whole may hold for nobody who uses a keyboard: the mean hides whom it leaves out.
How:
    Attempts are reduced and counted as for the reliability of journeys, for each journey and persona. The gap of a
    persona is its share of successes less the one that all personas together would have had in its attempts: compared
    within each journey and engine that others walked, too, since not everybody need walk all. It is the difference of
    Mantel and Haenszel from the others, scaled by their share of the attempts; its interval is the score interval.
Limits:
    A persona is a script with some of a person's conditions: what fails for it fails for people, not the other way
    round. With few attempts the interval is wide, and says so.
Source:
    Brown, Cai & DasGupta 2001, Statistical Science 16:101; Mantel & Haenszel 1959, JNCI 22:719; Miettinen & Nurminen
    1985, Statistics in Medicine 4:213.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.attempts import tally
from toolkit.score.statistics import jeffreys
from toolkit.score.statistics.stratified import stratified_difference
from toolkit.score.values import metric, row, table

STRATA = ["journey", "engine"]


@metric(unit="1", better="higher", source="Brown, Cai & DasGupta 2001", reads="attempts")
def persona_reliability(*, outcomes: pd.DataFrame) -> pd.DataFrame:
    """
    Share of successful attempts per journey and persona.

    Args:
        outcomes: One row per attempt: `journey`, `persona`, `outcome`, `valid`.

    Returns:
        One row per journey and persona that was walked: `value`, `n`, `passed`, 95 % Jeffreys interval.
    """
    rows = []
    for at in tally(outcomes=outcomes, by=["journey", "persona"]).to_dict("records"):
        n, passed = int(at["n"]), int(at["passed"])
        if n:
            low, high = jeffreys(passed, n)
            rows.append(
                row(
                    value=passed / n,
                    n=n,
                    passed=passed,
                    low=low,
                    high=high,
                    journey=str(at["journey"]),
                    persona=str(at["persona"]),
                )
            )
    return table(rows)


@metric(unit="1", better="higher", source="Miettinen & Nurminen 1985, Statistics in Medicine 4:213", reads="attempts")
def persona_gap(*, outcomes: pd.DataFrame) -> pd.DataFrame:
    """
    A persona's share of successes less that of all personas in the same journeys and engines.

    Args:
        outcomes: As above, with `engine`.

    Returns:
        One row per persona that walked what others walked, too: `value` (-1 to 1), `n` of its attempts at that, 95 %
        interval.
    """
    counts = tally(outcomes=outcomes, by=[*STRATA, "persona"])
    counts = counts[counts["n"] > 0]
    rows = []
    for persona, mine in counts.groupby("persona", sort=True):
        others = counts[counts["persona"] != persona].groupby(STRATA, observed=True)[["n", "passed"]].sum()
        both = mine.merge(others, left_on=STRATA, right_index=True, suffixes=("", "_others"))
        if both.empty:
            continue
        n, n_others = (both[name].to_numpy(dtype=float) for name in ("n", "n_others"))
        passed, passed_others = (both[name].to_numpy(dtype=float) for name in ("passed", "passed_others"))
        share = float((n * n_others / (n + n_others)).sum() / n.sum())
        value, low, high = (share * part for part in stratified_difference(passed, n, passed_others, n_others))
        rows.append(row(value=value, n=int(n.sum()), low=low, high=high, persona=str(persona)))
    return table(rows)
