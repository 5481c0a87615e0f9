"""
An error is written on the page, and said to nobody.

Why:
    Who does not see the screen, or sees a small part of it, is not told that what they sent has not arrived.
How:
    Faults after which a message was shown that is in no live region (`role=alert`, `status`, `log`, `aria-live`,
    `output`) and that the focus did not go to. Where the message comes with another document, nothing is asked: that is
    read from its top.
Limits:
    Whether a screen reader speaks it depends on the screen reader, too; this is what it needs.
Source:
    WCAG 2.2, 4.1.3 Status Messages; ARIA Authoring Practices, alert.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, failing, faults_of
from toolkit.score.wcag import success_criteria


def fault_unannounced(*, faults: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        faults: One row per FaultRecord with `critical`.
    """
    return at_steps(
        "fault_unannounced",
        failing(faults, "announced"),
        impact=Impact.MODERATE,
        references=(success_criteria()["4.1.3"].reference,),
        faults=faults_of,
        message=lambda rows: rows["message"].iloc[0],
    )
