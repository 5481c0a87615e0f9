"""
Findings about waiting: which personas count, and what is told of the step in which it was long.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.criteria import Model
from toolkit.score.findings import of_step


def timed_personas(model: Model) -> list[str]:
    """The personas whose timings are scored."""
    return [persona for device in model.devices.values() for persona in device.personas]


def waited(
    audit: str, rows: pd.DataFrame, model: Model, *, key: str, wait_ms: float, limit_ms: float, order: list[str]
) -> Finding:
    """
    The finding of a step in which members wait; serious where they have stopped attending.

    Args:
        audit: The audit's id.
        rows: What was timed in one step of one journey, with `attempt_id`, `critical`, `screenshot`.
        model: Its limits.
        key: What the wait is called in the finding's words.
        wait_ms: How long it is.
        limit_ms: From where on it is one.
        order: Columns of `rows` by which the first is chosen, whose picture is shown.
    """
    journey, step = str(rows["journey"].iloc[0]), str(rows["step"].iloc[0])
    return of_step(
        audit,
        journey,
        step,
        shown=rows.sort_values(order),
        impact=Impact.SERIOUS if wait_ms >= model.limits.lost_attention_ms else Impact.MODERATE,
        params={
            "journey": journey,
            "step": step,
            key: f"{wait_ms:.0f}",
            "limit_ms": f"{limit_ms:.0f}",
            "n": str(rows["attempt_id"].nunique()),
        },
    )
