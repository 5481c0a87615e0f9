"""
WCAG 2.2: the criteria, axe's tags, and what a machine may say.
"""

import pandas as pd
import pytest

from toolkit.score.wcag import criteria_of, success_criteria, verdicts


def test_there_are_55_criteria_of_which_31_are_level_a():
    """
    WCAG 2.2 without 4.1.1.
    """
    levels = [criterion.level for criterion in success_criteria().values()]

    assert (len(levels), levels.count("A"), levels.count("AA")) == (55, 31, 24)
    assert "4.1.1" not in success_criteria()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("cat.text-alternatives", "wcag2a", "wcag111", "section508"), ("1.1.1",)),
        (("wcag1410",), ("1.4.10",)),
        (("wcag412", "wcag131"), ("1.3.1", "4.1.2")),
        (("wcag146",), ()),
        (("wcag411",), ()),
        (("wcag22aa", "best-practice", "wcag2aaa"), ()),
    ],
)
def test_axes_tags_name_criteria(tags, expected):
    """
    Level AAA and criteria that were removed are none of the 55.
    """
    assert criteria_of((), tags) == expected


def test_a_rules_own_list_and_its_tags_are_one_set():
    """
    Engines other than axe give criteria by number.
    """
    assert criteria_of(("2.1.1", "1.1.1"), ("wcag111",)) == ("1.1.1", "2.1.1")


def test_the_address_of_the_explanation_is_made_of_the_name():
    """
    A finding leads to W3C's own words.
    """
    urls = {number: criterion.reference.url for number, criterion in success_criteria().items()}

    assert urls["4.1.2"] == "https://www.w3.org/WAI/WCAG22/Understanding/name-role-value"
    assert urls["3.3.4"].endswith("/error-prevention-legal-financial-data")


def said(*rows):
    """(tag, outcome) each."""
    frame = pd.DataFrame(rows, columns=["tag", "outcome"])
    tags = [(tag,) for tag in frame["tag"]]
    return verdicts(
        rules=frame.assign(rule=frame["tag"], engine="axe", version="4", tags=tags, criteria=[()] * len(frame))
    )


def test_every_criterion_is_in_one_place():
    """
    Tested, waiting for a person, or not tested.
    """
    found = said(
        ("wcag111", "passed"), ("wcag111", "failed"), ("wcag143", "cantTell"), ("wcag412", "passed"),
        ("wcag412", "cantTell"), ("wcag242", "inapplicable"),
    )  # fmt: skip

    assert (found.tested, found.failed, found.cant_tell) == (("1.1.1", "4.1.2"), ("1.1.1",), ("1.4.3",))
    assert len(found.not_tested) == 52
    assert "2.4.2" in found.not_tested


def test_no_rule_results_test_nothing():
    """
    55 criteria not tested.
    """
    assert len(said().not_tested) == 55
