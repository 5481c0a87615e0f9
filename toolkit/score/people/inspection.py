"""
The ergonomic inspection: evaluators' lists made one, who confirms what, and what each criterion is worth.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from toolkit.records import Agreement, Discovery, ErgonomicCriterion, Finding, Problem
from toolkit.score.criteria import Model
from toolkit.score.people.current import HumanTables
from toolkit.score.people.ergonomics import criteria, signals
from toolkit.score.people.evaluators import agreement_of, discovery_of
from toolkit.score.people.groups import Voice
from toolkit.score.people.tasks import succeeded

EVALUATOR = ["study", "evaluator"]


class Inspection(NamedTuple):
    """
    Everything that evaluators found.

    Attributes:
        evaluators: Their number.
        problems: Worst first; findings that were matched are one problem.
        criteria: All eighteen, in order.
        seen: Evaluators (rows) by problem (columns), in the order of `problems`: whether they noted it.
        ratings: The same shape: severity 0 to 4, NaN where they gave none.
        looked: Evaluators by criterion, in the order of `criteria`: whether they looked at it.
        agreement: Any-two over findings, Krippendorff's alpha over severities.
        discovery: How many of the problems there are have probably been seen.
    """

    evaluators: int
    problems: tuple[Problem, ...]
    criteria: tuple[ErgonomicCriterion, ...]
    seen: np.ndarray
    ratings: np.ndarray
    looked: np.ndarray
    agreement: tuple[Agreement, ...]
    discovery: Discovery | None


_NOTHING = np.zeros((0, 0))
NOBODY = Inspection(0, (), (), _NOTHING.astype(bool), _NOTHING, _NOTHING.astype(bool), (), None)


def inspect(*, people: HumanTables, model: Model, findings: Sequence[Finding], voices: Sequence[Voice]) -> Inspection:
    """
    What evaluators found, taken together.

    Args:
        people: `inspections`, `matches`, `severities`; `tasks`, which may confirm a problem.
        model: When a problem is confirmed, and what a severity is worth.
        findings: What machines found.
        voices: What focus groups agree on.
    """
    beside = signals(findings)
    if people.inspections.empty:
        return _uninspected(beside, model)
    named = _problem_names(people)
    who = sorted(set(_who(people.inspections)) | set(_who(people.severities)))
    noted = named[named["finding"] != ""]
    names = sorted(noted["problem"].unique())
    seen, ratings = _matrices(noted, _named(people.severities, noted), who, names)
    stumbled = _stumbled(people, model)
    problems = [
        _problem(name, noted[noted["problem"] == name], seen[:, at], ratings[:, at], model)
        for at, name in enumerate(names)
    ]
    problems = [_confirmed(one, model, beside, stumbled, voices) for one in problems]
    order = sorted(range(len(names)), key=lambda at: (-(problems[at].severity or 0), problems[at].problem))
    looked = _looked(named, who)
    inspected = np.asarray(looked.any(axis=1))
    sorted_problems = tuple(problems[at] for at in order)
    return Inspection(
        evaluators=int(inspected.sum()),
        problems=sorted_problems,
        criteria=_criteria(sorted_problems, looked, beside, model),
        seen=seen[:, order],
        ratings=ratings[:, order],
        looked=looked,
        agreement=agreement_of(seen, ratings, [name.rpartition("/")[0] for name in who], inspected),
        discovery=discovery_of(seen[inspected]),
    )


def _uninspected(beside: dict[str, list[Finding]], model: Model) -> Inspection:
    """Nobody has inspected: the criteria stand there with what machines noticed beside them."""
    looked = np.zeros((0, len(criteria())), dtype=bool)
    return NOBODY._replace(
        criteria=_criteria((), looked, beside, model),
        looked=looked,
        agreement=agreement_of(NOBODY.seen, NOBODY.ratings, (), np.array([], dtype=bool)),
    )


def without(inspected: Inspection, problem: str, model: Model) -> Inspection:
    """The inspection as it would be with one problem solved."""
    problems = tuple(
        dataclasses.replace(one, fixed=True) if one.problem == problem else one for one in inspected.problems
    )
    criteria_now = tuple(
        _valued(one, [other for other in problems if other.criterion == one.criterion], model)
        for one in inspected.criteria
    )
    return inspected._replace(problems=problems, criteria=criteria_now)


def worth(severity: np.ndarray, values: Sequence[float]) -> np.ndarray:
    """
    What severities are worth, 0 to 100; between two severities in proportion.

    Args:
        severity: 0 to 4, means of several ratings; NaN stays NaN.
        values: Of the severities 0 to 4.
    """
    worth_of = np.interp(severity, np.arange(len(values)), np.asarray(values, dtype=float))
    return np.asarray(np.where(np.isnan(severity), np.nan, worth_of))


def _problem_names(people: HumanTables) -> pd.DataFrame:
    """
    Inspection rows with `problem`: the name that evaluators agreed on, else the finding's own.

    A name that two studies use is two problems: it is told with its study.
    """
    keys = [*EVALUATOR, "finding"]
    joined = people.inspections.merge(people.matches.drop_duplicates(keys), on=keys, how="left")
    own = joined["evaluator"] + ":" + joined["finding"]
    names = joined["problem"].where(joined["problem"].notna(), own)
    several = joined.groupby(names)["study"].transform("nunique") > 1
    return joined.assign(own=names, problem=names.where(~several, joined["study"] + "/" + names))


def _named(severities: pd.DataFrame, noted: pd.DataFrame) -> pd.DataFrame:
    """Ratings with the names under which their problems are known."""
    names = noted[["study", "own", "problem"]].drop_duplicates()
    rated = severities.rename(columns={"problem": "own"})
    return rated.merge(names, on=["study", "own"], how="inner")


def _matrices(
    noted: pd.DataFrame, severities: pd.DataFrame, who: list[str], names: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Who noted which problem, and how bad they hold it to be."""
    seen = np.zeros((len(who), len(names)), dtype=bool)
    ratings = np.full(seen.shape, np.nan)
    seen[_positions(_who(noted), who), _positions(noted["problem"], names)] = True
    # Ratings given blind, after the lists were compared, hold; those on the spot stand in where there are none.
    on_the_spot = noted[~noted["problem"].isin(severities["problem"])]
    for given in (on_the_spot, severities):
        rated = given[given["severity"].notna()]
        at = _positions(_who(rated), who), _positions(rated["problem"], names)
        ratings[at] = rated["severity"].to_numpy(dtype=float)
    return seen, ratings


