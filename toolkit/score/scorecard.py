"""
The scorecard: one run's evidence, scored. Same evidence and seed, same bytes.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.errors import EvidenceError, NothingMeasured
from toolkit.records import (
    SERVICE_WORKERS,
    Action,
    Cap,
    DimensionScore,
    Finding,
    GateResult,
    MetricValue,
    People,
    RunState,
    Scorecard,
    as_data,
    from_data,
)
from toolkit.score import values
from toolkit.score.actions import first_actions
from toolkit.score.answers import feedback_results
from toolkit.score.arrivals import propagation_results
from toolkit.score.attempts import uncalibrated
from toolkit.score.caps import caps_of, evidence_cap
from toolkit.score.contents import content_results
from toolkit.score.counts import counts, left_behind, unaudited_states
from toolkit.score.criteria import Model, load_model
from toolkit.score.efforts import effort_results
from toolkit.score.evidence import Evidence, prepare
from toolkit.score.feeds import feed_results
from toolkit.score.findings import audit_all
from toolkit.score.gate import judge
from toolkit.score.grade import grade, reason_of
from toolkit.score.journeys import journey_results, missing_attempts
from toolkit.score.load_results import load_result
from toolkit.score.notices import notification_result
from toolkit.score.parameters import parameters
from toolkit.score.people.confirming import confirmed
from toolkit.score.people.contribution import contribution
from toolkit.score.people.maturity import maturity
from toolkit.score.people.summary import summary
from toolkit.score.raises import Standing, raises
from toolkit.score.recoveries import recovery_results
from toolkit.score.roles import cells, judged
from toolkit.score.scores import as_score
from toolkit.score.sensitivity import sensitivity
from toolkit.score.sums import Sums, add_up
from toolkit.score.tables import Tables, read_tables
from toolkit.score.tiers import Tier, missing_for_machine, tier_of
from toolkit.score.uncertainty import interval
from toolkit.score.validity import doubts
from toolkit.score.wcag import verdicts
from toolkit.settings import Settings
from toolkit.store import RunFolder, write_atomically

DIGITS = 6  # significant: more is noise, and the same bytes are wanted everywhere


def score_run(folder: RunFolder, settings: Settings, *, as_of: str | None = None) -> Scorecard:
    """
    Score what a run recorded; whole runs and killed ones.

    Args:
        folder: The run.
        settings: The model, limits of validity, rules of the gate.
        as_of: The date that decides what has expired; default: the settings', else the run's start.

    Raises:
        EvidenceError: Evidence is damaged; every fault is listed.
        NothingMeasured: There is no attempt and no load test.
        SettingsError: The model or a rule of the gate cannot be understood.
    """
    path = settings.score.criteria
    model = load_model(settings.path(path) if path else None)
    tables = read_tables(folder)
    if tables.attempts.empty and tables.load.empty:
        raise NothingMeasured(f"{folder.path}: no attempt and no load test was recorded; run `virage measure`")
    day = as_of or settings.score.as_of or tables.info.started
    evidence = prepare(tables=tables, model=model, settings=settings, as_of=day)
    card = rounded(_card(tables, evidence, as_of=day))
    return dataclasses.replace(card, gate=judge(card, settings))


def _card(tables: Tables, evidence: Evidence, *, as_of: str) -> Scorecard:
    model, settings = evidence.model, evidence.settings
    seed = settings.score.seed
    sums = add_up(evidence=evidence, seed=seed)
    findings = confirmed(audit_all(evidence), evidence.inspected.problems)
    barriers = caps_of(evidence, findings)
    tier = _tier(evidence)
    standing = Standing(sums.point, barriers, tier)
    graded = reason_of(model, sums.point, tier) is None
    caps = (*barriers, *(evidence_cap(model, tier) if graded else ()))
    missing = _missing(evidence)
    return Scorecard(
        run=evidence.info,
        as_of=as_of,
        complete=evidence.info.state is RunState.COMPLETE and not missing,
        missing=missing,
        validity=doubts(evidence=evidence),
        grade=grade(model=model, point=sums.point, draws=sums.draws, caps=barriers, tier=tier),
        caps=caps,
        dimensions=_dimensions(model, sums),
        metrics=_metric_values(sums.metrics),
        journeys=journey_results(evidence=evidence),
        effort=effort_results(effort=evidence.effort, journeys=evidence.journeys),
        recovery=recovery_results(faults=evidence.faults, journeys=evidence.journeys),
        contents=content_results(contents=evidence.contents, journeys=evidence.journeys),
        feeds=feed_results(feeds=evidence.feeds, journeys=evidence.journeys),
        trust=evidence.trust,
        roles=cells(judged=judged(trials=evidence.trials)),
        propagation=propagation_results(arrivals=evidence.arrivals),
        notifications=notification_result(noticed=evidence.noticed),
        feedback=feedback_results(observations=evidence.observations, journeys=evidence.journeys, model=model),
        findings=findings,
        actions=_actions(model, sums, barriers, findings),
        load=tuple(load_result(test) for test in evidence.tests),
        criteria=verdicts(rules=evidence.rules),
        gate=GateResult(outcome="inconclusive", exit_code=0),
        parameters=parameters(model),
        people=_people(evidence, findings, barriers, sums),
        sensitivity=sensitivity(model=model, point=sums.point, graded=graded, seed=seed),
        raises=raises(evidence=evidence, sums=sums, now=standing, findings=findings),
        counts=counts(tables=tables, evidence=evidence, findings=findings),
        unaudited=unaudited_states(states=evidence.unaudited),
        uncalibrated=tuple(
            f"@limits.unthrottled|persona={persona}"
            if what == SERVICE_WORKERS
            else f"@limits.uncalibrated|persona={persona}|what={what}"
            for persona, what in uncalibrated(tables.health)
        ),
        left_behind=left_behind(ledger=tables.ledger),
        seed=seed,
    )


def _tier(evidence: Evidence) -> Tier:
    model = evidence.model
    lacking = missing_for_machine(
        model=model, outcomes=evidence.outcomes, executions=evidence.executions, tests=evidence.tests
    )
    given = contribution(
        people=evidence.people,
        inspected=evidence.inspected,
        heard=evidence.heard,
        journeys=evidence.journeys,
        model=model,
    )
    left_out = any(study.is_cut for study in evidence.people.studies)
    return tier_of(model=model, people=given, missing=lacking, left_out=left_out)


def _people(evidence: Evidence, findings: Sequence[Finding], caps: Sequence[Cap], sums: Sums) -> People:
    headroom = sums.scored["c1"].metric.value if "c1" in sums.scored else None
    return summary(
        people=evidence.people,
        inspected=evidence.inspected,
        heard=evidence.heard,
        journeys=evidence.journeys,
        findings=findings,
        maturity=maturity(
            people=evidence.people,
            model=evidence.model,
            caps=caps,
            headroom=headroom,
            participants=len(evidence.people.participants),
        ),
    )


def _dimensions(model: Model, sums: Sums) -> tuple[DimensionScore, ...]:
    return tuple(_dimension(model, name, sums) for name in model.dimensions)


def _dimension(model: Model, name: str, sums: Sums) -> DimensionScore:
    level = model.uncertainty.interval
    score = float(sums.point.dimensions[name][0]) if name in sums.point.dimensions else None
    low, high = (None, None) if score is None else interval(sums.draws.dimensions[name], score, level)
    available = sums.point.available[name]
    reason = "@reason.insufficient" if available > 0 else "@reason.not_measured"
    return DimensionScore(
        dimension=name,
        weight=model.dimensions[name].weight,
        score=score,
        low=low,
        high=high,
        available=available,
        band=None if score is None else model.band(score),
        reason=None if score is not None else reason,
        criteria=tuple(as_score(c, part, sums.scored[c], level) for c, part in model.of(name).items()),
    )


def _actions(model: Model, sums: Sums, caps: tuple[Cap, ...], findings: tuple[Finding, ...]) -> tuple[Action, ...]:
    measured = [name for name, one in sums.scored.items() if one.point is not None]
    return first_actions(model=model, caps=caps, findings=findings, measured=measured)


def _metric_values(rows: pd.DataFrame) -> tuple[MetricValue, ...]:
    sources = values.sources()
    return tuple(
        MetricValue(
            metric=row["metric"],
            value=_or_none(row["value"]),
            unit=row["unit"],
            n=int(row["n"]),
            low=_or_none(row["low"]),
            high=_or_none(row["high"]),
            source=sources[row["metric"]],
            journey=row["journey"],
            persona=row["persona"],
            reason=row["reason"],
            detail=row["detail"],
        )
        for row in rows.to_dict("records")
    )


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _missing(evidence: Evidence) -> tuple[str, ...]:
    """What was planned and is not there: `journey engine persona attempt`, and the load test."""
    lost = missing_attempts(plan=evidence.plan, executions=evidence.executions)
    attempts = tuple(f"{j} {e} {p} {a}" for j, e, p, a in lost.itertuples(index=False, name=None))
    profile = evidence.info.load_profile
    loaded = profile is None or any(test.info.profile == profile for test in evidence.tests)
    return attempts if loaded else (*attempts, f"load {profile}")


def rounded(card: Scorecard) -> Scorecard:
    """The scorecard with every number at six significant digits: what the gate judges is what is written."""
    return from_data(Scorecard, _round(as_data(card)))


def _round(data: Any) -> Any:  # Any: JSON values
    if isinstance(data, float):
        return float(f"{data:.{DIGITS}g}") if math.isfinite(data) else None
    if isinstance(data, dict):
        return {key: _round(value) for key, value in data.items()}
    return [_round(value) for value in data] if isinstance(data, list) else data


def write_scorecard(card: Scorecard, path: Path) -> None:
    """Write a scorecard as JSON, in one piece, fields in their order."""
    write_atomically(path, json.dumps(as_data(card), ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def read_scorecard(path: Path) -> Scorecard:
    """
    Read a scorecard.

    Raises:
        EvidenceError: There is none, or it is none of this version.
    """
    try:
        return from_data(Scorecard, json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise EvidenceError(f"{path}: no such file; run `virage score` first") from error
    except ValueError as error:
        raise EvidenceError(f"{path}: {error}; run `virage score` again") from error
