"""
presses_per_action
"""

import pandas as pd

from toolkit.score.metrics.presses import presses_per_action

COLUMNS = ["attempt_id", "step", "name", "value"]


def acts(*rows):
    """(attempt, step, observation, presses) of one journey by keyboard."""
    return pd.DataFrame(rows, columns=COLUMNS).assign(journey="publish", persona="keyboard")


def ended(**outcomes):
    return pd.DataFrame({"id": list(outcomes), "outcome": list(outcomes.values()), "valid": True})


def test_presses_are_divided_by_acts_and_the_middle_attempt_counts():
    """
    Two acts with 2 and 4 presses are 3 an act; signing in is no part of it, nor is what is no press.
    """
    table = presses_per_action(
        observations=acts(
            ("a", "enter", "keyboard_presses", 99.0),
            ("a", "publish", "keyboard_presses", 2.0),
            ("a", "publish", "keyboard_presses", 4.0),
            ("b", "publish", "keyboard_presses", 10.0),
            ("c", "publish", "keyboard_presses", 4.0),
            ("c", "publish", "lcp", 900.0),
        ),
        executions=ended(a="passed", b="passed", c="passed"),
    )

    assert table[["journey", "persona", "value", "n"]].values.tolist() == [["publish", "keyboard", 4.0, 3]]
    assert table["detail"].tolist() == [{"acts": "4"}]


def test_nobody_by_keyboard_is_no_row():
    """
    What was not walked has no number.
    """
    seen = acts(("a", "publish", "lcp", 900.0))

    assert presses_per_action(observations=seen, executions=ended(a="passed")).empty


def test_attempts_that_did_not_reach_the_goal_show_no_way():
    """
    Two that ended after an act of two presses do not make a way of forty short; nor does one that an outage spoilt.
    """
    presses = {"a": 2.0, "b": 2.0, "c": 40.0, "d": 1.0}
    seen = acts(*((attempt, "publish", "keyboard_presses", many) for attempt, many in presses.items()))
    executions = ended(a="failed", b="failed", c="passed", d="passed").assign(valid=[True, True, True, False])
    (row,) = presses_per_action(observations=seen, executions=executions).to_dict("records")

    assert (row["value"], row["n"]) == (40.0, 1)
