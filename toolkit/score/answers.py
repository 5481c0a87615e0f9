"""
How soon each step answers: first sign, result, rest, and what that means to who waits.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import FeedbackResult
from toolkit.score.criteria import Model
from toolkit.score.people.numbers import median

NAMES = ("first_answer", "result", "settled")


def feedback_results(*, observations: pd.DataFrame, journeys: pd.DataFrame, model: Model) -> tuple[FeedbackResult, ...]:
    """
    The answers of every step that was pressed in, by journey and persona, in the order of the steps.

    Args:
        observations: One row per observation with `step`, `position`, `timed`.
        journeys: `goal` of each `journey`.
        model: The bounds of the bands.
    """
    goals = journeys.set_index("journey")["goal"].to_dict()
    mine = observations[observations["name"].isin(NAMES) & observations["timed"]]
    results = []
    groups = mine.groupby(["journey", "persona", "step"], sort=False, observed=True)
    order = groups["position"].min().reset_index().sort_values(["journey", "persona", "position", "step"])
    for journey, persona, step, _ in order.itertuples(index=False, name=None):
        rows = groups.get_group((journey, persona, step))
        # Of the acts of one step the one that was answered last is what its member waited for.
        worst = rows.groupby(["name", "attempt_id"])["value"].max()
        numbers = {
            name: median(worst.xs(name).to_numpy() if name in worst.index else worst.head(0).to_numpy())
            for name in NAMES
        }
        results.append(
            FeedbackResult(
                journey=str(journey),
                goal=str(goals[journey]),
                persona=str(persona),
                step=str(step),
                band=band(numbers["first_answer"].value, model),
                **numbers,
            )
        )
    return tuple(results)


def band(answer_ms: float | None, model: Model) -> str:
    """What a wait does to who waits (Miller 1968; Nielsen 1993, ch. 5): instant, flow, attention, lost; "" unknown."""
    if answer_ms is None:
        return ""
    limits = model.limits
    bounds = {
        "instant": limits.instant_ms,
        "flow": limits.slow_answer_ms,
        "attention": limits.lost_attention_ms,
    }
    return next((name for name, bound in bounds.items() if answer_ms <= bound), "lost")
