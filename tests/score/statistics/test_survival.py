"""Percentiles of times of which some were not waited for."""

from toolkit.score.statistics.survival import censored_percentile

# Weeks of remission with 6-MP; 1 where the patient was still well when last seen (Freireich et al. 1963, Blood 21:699).
WEEKS = (6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
STILL = (0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1)


def test_the_published_median_of_remissions_and_its_interval():
    """
    By hand at week 13: S = (18/21)(16/17)(14/15)(11/12) = .6902, Greenwood's sum .023951, so that the log-log band is
    .6902^exp(±1.96·.41739), from .4316 to .8491, as textbooks print it: one half lies in it for the first time.
    """
    assert censored_percentile(WEEKS, STILL, 0.5) == (23, 13, None)


def test_five_attempts_of_which_one_was_given_up():
    """
    80 % had come at 230 ms; nobody knows when 95 % would have, and no upper bound is made up.
    """
    assert censored_percentile([200, 210, 220, 230, 10_000], [False] * 4 + [True], 0.75).value == 230
    assert censored_percentile([200, 210, 220, 230, 10_000], [False] * 4 + [True], 0.95) == (None, 230, None)
