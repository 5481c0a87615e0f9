"""
effort_ratio
"""

import pandas as pd
import pytest

from toolkit.score.metrics.effort import effort_ratio


def effort(*rows):
    """(journey, attempt, seconds) of each step."""
    return pd.DataFrame(rows, columns=["journey", "attempt_id", "user_s"]).assign(persona="desktop")


def journeys(**budgets):
    return pd.DataFrame({"journey": list(budgets), "budget_s": list(budgets.values())}, dtype=object)


def test_steps_are_summed_and_the_median_attempt_is_compared_with_the_budget():
    """
    12, 15 and 30 s against 10: half as much again.
    """
    seen = effort(("post", "a", 5), ("post", "a", 7), ("post", "b", 15), ("post", "c", 30))
    (row,) = effort_ratio(effort=seen, journeys=journeys(post=10)).to_dict("records")

    assert (row["journey"], row["persona"], row["value"], row["n"]) == ("post", "desktop", 1.5, 3)
    assert row["detail"] == {"budget_s": "10", "error": "0.21"}


def test_a_journey_without_a_budget_has_no_ratio():
    """
    Nobody said what it may cost.
    """
    assert effort_ratio(effort=effort(("post", "a", 5)), journeys=journeys(post=None)).empty


def test_the_interval_is_that_of_order_statistics():
    """
    Six attempts are the fewest that bound a median on both sides.
    """
    few, more = (
        effort_ratio(
            effort=effort(*(("post", str(number), 10 + number) for number in range(count))), journeys=journeys(post=10)
        ).iloc[0]
        for count in (3, 6)
    )

    assert pd.isna(few["low"])
    assert (more["low"], more["high"]) == pytest.approx((1.0, 1.5))
