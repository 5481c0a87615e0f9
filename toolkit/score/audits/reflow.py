"""
Pages that must be scrolled sideways when they are enlarged.

Why:
    Who enlarges reads a page of 320 CSS pixels; what leaves it is read by scrolling to and fro, or not at all.
How:
    The rule `reflow` of states reached as a persona with a window of 320 CSS pixels. One finding for the platform: it
    is mended where widths are declared.
Limits:
    Says nothing where no such persona walked.
Source:
    WCAG 2.2, success criterion 1.4.10.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding
from toolkit.score.state_rules import broken


def reflow(*, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding where any state breaks the rule.

    Args:
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through.
    """
    return broken("reflow", "reflow", rules=rules, paths=paths)
