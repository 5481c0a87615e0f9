"""
The ergonomic inspection: the worst confirmed problem of each of Bastien and Scapin's eighteen criteria.

Why:
    Experts see what no script and few members can tell: that a screen asks too much, or means something else.
How:
    Findings that evaluators matched are one problem; its severity is the mean of their ratings. A problem counts when
    two evaluators saw it, or one did and a machine, people of a test or focus groups met it at the same journey. A
    criterion is worth what its worst open problem leaves it; the metric is the mean over the criteria looked at.
Limits:
    Evaluators agree on few findings (any-two is printed): the union finds, the mean of ratings weighs.
Source:
    Bastien & Scapin 1993, INRIA RT-0156; Nielsen 1994; Hertzum & Jacobsen 2001.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.criteria import Model
from toolkit.score.people.inspection import Inspection
from toolkit.score.people.panel import Panel
from toolkit.score.values import metric, row, table


@metric(unit="points", better="higher", source="Bastien & Scapin 1993; Nielsen 1994", reads="inspections")
def inspection(*, inspected: Inspection, model: Model) -> pd.DataFrame:
    """
    Mean over the criteria that were looked at of what the worst confirmed problem leaves.

    Args:
        inspected: What evaluators found.
        model: What each severity is worth, and how much must be looked at.

    Returns:
        One row: `value`, `n` evaluators; the interval is that of evaluators drawn again, with three or more.
    """
    values = np.array([one.value for one in inspected.criteria if one.value is not None], dtype=float)
    share = len(values) / len(inspected.criteria)
    if share < model.people.inspected_share:
        reason = f"@reason.not_inspected_enough|n={len(values)}|all={len(inspected.criteria)}" if len(values) else None
        return table([row(value=None, n=0, reason=reason or "@reason.no_people")])
    detail = {"criteria": str(len(values)), "problems": str(len(inspected.problems))}
    fixed = inspected.evaluators < model.tiers.E.evaluators
    if fixed:
        detail["fixed"] = "@reason.too_few_evaluators"
    sample = None if fixed else Panel.of(inspected, model)
    return table([row(value=float(values.mean()), n=inspected.evaluators, sample=sample, detail=detail)])
