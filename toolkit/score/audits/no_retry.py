"""
After an error there is no way to try again.

Why:
    A line that breaks comes back; a text that cannot be sent a second time might as well be lost.
How:
    Faults after which the control that sent is gone or dead, also after Back, or does nothing when it is used again,
    and no other says that it sends again: in a dialog, in its place, or beside a message that stands as not sent.
Limits:
    What was sent by a key in the field, or without waiting for an answer, is not tried again. What another control is
    called is understood in French and English.
Source:
    Bastien & Scapin 1993, 5.3 correction of errors; ISO 9241-110:2020, use error robustness.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, failing, faults_of


def no_retry(*, faults: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        faults: One row per FaultRecord with `critical`.
    """
    return at_steps("no_retry", failing(faults, "retry"), impact=Impact.MODERATE, faults=faults_of)
