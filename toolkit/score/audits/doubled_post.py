"""
What was sent twice is published twice.

Why:
    Who does not see an answer presses again; a trembling hand does so without meaning to.
How:
    Faults after which more than one copy of the same text is on the platform, counted independently of the page: after
    a control that was activated twice in a row, a request that arrived twice, an answer that was lost.
Limits:
    Only of texts that can be found again.
Source:
    Bastien & Scapin 1993, 5.1 protection against errors; RFC 9110, 9.2.2 idempotent methods.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, faults_of


def doubled_post(*, faults: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        faults: One row per FaultRecord with `critical`.
    """
    doubled = faults[faults["error"].isna() & (faults["copies"].fillna(0) > 1)]
    return at_steps(
        "doubled_post", doubled, impact=Impact.SERIOUS, faults=faults_of, copies=lambda rows: int(rows["copies"].max())
    )
