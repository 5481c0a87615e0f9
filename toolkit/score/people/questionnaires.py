"""
Questionnaires: every person's score, and how the field reads the mean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import Number, Questionnaire
from toolkit.score.people.current import HumanTables
from toolkit.score.people.numbers import mean
from toolkit.score.statistics import experience, sus_scale
from toolkit.score.statistics import questionnaires as formulas


class Scale(NamedTuple):
    """
    One scale of a questionnaire: from answers (persons, items) to a score a person; NaN where there is none.

    `within` holds the lowest and the highest score that there are.
    """

    name: str
    within: tuple[float, float]
    score: Callable[[np.ndarray], np.ndarray]
    read: Callable[[float], Mapping[str, str]] | None = None


class PersonScores(NamedTuple):
    """Scores of one scale: `people` holds each person's number in the draws."""

    people: np.ndarray
    values: np.ndarray


NOBODY = PersonScores(np.array([], dtype=int), np.array([]))


def _sus_reading(score: float) -> Mapping[str, str]:
    return {
        "grade": sus_scale.sus_grade(score),
        "percentile": f"{float(sus_scale.sus_percentile(score)):.1f}",
        "adjective": sus_scale.sus_adjective(score),
        "acceptability": sus_scale.sus_acceptability(score),
    }


def _benchmark(scale: str) -> Callable[[float], Mapping[str, str]]:
    return lambda score: {"benchmark": experience.ueq_s_category(scale, score)}


ITEMS = {"sus": 10, "f_sus": 10, "umux": 4, "umux_lite": 2, "ueq_s": 8, "asq": 3, "supr_q": 8, "attrakdiff": 28}
ITEMS |= {"visawi_s": 4, "nasa_tlx": 6, "nps": 1}
PERCENT, SEVEN, AROUND_0 = (0.0, 100.0), (1.0, 7.0), (-3.0, 3.0)
SCALES: dict[str, tuple[Scale, ...]] = {
    "sus": (Scale("", PERCENT, formulas.sus, _sus_reading),),
    "f_sus": (Scale("", PERCENT, formulas.sus, _sus_reading),),
    "umux": (Scale("", PERCENT, formulas.umux),),
    "umux_lite": (Scale("", PERCENT, formulas.umux_lite),),
    "ueq_s": (
        Scale("pragmatic", AROUND_0, lambda answers: experience.ueq_s(answers).pragmatic, _benchmark("pragmatic")),
        Scale("hedonic", AROUND_0, lambda answers: experience.ueq_s(answers).hedonic, _benchmark("hedonic")),
        Scale("overall", AROUND_0, lambda answers: experience.ueq_s(answers).overall, _benchmark("overall")),
    ),
    "asq": (Scale("", SEVEN, formulas.asq),),
    "attrakdiff": (
        Scale("pragmatic", AROUND_0, lambda answers: experience.attrakdiff(answers).pragmatic),
        Scale("stimulation", AROUND_0, lambda answers: experience.attrakdiff(answers).stimulation),
        Scale("identity", AROUND_0, lambda answers: experience.attrakdiff(answers).identity),
        Scale("attractiveness", AROUND_0, lambda answers: experience.attrakdiff(answers).attractiveness),
    ),
    "supr_q": (Scale("", (0.875, 5), formulas.supr_q),),
    "visawi_s": (Scale("", SEVEN, experience.visawi_s),),
    "nasa_tlx": (Scale("", PERCENT, formulas.tlx),),
}


class Sheets(NamedTuple):
    """Filled-in questionnaires, one row per person and day: who, and answers by item, NaN where there is none."""

    people: np.ndarray
    answers: np.ndarray


def sheets_of(people: HumanTables, instrument: str) -> Sheets:
    """
    What was answered to one questionnaire; sheets without any answer are left out, and of two answers to an item on
    one day the later row holds.
    """
    every = people.answers
    given = every[(every["instrument"] == instrument) & every["answer"].notna()]
    given = given[given["item"].between(1, ITEMS[instrument])]
    if given.empty:
        return Sheets(np.array([], dtype=int), np.empty((0, ITEMS[instrument])))
    sheet = given.groupby(["index", "date"], sort=True).ngroup().to_numpy()
    answers = np.full((int(sheet.max()) + 1, ITEMS[instrument]), np.nan)
    who = np.zeros(len(answers), dtype=int)
    answers[sheet, given["item"].to_numpy() - 1] = given["answer"].to_numpy(dtype=float)
    who[sheet] = given["index"].to_numpy(dtype=int)
    return Sheets(who, answers)


def person_scores(people: HumanTables, instrument: str, scale: str = "") -> PersonScores:
    """A score a person: the mean of their days where they answered more than once."""
    sheets = sheets_of(people, instrument)
    if not len(sheets.people):
        return NOBODY
    formula = next(one.score for one in SCALES[instrument] if one.name == scale)
    return _by_person(sheets.people, formula(sheets.answers))


def usability_scores(people: HumanTables) -> tuple[PersonScores, str]:
    """
    The scores behind S1, and the questionnaire they come from: SUS in either language, else UMUX-Lite.
    """
    both = {name: person_scores(people, name) for name in ("sus", "f_sus")}
    used = [name for name, one in both.items() if len(one.values)]
    if not used:
        return person_scores(people, "umux_lite"), "umux_lite"
    who, values = (np.concatenate([getattr(both[name], part) for name in used]) for part in ("people", "values"))
    return _by_person(who, values), "+".join(used)


def _by_person(who: np.ndarray, values: np.ndarray) -> PersonScores:
    """The mean of each person's values, missing ones left out."""
    given = ~np.isnan(values)
    people, row = np.unique(who[given], return_inverse=True)
    return PersonScores(people, np.bincount(row, weights=values[given]) / np.maximum(np.bincount(row), 1))


def questionnaires(*, people: HumanTables) -> tuple[Questionnaire, ...]:
    """Every scale of every questionnaire that somebody answered."""
    answered = set(people.answers["instrument"].unique())
    found = [
        _record(instrument, scale, mean(scores.values, scale.within))
        for instrument, scales in SCALES.items()
        if instrument in answered
        for scale in scales
        if len((scores := person_scores(people, instrument, scale.name)).values)
    ]
    if len(recommend := sheets_of(people, "nps").answers):
        found.append(_promoters(recommend[:, 0]))
    if len(eases := person_means(people)):
        found.append(Questionnaire(instrument="seq", scale="", unit="points", score=mean(eases.to_numpy(), SEVEN)))
    return tuple(found)


def person_means(people: HumanTables) -> pd.Series[float]:
    """Each person's mean answer to the Single Ease Question over their tasks, by their number."""
    asked = people.tasks[people.tasks["seq"].notna()]
    return asked.assign(seq=asked["seq"].astype("float64")).groupby("index", sort=True)["seq"].mean()


def _record(instrument: str, scale: Scale, score: Number) -> Questionnaire:
    reading = {} if scale.read is None or score.value is None else dict(scale.read(score.value))
    return Questionnaire(instrument=instrument, scale=scale.name, unit="points", score=score, reading=reading)


def _promoters(answers: np.ndarray) -> Questionnaire:
    found = formulas.nps(answers)
    score = Number(value=found.score, n=found.n, low=found.adjusted.low, high=found.adjusted.high)
    return Questionnaire(instrument="nps", scale="", unit="points", score=score)
