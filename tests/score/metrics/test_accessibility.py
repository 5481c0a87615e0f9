"""
criteria_without_failure, barrier_free_journeys, barrier_free_states
"""

import pandas as pd
import pytest

from toolkit.score.criteria import shipped
from toolkit.score.metrics.accessibility import barrier_free_journeys, barrier_free_states, criteria_without_failure

CRITERION = {"label": "wcag412", "color-contrast": "wcag143", "image-alt": "wcag111", "region": "best-practice"}


def rules(*rows):
    """(journey, state, rule, outcome, impact) each."""
    frame = pd.DataFrame(rows, columns=["journey", "state", "rule", "outcome", "impact"])
    tags = [(CRITERION[rule],) for rule in frame["rule"]]
    return frame.assign(engine="axe", version="4", critical=True, tags=tags, criteria=[()] * len(frame))


def paths(frame, *more):
    """The journey of each row came through its state; (journey, state) each of others that did, too."""
    rows = [*frame[["journey", "state"]].itertuples(index=False, name=None), *more]
    return pd.DataFrame(rows, columns=["journey", "state"]).drop_duplicates().assign(critical=True)


def attempts(*rows):
    """(journey, outcome) each."""
    return pd.DataFrame(rows, columns=["journey", "outcome"]).assign(valid=True, critical=True)


def unaudited(*journeys):
    """A state that could not be audited on the path of each."""
    return pd.DataFrame({"journey": list(journeys), "state": "x", "url": "http://p/x", "message": "no answer"})


def told(*rows):
    """What the keyboard hand told: (journey, name) each."""
    return pd.DataFrame(rows, columns=["journey", "name"])


def only(table):
    assert len(table) == 1
    return table.iloc[0]


def test_a_criterion_fails_with_any_of_its_rules():
    """
    One of two criteria failed somewhere: half.
    """
    row = only(
        criteria_without_failure(
            rules=rules(
                ("post", "a", "label", "passed", None),
                ("post", "b", "label", "failed", "critical"),
                ("post", "a", "color-contrast", "passed", None),
            ),
            model=shipped(),
        )
    )

    assert (row["value"], row["n"], row["detail"]["failed"]) == (0.5, 2, "4.1.2")


def test_a_machine_cannot_pass_a_criterion():
    """
    No failure on every criterion tested is worth .90, and says that it is automatic.
    """
    row = only(criteria_without_failure(rules=rules(("post", "a", "label", "passed", None)), model=shipped()))

    assert (row["value"], row["high"], row["detail"]["automatic"]) == (0.9, 0.9, "true")


@pytest.mark.parametrize("outcome", ["cantTell", "inapplicable"])
def test_no_verdict_is_no_value(outcome):
    """
    What waits for a person's look is neither a pass nor a failure.
    """
    row = only(criteria_without_failure(rules=rules(("post", "a", "label", outcome, None)), model=shipped()))

    assert pd.isna(row["value"])
    assert row["reason"] == "@reason.no_rule_results"


def test_good_practice_is_no_criterion():
    """
    A rule without a success criterion says nothing about conformity.
    """
    row = only(criteria_without_failure(rules=rules(("post", "a", "region", "failed", "serious")), model=shipped()))

    assert pd.isna(row["value"])


@pytest.mark.parametrize(("impact", "expected"), [("critical", 0.5), ("serious", 0.5), ("moderate", 1), (None, 1)])
def test_a_barrier_on_the_path_spoils_the_journey(impact, expected):
    """
    Serious and critical are barriers, milder ones are not.
    """
    seen = rules(("post", "a", "label", "failed", impact), ("read", "b", "label", "passed", None))
    row = only(
        barrier_free_journeys(
            rules=seen,
            paths=paths(seen),
            unaudited=unaudited(),
            outcomes=attempts(("post", "passed"), ("read", "passed")),
            observations=told(),
        )
    )

    assert (row["value"], row["n"]) == (expected, 2)


def test_a_journey_that_never_arrived_has_no_path():
    """
    The states after the failure were never seen: neither free nor barred.
    """
    seen = rules(("post", "a", "label", "passed", None), ("read", "b", "label", "passed", None))
    row = only(
        barrier_free_journeys(
            rules=seen,
            paths=paths(seen),
            unaudited=unaudited(),
            outcomes=attempts(("post", "failed"), ("read", "passed")),
            observations=told(),
        )
    )

    assert (row["n"], row["detail"]["incomplete"]) == (1, "1")


def test_a_path_with_a_state_nobody_looked_at_is_not_known_to_be_free():
    """
    What could not be audited may hold a barrier; the barrier that was found elsewhere on the path holds anyway.
    """
    seen = rules(("post", "a", "label", "passed", None), ("read", "b", "label", "failed", "serious"))
    row = only(
        barrier_free_journeys(
            rules=seen,
            paths=paths(seen),
            unaudited=unaudited("post", "read"),
            outcomes=attempts(("post", "passed"), ("read", "passed")),
            observations=told(),
        )
    )

    assert (row["value"], row["n"], row["detail"]["incomplete"]) == (0, 1, "1")


def test_a_barrier_is_on_the_path_of_everybody_who_comes_through_its_state():
    """
    A state is audited once, by the first journey that comes to it.
    """
    seen = rules(("post", "feed", "label", "failed", "serious"), ("read", "b", "label", "passed", None))
    row = only(
        barrier_free_journeys(
            rules=seen,
            paths=paths(seen, ("read", "feed"), ("search", "c")),
            unaudited=unaudited(),
            outcomes=attempts(("post", "passed"), ("read", "passed")),
            observations=told(),
        )
    )

    assert (row["value"], row["n"]) == (0, 2)


def test_a_state_seen_twice_is_one_state():
    """
    Five attempts do not make five pages; a failure in one of them holds.
    """
    row = only(
        barrier_free_states(
            rules=rules(
                ("post", "a", "label", "passed", None),
                ("post", "a", "label", "failed", "serious"),
                ("post", "b", "label", "passed", None),
            )
        )
    )

    assert (row["value"], row["n"], row["passed"]) == (0.5, 2, 1)
    assert (row["low"], row["high"]) == pytest.approx((0.0945, 0.9055), abs=1e-4)


@pytest.mark.parametrize(
    ("name", "expected", "not_yet"),
    [
        ("keyboard_presses", 1, "reflow"),
        ("keyboard_trapped", 0.5, "reflow"),
        ("keyboard_unreached", 0.5, "reflow"),
        ("keyboard_inoperable", 0.5, "reflow"),
        ("lcp", 1, "keyboard reflow"),
    ],
)
def test_what_stops_the_keyboard_bars_the_journey(name, expected, not_yet):
    """
    Where nobody walked by keyboard, nothing is told of it.
    """
    seen = rules(("post", "a", "label", "passed", None), ("read", "b", "label", "passed", None))
    row = only(
        barrier_free_journeys(
            rules=seen,
            paths=paths(seen),
            unaudited=unaudited(),
            outcomes=attempts(("post", "failed"), ("post", "passed"), ("read", "passed")),
            observations=told(("post", name)),
        )
    )

    assert (row["value"], row["n"], row["detail"]["not_yet"]) == (expected, 2, not_yet)
