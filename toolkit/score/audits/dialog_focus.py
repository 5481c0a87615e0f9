"""
Dialogs that open and leave the focus behind.

Why:
    The keyboard stays on a page that cannot be used any more, and a screen reader does not say that anything opened.
How:
    An act by keyboard opened a modal dialog, and a second after its result was there the focus was still not in it:
    dialogs that fade in take it late. One finding per kind of dialog.
Limits:
    Only what says that it is a modal dialog: `aria-modal`, or one that the browser shows as modal.
Source:
    WCAG 2.2, success criterion 2.4.3; ARIA Authoring Practices Guide, dialog (modal).
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import of_controls, told


def dialog_focus(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of dialog.

    Args:
        observations: One row per observation with `step`, `critical`.
    """
    return of_controls("dialog_focus", Impact.SERIOUS, "2.4.3", told(observations, "dialog_behind"))
