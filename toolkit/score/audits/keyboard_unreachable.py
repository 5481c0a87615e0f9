"""
Controls that a journey needs and the keyboard does not reach, or cannot work.

Why:
    What answers to a pointer only is not there for whoever has none.
How:
    The keyboard hand went round all there is and the control never had the focus; or it had the focus, and neither
    Enter nor Space did anything; or it shows only while a pointer rests on something. One finding per kind of control.
Limits:
    A journey names one control; another one that does the same may be within reach. Steps that failed for other reasons
    are no evidence and are not counted.
Source:
    WCAG 2.2, success criterion 2.1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import BARRED, of_controls, told, without

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence


def keyboard_unreachable(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        observations: One row per observation with `step`, `critical`.
    """
    return of_controls("keyboard_unreachable", Impact.CRITICAL, "2.1.1", told(observations, *BARRED))


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with this control within reach, and the attempts that it stopped at their goal."""
    return without(evidence, finding, BARRED)
