"""
content_overflow, markup_unescaped, picture_unnamed, text_altered
"""

import pytest

from toolkit.score.audits.content_overflow import content_overflow
from toolkit.score.audits.markup_unescaped import markup_unescaped
from toolkit.score.audits.picture_unnamed import picture_unnamed
from toolkit.score.audits.text_altered import text_altered
from toolkit.score.caps import caps_of
from toolkit.score.contents import content_results
from toolkit.score.values import call

WELL = {"overflow_px": 0.0, "truncated": False, "isolated": True, "same": True, "named": True}
AUDITS = [content_overflow, markup_unescaped, picture_unnamed, text_altered]
BAD = [
    (content_overflow, {"overflow_px": 40.0}, "moderate", "overflow"),
    (content_overflow, {"truncated": True}, "moderate", "truncated"),
    (markup_unescaped, {"leaked": ("a",)}, "serious", "leaked"),
    (markup_unescaped, {"ran": True}, "critical", "ran"),
    (picture_unnamed, {"named": False}, "moderate", "named"),
    (text_altered, {"same": False}, "moderate", "same"),
    (text_altered, {"isolated": False}, "moderate", "isolated"),
    (text_altered, {"cut": True}, "moderate", "cut"),
]


@pytest.mark.parametrize(("audit", "wrong", "impact", "name"), BAD)
def test_what_is_wrong_is_found_by_its_own_audit_alone(evidence, audit, wrong, impact, name):
    """
    And stands in the table.
    """
    seen = evidence(lambda run: run.content(**{**WELL, **wrong}))
    found = {one.__name__: call(one, seen) for one in AUDITS}
    (one,) = found.pop(audit.__name__)

    assert (one.impact, one.params.get("texts", "long")) == (impact, "long")
    assert list(found.values()) == [[], [], []]
    assert content_results(contents=seen.contents, journeys=seen.journeys)[0].failed == (name,)


@pytest.mark.parametrize("fields", [WELL, {"overflow_px": 1.0}, {"outcome": "refused"}])
def test_a_text_that_is_shown_well_or_refused_is_no_finding(evidence, fields):
    """
    Refusing with a word is one right answer, and a pixel is rounding.
    """
    seen = evidence(lambda run: run.content(**fields))

    assert {audit.__name__: call(audit, seen) for audit in AUDITS} == {audit.__name__: [] for audit in AUDITS}


def test_a_text_that_vanished_is_found(evidence):
    """
    It was written for nothing.
    """
    seen = evidence(lambda run: run.content(outcome="lost"))

    assert len(call(text_altered, seen)) == 1
    assert content_results(contents=seen.contents, journeys=seen.journeys)[0].outcome == "lost"


def test_a_script_that_ran_is_fatal(evidence):
    """
    Who can act as everybody has everything.
    """

    def caps(**fields):
        seen = evidence(lambda run: run.content(**fields))
        return [(cap.cap, cap.condition) for cap in caps_of(seen, call(markup_unescaped, seen))]

    assert caps(ran=True) == [("K1", "@cap.k1.script_ran")]
    assert caps(leaked=("svg",)) == []
