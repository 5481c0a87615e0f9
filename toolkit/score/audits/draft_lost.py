"""
What was typed is gone after an error.

Why:
    A text that took half an hour is not written a second time.
How:
    Faults after which no field holds any more what had been typed: at once, after Back where the browser had left the
    page, or after a reload where the line was gone; nor stands it there as not sent, with a control to send it again.
Limits:
    Of fields that can be seen; passwords are left out, since forgetting them is right.
Source:
    Bastien & Scapin 1993, 5.3 correction of errors; ISO 9241-110:2020, use error robustness.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, failing, faults_of


def draft_lost(*, faults: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        faults: One row per FaultRecord with `critical`.
    """
    # That a reload keeps a draft is more than most platforms promise: only what is lost at once is found.
    return at_steps("draft_lost", failing(faults, "kept"), impact=Impact.SERIOUS, faults=faults_of)
