"""
Text that is cut off when it is spaced out.

Why:
    Who reads with difficulty spaces lines, letters and words; fixed heights cut text off then.
How:
    The rule `text_spacing` of states reached in the usual window.
Limits:
    Overlapping text is not told.
Source:
    WCAG 2.2, success criterion 1.4.12.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding
from toolkit.score.state_rules import broken


def text_spacing(*, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding where any state breaks the rule.

    Args:
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through.
    """
    return broken("text_spacing", "text_spacing", rules=rules, paths=paths)
