"""
Problems that evaluators found and somebody else confirms, still open.

Why:
    What an expert sees on one screen, members stumble over on many.
How:
    Findings that evaluators matched are one problem; two evaluators confirm it, or one and a machine, people of a test
    or focus groups who met the same at the same journey. Its severity is the mean of the evaluators' ratings.
Limits:
    A problem that one evaluator alone noted is listed with the inspection, not here.
Source:
    Bastien & Scapin 1993, INRIA RT-0156; Nielsen 1994, severity ratings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Outcome, Problem
from toolkit.score.findings import finding, impact_of, replay
from toolkit.score.people.inspection import Inspection, without

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence


def ergonomic_problem(*, inspected: Inspection, journeys: pd.DataFrame) -> list[Finding]:
    """
    One finding per confirmed problem that is not mended and more than nothing.

    Args:
        inspected: What evaluators found.
        journeys: One row per `journey`, with `critical`.
    """
    critical = set(journeys.loc[journeys["critical"], "journey"])
    return [_finding(one, critical) for one in inspected.problems if one.confirmed and not one.fixed and one.severity]


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with this problem solved."""
    return replace(evidence, inspected=without(evidence.inspected, finding.rule, evidence.model))


def _finding(one: Problem, critical: set[str]) -> Finding:
    journeys = (one.journey,) if one.journey else ()
    return finding(
        "ergonomic_problem",
        one.problem,
        rule=one.problem,
        outcome=Outcome.FAILED,
        impact=impact_of(one.severity or 1),
        title=one.title,
        params={
            "title": one.title,
            "criterion": one.criterion,
            "severity": f"{one.severity or 0:.1f}",
            "evaluators": str(one.evaluators),
            "n": str(one.ratings),
        },
        place_count=one.evaluators,
        journeys=journeys,
        critical_path=one.journey in critical,
        replay=replay(journeys),
        confirmed_by=("expert", *(name for name in one.confirmed_by if name != "expert")),
        severity=one.severity,
        ergonomic=(one.criterion,),
    )
