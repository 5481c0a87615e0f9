"""As whom journeys hold, and for whom they hold less."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.score.metrics.persona_reliability import persona_gap, persona_reliability
from toolkit.score.statistics import jeffreys


def outcomes(*cells):
    """Attempts: (journey, persona, passed, failed), in Chromium unless an engine follows."""
    rows = [
        {
            "journey": journey,
            "persona": persona,
            "engine": "".join(engine) or "chromium",
            "outcome": outcome,
            "valid": True,
        }
        for journey, persona, passed, failed, *engine in cells
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


def test_a_thinned_matrix_makes_no_gap():
    """
    Pairwise: one persona walks all twenty times, the other each journey once, and both fare alike at each.
    """
    table = outcomes(
        ("read", "desktop", 20, 0), ("post", "desktop", 0, 1), ("read", "keyboard", 1, 0), ("post", "keyboard", 0, 1)
    )
    found = persona_gap(outcomes=table)

    assert found["value"].tolist() == [0, 0]
    assert ((found["low"] < 0) & (found["high"] > 0)).all()


def test_what_one_persona_walked_alone_is_no_gap():
    """
    Core: who fails where nobody else went is not worse than the others.
    """
    alone = [(f"share{number}", "desktop", 0, 3) for number in range(6)]
    table = outcomes(("post", "desktop", 3, 0), ("post", "keyboard", 3, 0), *alone)
    gap = persona_gap(outcomes=table).set_index("persona")

    assert gap.loc["desktop", ["value", "n"]].tolist() == [0, 3]


def test_an_engine_that_fails_everybody_is_no_gap():
    """
    The keyboard walks in the engine that fails, once; the mouse in both.
    """
    table = outcomes(
        ("post", "desktop", 5, 0), ("post", "desktop", 0, 5, "firefox"), ("post", "keyboard", 0, 1, "firefox")
    )

    assert persona_gap(outcomes=table)["value"].tolist() == [0, 0]


def test_one_persona_has_no_gap():
    """
    The whole is nobody else.
    """
    assert persona_gap(outcomes=outcomes(("publish", "desktop", 3, 0))).empty
