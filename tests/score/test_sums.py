"""
From evidence to everything that is added up.
"""

import numpy as np
import pytest

from toolkit.score.sums import add_up


@pytest.fixture(scope="module")
def studied(module_run, evidence_of, study_of):
    """A small run with five people."""
    run = module_run()
    run.walk("publish", 4)
    study = study_of(run)
    for number in range(5):
        study.task(f"P{number}", success=number > 0, errors=number % 2, seq=3 + number)
        study.answers(f"P{number}", "sus", [3 + (number > 2), 2] * 5)
    return evidence_of(run)


@pytest.fixture(scope="module")
def sums(studied):
    return add_up(evidence=studied, seed=0)


def test_people_and_machines_are_added_up_alike(sums):
    """
    Every criterion that has a value has draws, and what has none has neither.
    """
    measured = {name for name, one in sums.scored.items() if one.point is not None}

    assert {"e1", "e2", "e3", "s1", "s2", "a3", "lcp"} <= measured
    assert not measured & {"f1", "f2", "f3", "g1", "c1"}
    assert all((one.point is None) == (one.draws is None) for one in sums.scored.values())
    assert set(sums.point.criteria) == set(sums.draws.criteria) == measured


def test_completion_is_that_of_the_people(sums):
    """
    Four of five: 4.5/6 by Jeffreys' mean; the row shows .8.
    """
    rows = sums.metrics[sums.metrics["metric"] == "task_completion"]

    assert sums.scored["e2"].metric.value == pytest.approx(4.5 / 6)
    assert rows[["value", "n"]].to_numpy().tolist() == [[0.8, 5]]


def test_draws_have_one_entry_each(sums, studied):
    """
    As many as the model asks for, in every part.
    """
    count = studied.model.uncertainty.draws

    assert {len(one.draws) for one in sums.scored.values() if one.draws is not None} == {count}
    assert len(sums.draws.technical) == count


def test_what_one_person_does_stays_together(sums):
    """
    Who is satisfied here found it easy: SUS and SEQ rise and fall together in the draws.
    """
    correlation = np.corrcoef(sums.scored["s1"].draws, sums.scored["s2"].draws)[0, 1]

    assert correlation > 0.5


def test_the_same_seed_gives_the_same_draws(sums, studied):
    """
    And another seed the same point.
    """
    again, other = add_up(evidence=studied, seed=0), add_up(evidence=studied, seed=1)

    assert (again.draws.technical == sums.draws.technical).all()
    assert (other.draws.technical != sums.draws.technical).any()
    assert other.point.technical[0] == sums.point.technical[0]
