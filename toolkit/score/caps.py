"""
Barriers that no average can hide: K1 fatal, K2 grave, K3 legal. Deterministic: evidence, not draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd

from toolkit.records import Cap, Finding, Impact
from toolkit.score.attempts import tally
from toolkit.score.criteria import Model
from toolkit.score.evidence import Evidence
from toolkit.score.load_tests import LoadTest
from toolkit.score.people.current import HumanTables
from toolkit.score.people.tasks import succeeded
from toolkit.score.statistics import adjusted_wald
from toolkit.score.tiers import Tier
from toolkit.score.wcag import success_criteria

Name = Literal["K1", "K2", "K3"]


def caps_of(evidence: Evidence, findings: Sequence[Finding]) -> tuple[Cap, ...]:
    """Every barrier that evidence shows, with the findings about each."""
    return find_caps(
        outcomes=evidence.outcomes,
        engines=evidence.info.engines,
        findings=findings,
        tests=evidence.tests,
        people=evidence.people,
        journeys=evidence.journeys,
        model=evidence.model,
    )


def find_caps(
    *,
    outcomes: pd.DataFrame,
    engines: Sequence[str],
    findings: Sequence[Finding],
    tests: Sequence[LoadTest],
    people: HumanTables,
    journeys: pd.DataFrame,
    model: Model,
) -> tuple[Cap, ...]:
    """
    Every barrier of a run, the worst first; among equals, what journeys show before what load shows.

    Args:
        outcomes: One row per attempt, reduced, with `critical`.
        engines: The engines that the run was to use.
        findings: What the audits found.
        tests: Load tests.
        people: User tests.
        journeys: One row per `journey`, with `critical`.
        model: Limits.
    """
    every = [
        *_impossible(outcomes, engines, findings, model),
        *_impossible_for_people(people, journeys, model),
        *_errors_at_peak(tests, model),
        *_scripts_that_ran(findings, model),
        *_no_report_path(outcomes, findings, model),
        *_catastrophes(findings, model),
        *_level_a(findings, model),
    ]
    return tuple(sorted(every, key=lambda cap: (cap.limit, cap.cap)))


def impossible_journeys(*, outcomes: pd.DataFrame, engines: Sequence[str], model: Model) -> dict[str, int]:
    """
    Critical journeys without any success in enough attempts on every engine, with their number of attempts.

    Args:
        outcomes: One row per attempt, reduced, with `critical`.
        engines: The engines configured; those that were used when none are named.
        model: How many attempts are enough.
    """
    critical = outcomes[outcomes["critical"]]
    counts = tally(outcomes=critical, by=["journey", "engine"])
    found = {}
    for journey, rows in counts.groupby("journey", sort=True):
        by_engine = rows.set_index("engine")["n"]
        enough = by_engine.reindex(list(engines) or by_engine.index).fillna(0) >= model.cap_limits.impossible_attempts
        if rows["passed"].sum() == 0 and enough.all():
            found[str(journey)] = int(rows["n"].sum())
    return found


def _impossible(
    outcomes: pd.DataFrame, engines: Sequence[str], findings: Sequence[Finding], model: Model
) -> Iterable[Cap]:
    for journey, n in impossible_journeys(outcomes=outcomes, engines=engines, model=model).items():
        params = {"journey": journey, "n": str(n), "engines": ", ".join(engines)}
        yield _cap(
            model, "K1", "@cap.k1.journey_impossible", params, journeys=[journey], findings=_about(findings, journey)
        )


def _impossible_for_people(people: HumanTables, journeys: pd.DataFrame, model: Model) -> Iterable[Cap]:
    """Critical journeys that most people certainly cannot finish: even the upper bound is below one half."""
    critical = set(journeys.loc[journeys["critical"], "journey"])
    for task, rows in people.tasks[people.tasks["task"].isin(critical)].groupby("task", sort=True):
        n, passed = len(rows), int(succeeded(rows).sum())
        upper = adjusted_wald(passed, n, model.people.completion_interval)[1]
        if upper < 0.5:
            params = {"journey": str(task), "n": str(n), "passed": str(passed), "upper": f"{upper:.2f}"}
            yield _cap(model, "K1", "@cap.k1.people_cannot", params, journeys=[str(task)])


def _catastrophes(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    """Confirmed, open problems that evaluators hold to be catastrophes."""
    for one in findings:
        if one.audit == "ergonomic_problem" and (one.severity or 0) >= model.people.severity_grave:
            params = {"title": one.title, "severity": f"{one.severity:.1f}", "n": one.params["n"]}
            yield _cap(model, "K2", "@cap.k2.catastrophe", params, journeys=one.journeys, findings=[one])


def _scripts_that_ran(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    """Who can run a script in everybody's page can read and write what is theirs."""
    for one in findings:
        if one.audit == "markup_unescaped" and one.impact is Impact.CRITICAL:
            params = {"journey": one.params["journey"]}
            yield _cap(model, "K1", "@cap.k1.script_ran", params, journeys=one.journeys, findings=[one])


