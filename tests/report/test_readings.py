"""Numbers as a reader meets them: never without n, interval and source, or the reason why there is none."""

import re
from dataclasses import replace

import pytest

from tests.report import changes, samples
from toolkit.records import Number, Source
from toolkit.report.readings import Readings
from toolkit.report.words import words


def shown(read):
    """A reading as plain text, without its markup."""
    return tuple(re.sub(r"<[^>]+>", "", part).replace("\u00a0", " ") for part in read[:4])


def test_a_number_of_people_has_everything():
    """
    Share in percent, interval, n, source.
    """
    number = Number(value=0.357, n=14, low=0.15, high=0.52)

    assert shown(Readings(words("en")).number(number, "share")) == ("36%", "15% to 52%", "n = 14", "people")


@pytest.mark.parametrize(
    ("n", "reason"), [(1, "one value: no interval"), (9, "no interval: too few values, or all alike")]
)
def test_an_interval_that_is_missing_says_why(n, reason):
    """
    A bare number would look exact.
    """
    assert shown(Readings(words("en")).number(Number(value=2.0, n=n), "score"))[1] == reason


def test_a_number_that_is_missing_is_its_reason():
    """
    Missing is not zero.
    """
    read = Readings(words("en")).number(Number(value=None, n=0, reason="@reason.no_paths"), "1")

    assert not read.known
    assert shown(read)[0] == "no path was recorded, or no shortest path is known"


def test_a_metric_may_say_why_it_does_not_vary():
    """
    With fewer than three evaluators severities stand still.
    """
    metric = replace(
        samples.metric("inspection", 88.1, "points", 2, source=Source.EXPERT),
        detail={"fixed": "@reason.too_few_evaluators"},
    )

    assert shown(Readings(words("en")).metric(metric)) == ("88.1 points", "too few evaluators", "n = 2", "experts")


def test_a_dimension_names_everybody_who_spoke_and_the_range_of_n():
    """
    Its measures do not share one sample.
    """
    row = samples.machine_only().dimensions[0]
    people = samples.score("e2", "d1", 0.5, 61.9, samples.metric("task_completion", 0.8, "1", 14, source=Source.USER))
    read = Readings(words("en")).dimension(replace(row, criteria=(row.criteria[0], people)))

    assert shown(read)[2:] == ("n = 14 to 21", "machine and people")


def test_a_change_is_a_ratio_or_a_shift():
    """
    What may be 0 has no ratio.
    """
    slower, layout = changes.comparison().changes[0], changes.comparison().changes[2]

    assert shown(Readings(words("en")).change(slower))[:2] == ("× 1.56", "1.31 to 1.84")
    assert shown(Readings(words("en")).change(layout))[:2] == ("0.002", "−0.010 to 0.020")
