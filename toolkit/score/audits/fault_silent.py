"""
Something went wrong, and the page says nothing.

Why:
    Who is told nothing waits, presses again, or believes that it is done.
How:
    Faults after which no text was there that had not been before: near the form, in a live region, in a layer before
    the page, or where the focus went; what was said while the answer was still awaited is none. Where the answer was
    slow, any sign of work counts: new words, a control that cannot be used for now, what is marked as busy.
Limits:
    Where the page is sent as a document of its own, the browser tells. A picture or a sound is not noticed. On a page
    without fields, all new words count, also those that say that there is nothing to read.
Source:
    Bastien & Scapin 1993, 5.2 quality of error messages; Nielsen 1994, heuristics 1 and 9.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import FaultKind, Finding, Impact
from toolkit.score.adversities import at_steps, failing, faults_of


def fault_silent(*, faults: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step: serious where something was to be changed, and failed.

    Args:
        faults: One row per FaultRecord with `critical`.
    """
    silent = failing(faults, "shown")
    grave = silent["writes"].astype(bool) & (silent["fault"] != FaultKind.SLOW.value)
    steps = silent.loc[grave, ["journey", "step"]].apply(tuple, axis=1).tolist() if grave.any() else []
    lost = pd.Series(list(zip(silent["journey"], silent["step"], strict=True)), index=silent.index).isin(steps)
    return [
        *at_steps("fault_silent", silent[lost], impact=Impact.SERIOUS, faults=faults_of),
        *at_steps("fault_silent", silent[~lost], impact=Impact.MODERATE, faults=faults_of),
    ]
