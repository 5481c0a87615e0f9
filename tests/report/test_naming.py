"""Names of measures, and differences with their signs."""

import pytest

from tests.report import changes, samples
from toolkit.report.naming import Names
from toolkit.report.words import words


@pytest.fixture
def names():
    return Names(samples.full(), words("en"))


@pytest.mark.parametrize(
    ("metric", "name"),
    [("e1", "E1 Journey reliability"), ("step_time", "Time of a step"), ("of_ones_own", "of_ones_own")],
)
def test_a_metric_is_called_as_the_criterion_that_scores_it(names, metric, name):
    """
    The same measure has one name in the whole report.
    """
    assert names.metric(metric) == name


def test_a_series_is_told_by_where_it_was_measured(names):
    """
    Empty parts leave no gap.
    """
    assert names.where(changes.change("lcp", "", "regress")) == ["Post", "Chromium", "desktop"]


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(-4.8, "score", "−4.8"), (0.0, "score", "0.0"), (233.0, "ms", "+233\u00a0ms")]
)
def test_a_difference_has_its_sign(names, value, unit, text):
    """
    Without it, better and worse look alike.
    """
    assert names.signed(value, unit) == text


@pytest.mark.parametrize(("p", "text"), [(0.0002, "<\u00a00.001"), (0.04, "0.040")])
def test_a_very_small_probability_is_not_told_apart(names, p, text):
    """
    0.000 would claim certainty.
    """
    assert names.probability(p) == text


@pytest.mark.parametrize(("subject", "name"), [("d1", "Effectiveness"), ("technical_index", "Technical index")])
def test_a_score_is_called_by_what_it_is_of(names, subject, name):
    """
    Dimensions keep their name.
    """
    assert names.subject(subject) == name
