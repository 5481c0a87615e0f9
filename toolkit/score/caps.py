"""
Barriers that no average can hide: K1 fatal, K2 grave, K3 legal. Deterministic: evidence, not draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import pandas as pd

from toolkit.records import Cap, Finding, Impact, TrustItem
from toolkit.score.attempts import tally
from toolkit.score.criteria import Model
from toolkit.score.evidence import Evidence
from toolkit.score.keyboard import barring
from toolkit.score.load_tests import LoadTest
from toolkit.score.people.current import HumanTables
from toolkit.score.people.tasks import succeeded
from toolkit.score.statistics import adjusted_wald
from toolkit.score.tiers import Tier
from toolkit.score.trust import missed
from toolkit.score.wcag import success_criteria

Name = Literal["K1", "K2", "K3"]


def caps_of(evidence: Evidence, findings: Sequence[Finding]) -> tuple[Cap, ...]:
    """Every barrier that evidence shows, with the findings about each."""
    return find_caps(
        outcomes=evidence.outcomes,
        engines=evidence.info.engines,
        findings=findings,
        barred=barring(findings, observations=evidence.observations, steps=evidence.steps),
        tests=evidence.tests,
        people=evidence.people,
        journeys=evidence.journeys,
        trust=evidence.trust,
        french=evidence.settings.trust.wants_french(evidence.settings.platform.language),
        model=evidence.model,
    )


def find_caps(
    *,
    outcomes: pd.DataFrame,
    engines: Sequence[str],
    findings: Sequence[Finding],
    barred: Sequence[Finding],
    tests: Sequence[LoadTest],
    people: HumanTables,
    journeys: pd.DataFrame,
    trust: Sequence[TrustItem],
    french: bool,
    model: Model,
) -> tuple[Cap, ...]:
    """
    Every barrier of a run, the worst first; among equals, what journeys show before what load shows.

    Args:
        outcomes: One row per attempt, reduced, with `critical`.
        engines: The engines that the run was to use.
        findings: What the audits found.
        barred: Those of them that keep the keyboard from the end of a critical journey (`keyboard.barring`).
        tests: Load tests.
        people: User tests.
        journeys: One row per `journey`, with `critical`.
        trust: The checklists of trust, answered.
        french: Whether there has to be a French version.
        model: Limits.
    """
    every = [
        *_impossible(outcomes, engines, findings, model),
        *_impossible_for_people(people, journeys, model),
        *_leaks(findings, model),
        *_lost(findings, model),
        *_errors_at_peak(tests, model),
        *_scripts_that_ran(findings, model),
        *_no_report_path(outcomes, findings, model),
        *_keyboard(barred, model),
        *_catastrophes(findings, model),
        *_level_a(findings, model),
        *_tracking(findings, model),
        *_no_way_out(outcomes, findings, model),
        *_withheld(trust, model, french=french),
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


def _lost(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    """What was published and reached nobody."""
    for one in findings:
        if one.audit == "post_lost":
            params = {name: one.params[name] for name in ("journey", "lost", "n")}
            yield _cap(model, "K1", "@cap.k1.data_lost", params, journeys=one.journeys, findings=[one])


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


def _leaks(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    for one in findings:
        if one.audit == "role_leak":
            params = {name: one.params[name] for name in ("act", "role", "request")}
            yield _cap(model, "K1", "@cap.k1.role_leak", params, journeys=one.journeys, findings=[one])


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
    for journey, n in _never(outcomes, model.cap_limits.report_journeys):
        params = {"journey": journey, "n": str(n)}
        about = _about(findings, journey)
        yield _cap(model, "K2", "@cap.k2.no_report_path", params, journeys=[journey], findings=about)


def _no_way_out(outcomes: pd.DataFrame, findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    for journey, n in _never(outcomes, model.cap_limits.deletion_journeys):
        params = {"journey": journey, "n": str(n)}
        about = _about(findings, journey)
        yield _cap(model, "K3", "@cap.k3.deletion", params, journeys=[journey], findings=about)


def _never(outcomes: pd.DataFrame, journeys: Sequence[str]) -> Iterable[tuple[str, int]]:
    """Those of some journeys that were tried and never reached their goal, with the number of attempts."""
    counts = tally(outcomes=outcomes[outcomes["journey"].isin(journeys)], by=["journey"])
    for journey, n, passed in counts[["journey", "n", "passed"]].itertuples(index=False):
        if n and not passed:
            yield str(journey), int(n)


def _tracking(findings: Sequence[Finding], model: Model) -> Iterable[Cap]:
    for one in findings:
        if one.audit == "tracking_before_consent" and one.rule == "identifier":
            params = {"names": one.params["names"]}
            yield _cap(model, "K3", "@cap.k3.tracking", params, journeys=one.journeys, findings=[one])


def _withheld(trust: Sequence[TrustItem], model: Model, *, french: bool) -> Iterable[Cap]:
    """What the law wants to be there, was looked for, and is not."""
    wanted = {"consent_withdrawn": "@cap.k3.withdrawal"} | ({"french_version": "@cap.k3.french"} if french else {})
    for one in missed(trust, *wanted):
        evidence = (one.picture,) if one.picture else ()
        made = _cap(model, "K3", wanted[one.item], {"address": one.address}, journeys=[one.journey])
        yield replace(made, evidence=evidence)


def _keyboard(barred: Sequence[Finding], model: Model) -> Iterable[Cap]:
    """Critical journeys that the keyboard does not finish: it is trapped, or does not reach or work what they need."""
    if barred:
        journeys = sorted({journey for one in barred for journey in one.journeys})
        params = {"journey": ", ".join(journeys), "n": str(len(barred))}
        yield _cap(model, "K2", "@cap.k2.keyboard", params, journeys=journeys, findings=barred)


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
