"""
What a scorecard is made of, counted.
"""

import pytest

from toolkit.score.scorecard import score_run


@pytest.fixture
def counted(new_run, settings):
    def of(*walks, **info):
        run = new_run(**info)
        for journey, outcomes in walks:
            run.walk(journey, len(outcomes), outcomes=outcomes)
        counts = score_run(run.close(), settings).counts
        return counts["journeys"], counts["journeys_walked"], counts["journeys_inapplicable"]

    return of


def test_journeys_that_nothing_offers_are_counted_apart(counted):
    """
    How much of the pack was walked: an adapter grows a verb at a time.
    """
    walks = (("publish", ["passed"]), ("reply", ["failed"]), ("search", ["inapplicable"]))

    assert counted(*walks) == (3, 2, 1)


def test_a_journey_that_was_walked_once_is_walked(counted):
    """
    On one engine it may not be offered, on another it was.
    """
    assert counted(("publish", ["passed", "inapplicable"])) == (1, 1, 0)
