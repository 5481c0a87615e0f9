"""
Controls that vanish in forced colours.

Why:
    Who needs contrast has the system choose the colours; a control that was a background only is gone.
How:
    The rule `forced_colors` of states reached as a persona with forced colours.
Limits:
    Says nothing where no such persona walked; only what is gone altogether is told.
Source:
    CSS Color Adjustment Module Level 1; WCAG 2.2, success criterion 1.4.11.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding
from toolkit.score.state_rules import broken


def control_vanished(*, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding where any state breaks the rule.

    Args:
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through.
    """
    return broken("control_vanished", "forced_colors", rules=rules, paths=paths)
