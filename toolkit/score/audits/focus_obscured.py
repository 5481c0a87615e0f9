"""
Controls that have the focus and lie under something that stays where it is.

Why:
    A bar at the foot or the head of the window hides what one is just about to do.
How:
    A frame after the focus came, all nine points of the control were covered by something opaque that is fixed or
    sticky and does not contain it. One finding per kind of control.
Limits:
    Partly covered is allowed at level AA. What the member has opened themselves covers, too, until they close it.
Source:
    WCAG 2.2, success criterion 2.4.11.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import ALL_POINTS, of_controls, told


def focus_obscured(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        observations: One row per observation with `step`, `critical`; `value` is how many points are covered.
    """
    rows = told(observations, "focus_covered")
    return of_controls("focus_obscured", Impact.SERIOUS, "2.4.11", rows[rows["value"] >= ALL_POINTS])
