"""
Who says so, too: findings of machines that people met at the same journey.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from toolkit.records import Finding, Problem
from toolkit.score.people.ergonomics import criteria_of


def confirmed(findings: Sequence[Finding], problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """
    Findings with everybody who confirms them.

    Args:
        findings: Those of machines are confirmed by evaluators who noted the same criterion at the same journey.
        problems: What evaluators found.
    """
    noted = {(one.criterion, one.journey) for one in problems if one.journey}
    return tuple(one if one.confirmed_by else _machine(one, noted) for one in findings)


def _machine(one: Finding, noted: set[tuple[str, str]]) -> Finding:
    numbers = criteria_of(one)
    agreed = any((number, journey) in noted for number in numbers for journey in one.journeys)
    by = ("machine", "expert") if agreed else ("machine",)
    return dataclasses.replace(one, confirmed_by=by, ergonomic=numbers)