def _positions(values: pd.Series[str], among: Sequence[str]) -> np.ndarray:
    """Where each value stands in a list that holds them all."""
    return pd.Index(among).get_indexer(pd.Index(values))


def _who(rows: pd.DataFrame) -> pd.Series[str]:
    return rows["study"] + "/" + rows["evaluator"]


def _looked(rows: pd.DataFrame, who: list[str]) -> np.ndarray:
    looked = np.zeros((len(who), len(criteria())), dtype=bool)
    known = rows[rows["criterion"].isin(list(criteria()))]
    looked[_positions(_who(known), who), _positions(known["criterion"], list(criteria()))] = True
    return looked


def _problem(name: str, rows: pd.DataFrame, seen: np.ndarray, ratings: np.ndarray, model: Model) -> Problem:
    given = ratings[~np.isnan(ratings)]
    return Problem(
        problem=name,
        criterion=_most(rows["criterion"]),
        title=_most(rows["title"]) or name,
        journey=_most(rows["journey"]),
        evaluators=int(seen.sum()),
        severity=float(given.mean()) if len(given) else None,
        ratings=len(given),
        confirmed=int(seen.sum()) >= model.people.confirm_evaluators,
        fixed=bool(rows["fixed"].all()),
    )


def _most(texts: pd.Series[str]) -> str:
    """The text that stands there most often, the first of equals; empty ones only when there is no other."""
    said = texts[texts != ""]
    return str(said.mode(dropna=True).iloc[0]) if len(said) else ""


def _stumbled(people: HumanTables, model: Model) -> set[str]:
    """Tasks at which people in number failed or erred: what an evaluator noted there, they are likely to have met."""
    stumbling = ~succeeded(people.tasks) | (people.tasks["errors"].fillna(0) > 0)
    by_task = stumbling.groupby(people.tasks["task"]).agg(["sum", "mean"])
    limits = model.people
    enough = (by_task["sum"] >= limits.confirm_participants) & (by_task["mean"] >= limits.confirm_share)
    return {str(task) for task in by_task.index[enough]}


def _confirmed(
    one: Problem, model: Model, beside: dict[str, list[Finding]], stumbled: set[str], voices: Sequence[Voice]
) -> Problem:
    """With everybody else who found the same at the same place: then a single evaluator is enough."""
    machine = any(one.journey in finding.journeys for finding in beside.get(one.criterion, ()))
    group = any((voice.criterion, voice.journey) == (one.criterion, one.journey) for voice in voices)
    others = {"machine": machine, "user": one.journey in stumbled, "group": group}
    by = tuple(name for name, agrees in others.items() if agrees and one.journey)
    enough = one.evaluators >= model.people.confirm_evaluators
    return dataclasses.replace(one, confirmed=enough or bool(by), confirmed_by=(*(("expert",) if enough else ()), *by))


def _criteria(
    problems: Sequence[Problem], looked: np.ndarray, beside: dict[str, list[Finding]], model: Model
) -> tuple[ErgonomicCriterion, ...]:
    return tuple(
        _criterion(
            number, [one for one in problems if one.criterion == number], int(looked[:, at].sum()), beside, model
        )
        for at, number in enumerate(criteria())
    )


def _criterion(
    number: str, problems: Sequence[Problem], evaluators: int, beside: dict[str, list[Finding]], model: Model
) -> ErgonomicCriterion:
    return _valued(
        ErgonomicCriterion(
            criterion=number,
            evaluators=evaluators,
            problems=len(problems),
            worst=None,
            value=None,
            signals=tuple(finding.id for finding in beside.get(number, ())),
        ),
        problems,
        model,
    )


def _valued(one: ErgonomicCriterion, problems: Sequence[Problem], model: Model) -> ErgonomicCriterion:
    """With what its worst open problem leaves it; nothing where nobody has looked."""
    if not one.evaluators:
        return dataclasses.replace(one, reason="@reason.not_inspected")
    open_ = [each.severity for each in problems if each.confirmed and not each.fixed]
    if None in open_:
        return dataclasses.replace(one, worst=None, value=None, reason="@reason.not_rated")
    worst = max((severity for severity in open_ if severity is not None), default=0.0)
    value = float(worth(np.array([worst]), model.people.severity_values)[0])
    return dataclasses.replace(one, worst=worst, value=value, reason=None)
