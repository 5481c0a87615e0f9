"""
report_and_appeal, consent_and_privacy, fair_patterns, language_rules_help
"""

import math

import pytest

from toolkit.records import Outcome, TrustItem
from toolkit.score.metrics.trust import fair_patterns, language_rules_help, report_and_appeal

YES, NO, NONE, UNKNOWN = Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE, Outcome.UNTESTED


def items(*outcomes, criterion="t1"):
    return tuple(
        TrustItem(item=f"i{n}", criterion=criterion, outcome=outcome, limit="", words={})
        for n, outcome in enumerate(outcomes)
    )


def value(function, trust):
    row = function(trust=trust).iloc[0]
    return (None if math.isnan(row["value"]) else row["value"]), row["n"], row["reason"]


def test_the_share_of_what_holds_among_what_was_looked_at():
    """
    Three yes, one no, one that does not apply: 3 of 4.
    """
    assert value(report_and_appeal, items(YES, YES, NO, YES, NONE)) == (0.75, 4, None)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((YES, UNKNOWN), (1.0, 1, None)),
        ((YES, UNKNOWN, UNKNOWN), (None, 1, "@reason.too_few_items|n=1|all=3")),
        ((YES, UNKNOWN, NONE), (1.0, 1, None)),
        ((UNKNOWN, NONE), (None, 0, "@reason.not_measured")),
    ],
)
def test_half_of_what_applies_must_have_been_looked_at(outcomes, expected):
    """
    What nobody looked at is missing: neither good nor bad.
    """
    assert value(report_and_appeal, items(*outcomes)) == expected


def test_each_criterion_reads_its_own_items():
    """
    A deceptive pattern is no fault of the language.
    """
    trust = items(NO, criterion="t3") + items(YES, criterion="t5")

    assert value(fair_patterns, trust)[0] == 0.0
    assert value(language_rules_help, trust)[0] == 1.0
