"""
What moves for people who have asked for less motion.

Why:
    Motion makes some people sick; they have told their system, and the page has not listened.
How:
    The rule `motion` of states reached as a persona who has asked for less motion.
Limits:
    Says nothing where no such persona walked; motion by script is not seen.
Source:
    WCAG 2.2, success criterion 2.3.3 (level AAA); Media Queries Level 5.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding
from toolkit.score.state_rules import broken


def motion_not_reduced(*, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding where any state breaks the rule.

    Args:
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through.
    """
    return broken("motion_not_reduced", "motion", rules=rules, paths=paths)
