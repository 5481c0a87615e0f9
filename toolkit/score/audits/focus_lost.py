"""
A focus that is nowhere any more after an act.

Why:
    Whoever uses the keyboard starts again from the top; whoever listens to the page hears nothing of what happened.
How:
    A second after the result of an act by keyboard was there, in the same document, nothing had the focus: what had it
    was removed, hidden or drawn anew. One finding per kind of control.
Limits:
    Some browsers go on from the place where the control was; screen readers do not.
Source:
    WCAG 2.2, success criterion 2.4.3.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import of_controls, told


def focus_lost(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        observations: One row per observation with `step`, `critical`.
    """
    return of_controls("focus_lost", Impact.MODERATE, "2.4.3", told(observations, "focus_lost"))
