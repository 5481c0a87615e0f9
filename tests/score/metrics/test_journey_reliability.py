"""
journey_reliability
"""

import pandas as pd
import pytest

from toolkit.score.metrics.journey_reliability import journey_reliability


def outcomes(*rows):
    return pd.DataFrame(rows, columns=["journey", "outcome", "valid"])


def test_the_value_is_observed_and_the_interval_is_jeffreys():
    """
    Three of three is 1, and demonstrates about .46.
    """
    row = journey_reliability(outcomes=outcomes(*[("post", "passed", True)] * 3)).iloc[0]

    assert (row["value"], row["n"], row["passed"], row["high"]) == (1, 3, 3, 1)
    assert row["low"] == pytest.approx(0.4644, abs=1e-4)


def test_engines_and_personas_are_pooled():
    """
    One journey is one row: the report splits them, the score does not.
    """
    table = journey_reliability(
        outcomes=outcomes(("post", "passed", True), ("post", "failed", True), ("read", "passed", True))
    )

    assert table[["journey", "value", "n"]].to_numpy().tolist() == [["post", 0.5, 2], ["read", 1.0, 1]]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("post", "inapplicable", True), "@reason.unsupported"),
        (("post", "untested", False), "@reason.invalid_attempts|n=1"),
        (("post", "cantTell", True), "@reason.not_measured"),
    ],
)
def test_a_journey_that_no_attempt_counts_for_has_a_reason(row, reason):
    """
    Missing is not zero.
    """
    only = journey_reliability(outcomes=outcomes(row)).iloc[0]

    assert pd.isna(only["value"])
    assert only["reason"] == reason