def _errors_at_peak(tests: Sequence[LoadTest], model: Model) -> Iterable[Cap]:
    for test in tests:
        steady = test.steady
        if not test.at_peak or steady.empty:
            continue
        ratio = float(steady["failed"].mean())
        params = {"value": f"{ratio:.4f}", "n": str(len(steady)), "profile": test.info.profile}
        if ratio > model.cap_limits.error_ratio_fatal:
            yield _cap(model, "K1", "@cap.k1.error_rate_peak", params)
        elif ratio > model.cap_limits.error_ratio_grave:
            yield _cap(model, "K2", "@cap.k2.error_rate_peak", params)


def _no_report_path(outcomes: pd.DataFrame, findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    reporting = outcomes[outcomes["journey"].isin(model.cap_limits.report_journeys)]
    for journey, n, passed in tally(outcomes=reporting, by=["journey"])[["journey", "n", "passed"]].itertuples(
        index=False
    ):
        if n and not passed:
            params = {"journey": str(journey), "n": str(n)}
            yield _cap(
                model, "K2", "@cap.k2.no_report_path", params, journeys=[journey], findings=_about(findings, journey)
            )


def _level_a(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    known = success_criteria()
    rules: dict[str, list[Finding]] = {}
    for one in findings:
        if one.critical_path and one.engine and any(known[number].level == "A" for number in one.criteria):
            rules.setdefault(one.rule, []).append(one)
    for rule, same in sorted(rules.items()):
        journeys = sorted({journey for one in same for journey in one.journeys})
        params = {"rule": rule, "journey": ", ".join(journeys)}
        yield _cap(model, "K3", "@cap.k3.level_a", params, journeys=journeys, findings=same)


def _cap(
    model: Model,
    name: Name,
    condition: str,
    params: dict[str, str],
    *,
    journeys: Sequence[str] = (),
    findings: Sequence[Finding] = (),
) -> Cap:
    limit = model.caps[name]
    return Cap(
        cap=name,
        limit=limit,
        band=model.band(limit),
        condition=condition,
        params=params,
        journeys=tuple(journeys),
        findings=tuple(one.id for one in findings),
        evidence=tuple(dict.fromkeys(path for one in findings for path in one.evidence)),
    )


def _about(findings: Sequence[Finding], journey: str) -> list[Finding]:
    return [one for one in findings if journey in one.journeys_blocked]


def evidence_cap(model: Model, tier: Tier) -> tuple[Cap, ...]:
    """What the evidence allows at best, where that is less than everything; no barrier, but a cap all the same."""
    if tier.cap is None or tier.cap >= 100:
        return ()
    params = {"tier": tier.name}
    band = model.band(tier.cap)
    return (Cap(cap=tier.name, limit=tier.cap, band=band, condition="@cap.evidence", params=params),)
