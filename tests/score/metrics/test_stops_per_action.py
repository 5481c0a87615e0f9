"""
stops_per_action
"""

import pandas as pd
import pytest

from toolkit.score.metrics.stops_per_action import stops_per_action


def stops(*rows, persona="screen_reader", name="stops"):
    """(attempt, stops) of each act."""
    table = pd.DataFrame(rows, columns=["attempt_id", "value"], dtype=object)
    return table.assign(journey="post", persona=persona, name=name, value=table["value"].astype(float))


def ended(**outcomes):
    return pd.DataFrame({"id": list(outcomes), "outcome": list(outcomes.values()), "valid": True})


def test_the_mean_of_an_attempt_and_the_median_of_attempts():
    """
    2 and 6 are 4 an act; 3 and 1 are 2; 9 is 9: in the middle is 4.
    """
    seen = stops(("a", 2), ("a", 6), ("b", 3), ("b", 1), ("c", 9))
    (row,) = stops_per_action(observations=seen, executions=ended(a="passed", b="passed", c="passed")).to_dict(
        "records"
    )

    assert (row["journey"], row["persona"], row["value"], row["n"]) == ("post", "screen_reader", 4.0, 3)
    assert row["detail"] == {"acts": "5"}


def test_an_attempt_that_failed_shows_no_whole_way():
    """
    It ends where the way was long, or just begun.
    """
    seen = stops(("a", 2), ("b", 90))
    (row,) = stops_per_action(observations=seen, executions=ended(a="passed", b="failed")).to_dict("records")

    assert (row["value"], row["n"]) == (2.0, 1)


def test_who_does_not_listen_passes_no_stops():
    """
    Nothing is made up for a mouse.
    """
    seen = stops(("a", 2), name="lcp", persona="desktop")

    assert stops_per_action(observations=seen, executions=ended(a="passed")).empty


def test_the_interval_is_that_of_order_statistics():
    """
    Six attempts are the fewest that bound a median on both sides.
    """
    seen = stops(*((ident, count) for count, ident in enumerate("abcdef", start=1)))
    row = stops_per_action(observations=seen, executions=ended(**dict.fromkeys("abcdef", "passed"))).iloc[0]

    assert (row["value"], row["low"], row["high"]) == pytest.approx((3.5, 1.0, 6.0))
