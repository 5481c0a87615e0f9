"""
Journeys that reach their goal sometimes only.

Why:
    A member who fails once does not try three times; what works now and then is worse to find than what never does.
How:
    Attempts are reduced first (a retry is a failed attempt); a journey is flaky where some attempts of an engine and
    persona failed and some did not.
Limits:
    Few attempts find rare failures rarely: 3 find one of 1 in 5 in half of the runs.
Source:
    ISO/IEC 25022:2016, tasks completed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.attempts import CELL, tally
from toolkit.score.failures import all_passed, failing_finding

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence


def journey_flaky(*, outcomes: pd.DataFrame, executions: pd.DataFrame, steps: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey that fails in part of its attempts.

    Args:
        outcomes: One row per attempt, reduced.
        executions: One row per execution, with `valid`, `critical`.
        steps: One row per step.
    """
    cells = tally(outcomes=outcomes, by=CELL)
    flaky = cells[(cells["passed"] > 0) & (cells["passed"] < cells["n"])]
    return [
        failing_finding("journey_flaky", Impact.SERIOUS, str(journey), cells=rows, executions=executions, steps=steps)
        for journey, rows in flaky.groupby("journey", sort=True)
    ]


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with every attempt at this journey a success."""
    return replace(evidence, outcomes=all_passed(evidence.outcomes, finding.params["journey"]))
