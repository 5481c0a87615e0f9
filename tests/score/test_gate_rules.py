"""
Rules as they are written: understood, or refused with the closest known word.
"""

import pytest

from toolkit.errors import SettingsError
from toolkit.score.gate_rules import Subject, parse_rule

SUBJECTS = {
    "journey_reliability": Subject(("journey", "engine"), ("value", "n")),
    "technical_index": Subject((), ("value",)),
}
WORDS = {"journey": ["publish", "sign_in"]}


def parse(text, expression):
    return parse_rule(text, expression, "error", subjects=SUBJECTS, words=WORDS)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("journey_reliability", {}),
        ("journey_reliability{}", {}),
        ("journey_reliability{journey=publish}", {"journey": "publish"}),
        ("journey_reliability{journey=publish,engine=chromium}", {"journey": "publish", "engine": "chromium"}),
        (' journey_reliability { journey = "publish" , engine=webkit, } ', {"journey": "publish", "engine": "webkit"}),
    ],
)
def test_labels_choose(text, labels):
    """
    k6's words, with as many spaces as people like.
    """
    rule = parse(text, "value >= 0.95")

    assert (rule.subject, rule.labels, rule.aggregate, rule.sign, rule.limit) == (
        "journey_reliability",
        labels,
        "value",
        ">=",
        0.95,
    )


@pytest.mark.parametrize(
    ("sign", "held"),
    [(">=", [2, 3]), ("<=", [1, 2]), ("==", [2]), ("!=", [1, 3]), (">", [3]), ("<", [1])],
)
def test_a_limit_holds_as_its_sign_says(sign, held):
    """
    At the limit itself, the sign decides.
    """
    rule = parse("technical_index", f"value{sign}2")

    assert [value for value in (1, 2, 3) if rule.holds(value)] == held


@pytest.mark.parametrize(
    ("text", "expression", "message"),
    [
        ("jorney_reliability", "value>=1", "unknown subject 'jorney_reliability'; did you mean 'journey_reliability'"),
        ("journey_reliability{jurney=publish}", "value>=1", "unknown label .* 'jurney'; did you mean 'journey'"),
        ("technical_index{journey=publish}", "value>=1", "unknown label of technical_index 'journey'; known: none"),
        ("journey_reliability{journey=publsh}", "value>=1", "unknown journey 'publsh'; did you mean 'publish'"),
        ("journey_reliability{journey=zzz}", "value>=1", "unknown journey 'zzz'; known: publish, sign_in"),
        ("journey_reliability", "valeu>=1", "unknown figure of journey_reliability 'valeu'; did you mean 'value'"),
        ("journey_reliability", "value=>1", "not a limit"),
        ("journey_reliability", "value>=95%", "not a limit"),
        ("journey_reliability", ">=1", "not a limit"),
        ("journey_reliability{journey}", "value>=1", "'journey' is not a label"),
        ("journey_reliability{journey=publish", "value>=1", "not a rule"),
        ("", "value>=1", "not a rule"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_rule(text, expression, message):
    """
    A rule that is ignored in silence is a gate that is open.
    """
    with pytest.raises(SettingsError, match=message) as caught:
        parse(text, expression)

    assert str(caught.value).startswith(f'[gate.error] "{text}"')
