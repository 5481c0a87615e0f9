"""
Journeys that never reach their goal with an engine and persona: nobody can do this.

Why:
    What fails every time is not slow or ugly, it is not there.
How:
    Attempts are reduced first; a journey is broken where every attempt that counts failed.
Limits:
    With a single attempt this may have been an accident; n is printed. A script that no longer fits the platform
    looks the same: the film and the trace tell, and so does a second look at the page by another member.
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


def journey_broken(
    *, outcomes: pd.DataFrame, executions: pd.DataFrame, steps: pd.DataFrame, looks: pd.DataFrame
) -> list[Finding]:
    """
    One finding per journey without any success in some engine and persona.

    Args:
        outcomes: One row per attempt, reduced.
        executions: One row per execution, with `valid`, `critical`.
        steps: One row per step.
        looks: One row per second look at a failed step.
    """
    cells = tally(outcomes=outcomes, by=CELL)
    broken = cells[(cells["n"] > 0) & (cells["passed"] == 0)]
    return [
        failing_finding(
            "journey_broken",
            Impact.CRITICAL,
            str(journey),
            cells=rows,
            executions=executions,
            steps=steps,
            looks=looks,
        )
        for journey, rows in broken.groupby("journey", sort=True)
    ]


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with every attempt at this journey a success."""
    return replace(evidence, outcomes=all_passed(evidence.outcomes, finding.params["journey"]))
