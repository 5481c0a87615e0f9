"""
Maturity: a staged level by statements with evidence, and flags where facts of machines contradict it.
"""

import pytest

from toolkit.records import Cap
from toolkit.score.criteria import shipped
from toolkit.score.people.maturity import maturity

pytestmark = pytest.mark.whole


@pytest.fixture
def assessed(human):
    def of(write, principle=6, **facts):
        known = {"caps": (), "headroom": None, "participants": 5, **facts}
        every = maturity(people=human(write), model=shipped(), **known)
        return next((one for one in every if one.principle == principle), None)

    return of


def levels(*answers, principle=6, **fields):
    def write(study):
        for level, answer in enumerate(answers, start=1):
            study.state(principle, level, answer, **fields)

    return write


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (("yes", "yes", "yes", "yes"), 4),
        (("yes", "yes", "no", "yes"), 2),
        (("yes", "partly", "yes"), 1),
        (("no", "yes", "yes"), 0),
        (("yes",), 1),
    ],
)
def test_a_level_needs_every_statement_up_to_it(assessed, answers, level):
    """
    Staged: a fourth yes does not make up for a third no, and partly is no.
    """
    assert assessed(levels(*answers)).level == level


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"evidence": ""}, "@reason.no_evidence"),
        ({"owner": ""}, "@reason.no_owner"),
        ({"date": ""}, "@reason.no_date"),
        ({"date": "2025-05-22"}, "@reason.expired"),
    ],
)
def test_a_yes_without_evidence_reaches_the_first_level_at_most(assessed, fields, reason):
    """
    Evidence has an address, an owner and a date not older than 18 months.
    """
    found = assessed(levels("yes", "yes", "yes", **fields))

    assert found.level == 1
    assert [(one.counts, one.reason) for one in found.statements[:3]] == [(False, reason)] * 3


def test_evidence_of_18_months_still_counts(assessed):
    """
    The day itself belongs to it.
    """
    assert assessed(levels("yes", "yes", date="2025-05-23")).level == 2


def test_a_newer_answer_replaces_an_older_one(assessed):
    """
    The last word is the latest.
    """

    def write(study):
        study.state(6, 1, "no", date="2026-09-01")
        study.state(6, 1, "yes", date="2026-01-01")

    assert assessed(write).level == 0


def test_a_principle_that_nobody_assessed_has_no_level(assessed):
    """
    Not a nought; and without any assessment there is nothing to show.
    """
    found = assessed(levels("yes", principle=1), principle=2)

    assert (found.level, found.reason) == (None, "@reason.not_assessed")
    assert assessed(lambda study: study.task("P1")) is None


def barrier(name, condition="@cap"):
    return Cap(cap=name, limit=59, band="D", condition=condition)


@pytest.mark.parametrize(
    ("principle", "facts", "flag"),
    [
        (6, {"caps": [barrier("K3")]}, "@flag.k3_open"),
        (2, {"caps": [barrier("K2", "@cap.k2.no_report_path")]}, "@flag.no_report_path"),
        (4, {"headroom": 0.9}, "@flag.no_headroom"),
        (3, {"participants": 0}, "@flag.no_user_data"),
    ],
)
def test_facts_contradict_a_level_of_three_and_more(assessed, principle, facts, flag):
    """
    The level stays: it is what the organisation says; the flag stands beside it.
    """
    high = assessed(levels("yes", "yes", "yes", principle=principle), principle, **facts)
    low = assessed(levels("yes", "yes", "no", principle=principle), principle, **facts)

    assert (high.level, high.flags) == (3, (flag,))
    assert (low.level, low.flags) == (2, ())


@pytest.mark.parametrize(
    ("principle", "facts"),
    [
        (6, {"caps": [barrier("K1"), barrier("K2")]}),
        (2, {"caps": [barrier("K2", "@cap.k2.error_rate_peak")]}),
        (4, {"headroom": 1.0}),
        (4, {"headroom": None}),
        (3, {"participants": 1}),
    ],
)
def test_other_facts_contradict_nothing(assessed, principle, facts):
    """
    What was not measured does not either.
    """
    assert assessed(levels("yes", "yes", "yes", principle=principle), principle, **facts).flags == ()
