"""
The reducer of attempts, and successes counted by group.
"""

import pandas as pd

from toolkit.score.attempts import reduce_attempts, tally


def executions(*rows):
    """(journey, attempt, outcome, validity) each."""
    names = ["journey", "attempt", "outcome", "validity"]
    return pd.DataFrame(rows, columns=names).assign(engine="chromium", persona="desktop")


def reduced(*rows):
    frame = reduce_attempts(attempts=executions(*rows))
    return dict(zip(frame["attempt"], frame["outcome"], strict=True))


def test_a_retry_is_a_failed_attempt():
    """
    A member who succeeds the second time has failed once.
    """
    assert reduced(("post", 1, "failed", "valid"), ("post", 1, "passed", "valid")) == {1: "failed"}


def test_an_outage_is_nobodys_failure():
    """
    The walk after the outage is the attempt.
    """
    assert reduced(("post", 1, "failed", "invalid"), ("post", 1, "passed", "valid")) == {1: "passed"}


def test_what_only_an_outage_saw_is_untested():
    """
    Invalid is neither passed nor failed.
    """
    frame = reduce_attempts(attempts=executions(("post", 1, "failed", "invalid")))

    assert frame[["outcome", "valid", "invalid"]].to_numpy().tolist() == [["untested", False, 1]]


def test_attempts_of_different_engines_are_different():
    """
    Firefox's failure is not Chromium's retry.
    """
    rows = executions(("post", 1, "failed", "valid"), ("post", 1, "passed", "valid"))
    frame = reduce_attempts(attempts=rows.assign(engine=["firefox", "chromium"]))

    assert frame["outcome"].tolist() == ["passed", "failed"]


def test_only_passed_and_failed_count():
    """
    Inapplicable, invalid and cantTell are counted beside.
    """
    outcomes = reduce_attempts(
        attempts=executions(
            ("post", 1, "passed", "valid"),
            ("post", 2, "failed", "valid"),
            ("post", 3, "inapplicable", "valid"),
            ("post", 4, "cantTell", "valid"),
            ("post", 5, "failed", "invalid"),
        )
    )

    assert tally(outcomes=outcomes, by=["journey"]).to_dict("records") == [
        {"journey": "post", "n": 2, "passed": 1, "invalid": 1, "inapplicable": 1}
    ]


def test_nothing_gives_nothing():
    """
    A run of load only has no attempts.
    """
    outcomes = reduce_attempts(attempts=executions())

    assert tally(outcomes=outcomes, by=["journey"]).empty


def test_the_argument_is_not_changed():
    """
    Tables are shared by every check.
    """
    rows = executions(("post", 1, "passed", "valid"))
    before = rows.copy()
    reduce_attempts(attempts=rows)

    assert rows.equals(before)
