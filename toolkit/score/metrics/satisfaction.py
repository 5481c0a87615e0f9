"""
Satisfaction: what people say of the platform after they have used it.

Why:
    People leave what works and annoys them.
How:
    SUS or its French form F-SUS (else UMUX-Lite, scored linearly), the mean answer to the Single Ease Question (first
    averaged for each person), and the overall scale of UEQ-S; means over people with their t interval.
Limits:
    Twelve people know the mean SUS to about eleven points, one knows nothing of it. Words of people are evidence of
    their own, never averaged.
Source:
    Brooke 1996; Gronier & Baudet 2021; Lewis, Utesch & Maher 2013; Sauro & Dumas 2009; Schrepp et al. 2017.
"""

from __future__ import annotations

import pandas as pd

from toolkit.score.people.current import HumanTables
from toolkit.score.people.numbers import mean
from toolkit.score.people.questionnaires import (
    AROUND_0,
    PERCENT,
    SEVEN,
    PersonScores,
    person_means,
    person_scores,
    usability_scores,
)
from toolkit.score.sampling import PersonMean
from toolkit.score.values import metric, row, table


@metric(unit="points", better="higher", source="Brooke 1996; Gronier & Baudet 2021", reads="answers")
def sus(*, people: HumanTables) -> pd.DataFrame:
    """Mean of SUS and F-SUS over people, 0 to 100; of UMUX-Lite where nobody answered either."""
    scores, instrument = usability_scores(people)
    return _mean(scores, PERCENT, {"instrument": instrument})


@metric(unit="points", better="higher", source="Sauro & Dumas 2009, CHI", reads="tasks")
def seq(*, people: HumanTables) -> pd.DataFrame:
    """Mean answer to the Single Ease Question over people, 1 to 7."""
    each = person_means(people)
    scores = PersonScores(each.index.to_numpy(dtype=int), each.to_numpy(dtype=float))
    return _mean(scores, SEVEN, {})


@metric(unit="points", better="higher", source="Schrepp, Hinderks & Thomaschewski 2017, UEQ-S", reads="answers")
def ueq_s(*, people: HumanTables) -> pd.DataFrame:
    """Mean of the overall scale of UEQ-S over people, -3 to +3."""
    return _mean(person_scores(people, "ueq_s", "overall"), AROUND_0, {})


def _mean(scores: PersonScores, within: tuple[float, float], detail: dict[str, str]) -> pd.DataFrame:
    if not len(scores.values):
        return table([row(value=None, n=0, reason="@reason.no_people")])
    one = mean(scores.values, within)
    if one.low is None:
        return table([row(value=None, n=one.n, reason="@reason.one_person", detail=detail)])
    sample = PersonMean(scores.people, scores.values)
    return table([row(value=one.value, n=one.n, low=one.low, high=one.high, sample=sample, detail=detail)])
