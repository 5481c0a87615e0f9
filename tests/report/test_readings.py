"""Numbers as a reader meets them: never without n, interval and source, or the reason why there is none."""

import re
from dataclasses import replace

import pytest

from tests.report import changes, samples
from toolkit.records import Number, Source, Verdict
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


def test_a_gap_between_shares_has_a_unit():
    """
    A bare fraction could be taken for a factor.
    """
    gap = replace(samples.metric("persona_gap", -0.083, "1", 12), low=-0.329, high=0.12)

    assert shown(Readings(words("en")).gap(gap))[:2] == ("−8.3 points", "−32.9 to 12.0")


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


def asked(rule, expression, limit, actual):
    """A rule of the gate and the figure it read."""
    return Verdict(rule=rule, expression=expression, level="error", limit=limit, actual=actual, outcome="passed")


@pytest.mark.parametrize(
    ("verdict", "english", "french"),
    [
        (asked("step_time{journey=publish}", "median_ms<1500", "<1500", "412.6"), "413 ms", "413 ms"),
        (asked("lcp", "value<=2500", "<=2500", "1284.5"), "1,284 ms", "1 284 ms"),
        (asked("cls", "value<=0.1", "<=0.1", "0.052267"), "0.052", "0,052"),
        (asked("task_completion", "rate>=0.95", ">=0.95", "1"), "1", "1"),
    ],
)
def test_what_a_rule_read_has_the_unit_of_its_limit(verdict, english, french):
    """
    A raw figure makes its reader look up what it is.
    """
    units = {"lcp": "ms", "cls": "1", "task_completion": "1"}
    said = [Readings(words(language)).rule(verdict, units) for language in ("en", "fr")]

    assert [re.sub("[\u00a0\u202f]", " ", text) for text in said] == [english, french]


def test_what_a_rule_read_is_never_rounded_onto_its_limit():
    """
    "1500 ms, limit 1500, failed" would look like a fault of the gate.
    """
    slow = asked("step_time", "median_ms<=1500", "<=1500", "1500.04")

    assert Readings(words("en")).rule(slow, {}).replace("\u00a0", " ") == "1,500.04 ms"


@pytest.mark.parametrize("actual", ["", "@gate.none_ran", "sign_in, publish", "nan", "inf"])
def test_what_a_rule_read_may_be_no_number(actual):
    """
    Then the words of the gate stand as they are.
    """
    assert Readings(words("en")).rule(asked("journeys", "value<1", "<1", actual), {}) == ""
