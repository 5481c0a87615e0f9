"""
Places that the keyboard comes to and cannot leave.

Why:
    Whoever has no pointer is locked in: what comes after cannot be reached, nor can the way back.
How:
    The keyboard hand pressed Tab nine times and nothing changed, or went round and round without leaving the page; it
    has tried Shift+Tab, Escape and what the control itself names as its way out. One finding per kind of control.
Limits:
    Found on the way of a journey only. A round within a dialog that has a button to close it is no trap.
Source:
    WCAG 2.2, success criterion 2.1.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import TRAPPED, of_controls, told, without

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence


def keyboard_trap(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        observations: One row per observation with `step`, `critical`.
    """
    return of_controls("keyboard_trap", Impact.CRITICAL, "2.1.2", told(observations, TRAPPED))


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with this trap open, and the attempts that it stopped at their goal."""
    return without(evidence, finding, [TRAPPED])
