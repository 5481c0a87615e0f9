"""
Bastien and Scapin's eighteen criteria, and the findings of machines that belong beside each.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

from toolkit.records import Finding


class Signals(NamedTuple):
    """What machines may notice about one criterion: rules of axe, and audits."""

    rules: frozenset[str]
    audits: frozenset[str]


@functools.cache
def criteria() -> dict[str, Signals]:
    """The criteria by number, in their order."""
    text = resources.files("toolkit.score.people").joinpath("ergonomics.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["criteria"]
    return {number: Signals(frozenset(row["rules"]), frozenset(row["audits"])) for number, row in rows.items()}


def criteria_of(finding: Finding) -> tuple[str, ...]:
    """The criteria that a machine's finding is a signal of."""
    known = criteria().items()
    return tuple(number for number, beside in known if finding.rule in beside.rules or finding.audit in beside.audits)


def signals(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings of machines by criterion; criteria without any are left out."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        for number in criteria_of(one):
            found.setdefault(number, []).append(one)
    return found
