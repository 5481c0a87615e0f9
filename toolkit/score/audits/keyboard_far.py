"""
Controls that a journey needs and that are too many presses away from where the keyboard begins.

Why:
    Nobody presses a key hundreds of times; who cannot jump does not get there.
How:
    The keyboard hand went 250 presses in one direction and then in the other, 600 in all, and had neither come to the
    control nor gone round all there is. One finding per kind of control.
Limits:
    Whoever uses a screen reader jumps by headings and landmarks, which is not tried. That it cannot be reached at all
    is not shown: no success criterion is said to fail.
Source:
    WCAG 2.2, understanding 2.4.1: blocks that come before what is looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.keyboard import FAR, of_controls, told, without

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence


def keyboard_far(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        observations: One row per observation with `step`, `critical`.
    """
    return of_controls("keyboard_far", Impact.SERIOUS, None, told(observations, FAR))


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with this control near, and the attempts that it stopped at their goal."""
    return without(evidence, finding, [FAR])
