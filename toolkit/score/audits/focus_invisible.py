"""
Controls that do not show that they have the focus.

Why:
    Without a mark nobody knows what Enter would do.
How:
    Controls that a journey works by keyboard: not one computed property of the control, its ancestors, its label or
    what is beside and in it differed from before the focus came. A caret is a mark. One finding per role: a style sheet
    that takes the outline away takes it from all of them.
Limits:
    That something changes does not say that it can be seen well: contrast and size of the mark are left to a person.
Source:
    WCAG 2.2, success criterion 2.4.7.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import of_controls, told


def focus_invisible(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per role.

    Args:
        observations: One row per observation with `step`, `critical`; `value` is how many properties changed.
    """
    rows = told(observations, "focus_change")
    return of_controls("focus_invisible", Impact.SERIOUS, "2.4.7", rows[rows["value"] == 0], by="role")
