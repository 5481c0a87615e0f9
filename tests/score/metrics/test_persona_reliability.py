"""As whom journeys hold, and for whom they hold less."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.score.metrics.persona_reliability import persona_gap, persona_reliability
from toolkit.score.statistics import jeffreys


def outcomes(*cells):
    """Attempts: (journey, persona, passed, failed)."""
    rows = [
        {"journey": journey, "persona": persona, "outcome": outcome, "valid": True, "executions": 1}
        for journey, persona, passed, failed in cells
        for outcome in ["passed"] * passed + ["failed"] * failed
    ]
    return pd.DataFrame(rows)


def test_each_persona_has_its_own_share():
    """
    Pooled it would be 15 of 20; nobody lives that.
    """
    found = persona_reliability(outcomes=outcomes(("publish", "desktop", 10, 0), ("publish", "keyboard", 5, 5)))

    assert found[["persona", "value", "n", "passed"]].to_numpy().tolist() == [
        ["desktop", 1.0, 10, 10],
        ["keyboard", 0.5, 10, 5],
    ]
    assert tuple(found.loc[1, ["low", "high"]]) == pytest.approx(jeffreys(5, 10))


def test_the_gap_is_to_all_personas_together():
    """
    5 of 10 by keyboard, 15 of 20 in all: a quarter less.
    """
    found = persona_gap(outcomes=outcomes(("publish", "desktop", 10, 0), ("publish", "keyboard", 5, 5)))
    gap = found.set_index("persona")["value"]

    assert gap["keyboard"] == pytest.approx(5 / 10 - 15 / 20)
    assert gap["desktop"] == pytest.approx(10 / 10 - 15 / 20)


def test_a_gap_that_chance_makes_reaches_over_zero():
    """
    Nine of ten against ten of ten says nothing of a persona.
    """
    found = persona_gap(outcomes=outcomes(("publish", "desktop", 10, 0), ("publish", "mobile", 9, 1)))

    assert (found["low"] < 0).all()
    assert (found["high"] > 0).all()


def test_only_journeys_that_a_persona_walked_are_compared():
    """
    Who walked the hard journeys only is not worse for it.
    """
    table = outcomes(("publish", "desktop", 5, 5), ("search", "desktop", 10, 0), ("publish", "mobile", 5, 5))
    gap = persona_gap(outcomes=table).set_index("persona")["value"]

    assert gap["mobile"] == 0


def test_one_persona_has_no_gap():
    """
    The whole is nobody else.
    """
    assert persona_gap(outcomes=outcomes(("publish", "desktop", 3, 0))).empty
