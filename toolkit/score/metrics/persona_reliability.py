"""
Journey reliability as each persona, and how far each is from the others.

Why:
    A journey that holds on the whole may hold for nobody who uses a keyboard: the mean hides whom it leaves out.
How:
    Attempts are reduced and counted as for the reliability of journeys, for each journey and persona. The gap of a
    persona is its share of successes less that of all personas, over the journeys that it walked; its interval is
    Newcombe's for the difference from the other personas, scaled by their share of the attempts.
Limits:
    A persona is a script with some of a person's conditions: what fails for it fails for people, not the other way
    round. With few attempts the interval is wide, and says so.
Source:
    Brown, Cai & DasGupta 2001, Statistical Science 16:101; Newcombe 1998, Statistics in Medicine 17:873.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.attempts import tally
from toolkit.score.statistics import difference_of_proportions, jeffreys
from toolkit.score.values import metric, row, table


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


@metric(unit="1", better="higher", source="Newcombe 1998, Statistics in Medicine 17:873", reads="attempts")
def persona_gap(*, outcomes: pd.DataFrame) -> pd.DataFrame:
    """
    A persona's share of successes less that of all personas together, over the journeys that it walked.

    Args:
        outcomes: As above.

    Returns:
        One row per persona, where there are several: `value` (-1 to 1), `n` attempts of the persona, 95 % interval.
    """
    counts = tally(outcomes=outcomes, by=["journey", "persona"])
    counts = counts[counts["n"] > 0]
    rows = []
    for persona, mine in counts.groupby("persona", sort=True):
        others = counts[(counts["persona"] != persona) & counts["journey"].isin(mine["journey"])]
        n, passed = int(mine["n"].sum()), int(mine["passed"].sum())
        n_others, passed_others = int(others["n"].sum()), int(others["passed"].sum())
        if not n_others:
            continue
        share = n_others / (n + n_others)
        low, high = difference_of_proportions(passed, n, passed_others, n_others)
        value = share * (passed / n - passed_others / n_others)
        rows.append(row(value=value, n=n, low=share * low, high=share * high, persona=str(persona)))
    return table(rows)
