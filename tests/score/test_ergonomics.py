"""
The automatic ergonomic checks, their metric and the audits that read the same facts.
"""

import pytest

from toolkit.score.audits.heavy_page import heavy_page
from toolkit.score.audits.placeholder_label import placeholder_label
from toolkit.score.audits.untranslated import untranslated
from toolkit.score.ergonomics import CHECKS
from toolkit.score.metrics.ergonomic_checks import ergonomic_checks
from toolkit.score.people.ergonomics import criteria
from toolkit.score.values import call

pytestmark = pytest.mark.whole

GOOD = {
    "placeholder_labels": 0,
    "fields": 2,
    "loose_radios": 0,
    "radio_groups": 1,
    "heading_skips": 0,
    "headings": 3,
    "text_size": 16,
    "line_length": 90,
    "form_fields": 10,
    "untold_credentials": 0,
    "credential_fields": 1,
    "self_playing": 0,
    "media": 1,
    "zoom_blocked": 0,
    "nameless_controls": 0,
    "icon_controls": 1,
    "foreign_texts": 0,
    "interface_texts": 20,
    "first_answer": 1000,
}
BAD = {**GOOD, **{name: 1 for name, value in GOOD.items() if value == 0}}
BAD |= {"text_size": 15.9, "line_length": 90.1, "form_fields": 11, "first_answer": 1000.1}
NOTHING = {**GOOD, **{check.applies: 0 for check in CHECKS if check.applies}}


@pytest.fixture
def measured(new_run, evidence_of):
    """A function that gives the metric's row for states with these facts, one a step."""

    def of(*states):
        run = new_run()
        ids = run.attempt("post", steps=[f"step {number}" for number in range(len(states))])
        for step, facts in zip(ids, states, strict=True):
            for name, value in facts.items():
                run.observe(step, "post", name, float(value))
        return call(ergonomic_checks, evidence_of(run)).to_dict("records")

    return of


def test_every_check_passes_on_a_good_state_and_fails_on_a_bad_one(measured):
    """
    Twelve checks; the limits themselves still pass.
    """
    ((good,), (bad,)) = measured(GOOD), measured(BAD)

    assert (good["passed"], good["n"], good["value"]) == (12, 12, 1.0)
    assert (bad["passed"], bad["n"], bad["value"]) == (0, 12, 0.0)


def test_what_is_not_there_can_neither_pass_nor_fail(measured):
    """
    A page without fields has no label to miss.
    """
    (row,) = measured(NOTHING)

    assert sorted(row["detail"]) == [
        "1.3 first_answer",
        "1.4 line_length",
        "1.4 text_size",
        "2.1.1 form_fields",
        "4.1 zoom_blocked",
    ]


def test_each_check_says_how_often_it_passed(measured):
    """
    Of the states where it applied, by criterion; a share alone tells nobody where to look.
    """
    (row,) = measured(GOOD, BAD, NOTHING)

    assert row["detail"]["1.1 placeholder_labels"] == "1/2"
    assert row["detail"]["1.4 text_size"] == "2/3"
    assert row["n"] == 12 + 12 + 5
    assert 0 < row["low"] < row["value"] < row["high"] < 1


def test_nothing_written_down_is_no_row(measured):
    """
    Missing is not bad.
    """
    assert measured({}) == []


def test_every_check_belongs_to_a_criterion():
    """
    Of the eighteen.
    """
    assert {check.criterion for check in CHECKS} | {"1.3"} <= set(criteria())


def noted(name, value, detail, *, journey="post"):
    def write(run):
        (step,) = run.attempt(journey, steps=("open",))
        run.observe(step, journey, name, float(value), detail=detail)

    return write


@pytest.fixture
def found(new_run, evidence_of):
    """A function that gives an audit's findings of what one writes."""

    def of(audit, *writers):
        run = new_run()
        for write in writers:
            write(run)
        return call(audit, evidence_of(run))

    return of


def test_a_finding_a_placeholder(found):
    """
    The same field on two pages is one defect.
    """
    one, other = found(
        placeholder_label,
        noted("placeholder_labels", 2, "Reply\nName"),
        noted("placeholder_labels", 1, "Reply", journey="read"),
        noted("placeholder_labels", 0, None, journey="write"),
    )

    assert (one.params, one.impact, one.journeys) == ({"placeholder": "Name", "places": "1"}, "serious", ("post",))
    assert (other.params["places"], other.journeys) == ("2", ("post", "read"))


@pytest.mark.parametrize(("weight", "n"), [(4_095_999, 0), (4_096_000, 1)])
def test_a_page_is_heavy_from_4000_kib(found, weight, n):
    """
    Where Lighthouse rates it at one half.
    """
    assert len(found(heavy_page, noted("page_bytes", weight, "/banner.bmp"))) == n


def test_heavy_pages_are_one_finding_that_names_the_heaviest(found):
    """
    What weighs is mostly one thing that all have.
    """
    (one,) = found(
        heavy_page, noted("page_bytes", 5e6, "/a.bmp"), noted("page_bytes", 8_192_000, "/b.bmp", journey="read")
    )

    assert one.params == {"kib": "8000", "limit_kib": "4000", "heaviest": "/b.bmp"}
    assert (one.place_count, one.places[0].journey) == (2, "read")


def test_words_left_in_the_other_language_are_one_finding(found):
    """
    A translation is finished as a whole; the first words are shown.
    """
    (one,) = found(
        untranslated,
        noted("foreign_texts", 4, "Read on\nNewest first\nSearch"),
        noted("foreign_texts", 1, "Read on", journey="read"),
        noted("foreign_texts", 0, None, journey="write"),
    )

    assert one.params == {"words": "Read on · Newest first · Search", "count": "3"}
    assert one.place_count == 2
    assert found(untranslated, noted("foreign_texts", 0, None)) == []
