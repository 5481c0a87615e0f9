"""
A difference of proportions within strata.
"""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import StratifiedTable

from toolkit.score.statistics.stratified import stratified_difference


def strata(*cells):
    """(successes, trials, successes of the others, their trials) of each stratum."""
    return [np.array(column) for column in zip(*cells, strict=True)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [((56, 70, 48, 80), (0.0528, 0.3382)), ((9, 10, 3, 10), (0.1700, 0.8406)), ((5, 56, 0, 29), (-0.0326, 0.1933))],
)
def test_one_stratum_has_the_published_score_interval(cell, expected):
    """
    Newcombe 1998, Table II, method 6: 56 of 70 against 48 of 80, and two of his smaller examples.
    """
    assert stratified_difference(*strata(cell))[1:] == pytest.approx(expected, abs=6e-5)


def test_zero_is_outside_where_the_test_of_mantel_and_haenszel_says_so():
    """
    The bound that reaches zero has the p-value of their test, without the correction for continuity.
    """
    cells = ((3, 5, 9, 10), (4, 6, 5, 6), (1, 4, 4, 6))
    tables = [np.array([[x, n - x], [other, trials - other]]) for x, n, other, trials in cells]
    p = StratifiedTable(tables).test_null_odds(correction=False).pvalue

    assert stratified_difference(*strata(*cells), confidence=1 - p).high == pytest.approx(0, abs=1e-9)


def test_strata_of_unequal_size_are_no_difference():
    """
    20 of 20 and 0 of 1 against 1 of 1 and 0 of 1: pooled nearly a half, within each stratum nothing.
    """
    found = stratified_difference(*strata((20, 20, 1, 1), (0, 1, 0, 1)))

    assert found.value == 0
    assert found.low < 0 < found.high


def test_success_everywhere_is_no_certainty():
    """
    Three of three on both sides leave room for a difference; Wald leaves none.
    """
    found = stratified_difference(*strata((3, 3, 3, 3)))

    assert found.low == pytest.approx(-found.high)
    assert found.high > 0.3


@pytest.mark.parametrize(("cell", "bound"), [((5, 5, 0, 5), 1.0), ((0, 5, 5, 5), -1.0)])
def test_all_against_none_reaches_the_end(cell, bound):
    """
    No difference is larger than 1.
    """
    found = stratified_difference(*strata(cell))

    assert found.value == bound
    assert bound in (found.low, found.high)
