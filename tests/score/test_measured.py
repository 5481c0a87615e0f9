"""
Two runs as their scores are compared: the people are the same, the attempts are not.
"""

import numpy as np
import pytest

from toolkit.score.measured import measured
from toolkit.score.scorecard import score_run
from toolkit.settings import Settings

pytestmark = pytest.mark.whole

NAMES = ("20261101-100000-0001", "20261102-100000-0002")


@pytest.fixture(scope="module")
def two(tmp_path_factory, study_of):
    """Two runs of 40 attempts, of which 38 succeeded, with the same study of people."""
    from tests.score.conftest import Run

    found = []
    for name in NAMES:
        run = Run(tmp_path_factory.mktemp("runs") / name)
        for number in range(1, 41):
            run.plan("publish", number)
            run.attempt("publish", number, "failed" if number in (7, 30) else "passed")
        study = study_of(run)
        for person in range(1, 9):
            study.task(f"P{person}", success=float(person > 3), errors=person % 2, time_s=30.0 + person)
        folder = run.close()
        found.append(measured(folder, score_run(folder, Settings()), [], Settings()))
    return found


def test_attempts_of_two_runs_are_drawn_apart(two):
    """
    Drawn alike they would rise and fall together, and a difference of nothing would look sure.
    """
    first, second = (one.draws["technical_index"] for one in two)

    assert abs(np.corrcoef(first, second)[0, 1]) < 0.1
    assert np.quantile(second - first, 0.05) < 0 < np.quantile(second - first, 0.95)


def test_the_same_people_are_drawn_for_both(two):
    """
    What they did not change, a release did not change: it cancels out.
    """
    first, second = (one.draws["d1"] for one in two)  # by machine for .3 of its weight

    assert np.corrcoef(first, second)[0, 1] > 0.5
    assert np.std(second - first) < np.std(first)


def test_a_run_gives_the_same_draws_each_time(two):
    """
    Its id is all that sets it apart.
    """
    assert [one.run for one in two] == list(NAMES)
    assert two[0].scores == two[1].scores
