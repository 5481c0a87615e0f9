"""
What is written here is what the score reads: the same questionnaires, scales and criteria.
"""

import numpy as np
import pytest

from toolkit.score.people import ergonomics as scored
from toolkit.score.people.maturity import PRINCIPLES
from toolkit.score.people.questionnaires import ITEMS, SCALES
from toolkit.studies.ergonomics import criteria
from toolkit.studies.instruments import instruments, item_of
from toolkit.studies.kinds import maturity
from toolkit.studies.privacy import is_code, personal


def test_every_questionnaire_that_is_scored_can_be_imported():
    """
    With as many items.
    """
    assert {name: one.items for name, one in instruments().items()} == ITEMS


@pytest.mark.parametrize("name", sorted(SCALES))
def test_the_ends_of_every_scale_are_those_of_its_formula(name):
    """
    One step further is refused there: it must never come that far.
    """
    one = instruments()[name]
    items = [one.item(number) for number in range(1, one.items + 1)]
    score = SCALES[name][0].score

    for end, step in (("low", -1), ("high", 1)):
        row = np.array([[float(getattr(item, end)) for item in items]])
        assert np.isfinite(score(row)).all()
        for number in range(one.items):
            row[0, number] += step
            with pytest.raises(ValueError, match="every answer"):
                score(row)
            row[0, number] -= step


def test_the_eighteen_criteria_are_the_same_in_the_same_order():
    """
    An inspection that names another one would be lost.
    """
    assert list(criteria()) == list(scored.criteria())
    assert len(criteria()) == 18


def test_the_principles_are_the_same():
    """
    The fifth is measured.
    """
    assert maturity.PRINCIPLES == PRINCIPLES


@pytest.mark.parametrize("name", sorted(instruments()))
def test_every_questionnaire_says_where_it_comes_from(name):
    """
    Author and year, and on which terms; as many items as are said.
    """
    one = instruments()[name]

    assert one.citation.rstrip(".")
    assert one.licence
    assert all(len(words.ends) == one.items for words in one.wording.values())
    assert all(len(words.questions) in (0, one.items) for words in one.wording.values())


@pytest.mark.parametrize(
    ("column", "item"),
    [("sus1", ("sus", 1)), ("sus_10", ("sus", 10)), ("f_sus2", ("f_sus", 2)), ("sus0", None), ("sus11", None)],
)
def test_a_column_names_its_item(column, item):
    """
    From 1 to the last, with or without a line between.
    """
    found = item_of(column)

    assert (found and found[:2]) == item


@pytest.mark.parametrize("text", ["P07", "K1", "A", "E-2", "12", "Ab", "residents_3"])
def test_codes_are_codes(text):
    """
    A letter or two, or anything with a digit.
    """
    assert is_code(text)


@pytest.mark.parametrize("text", ["", "Marie", "marie.tremblay", "Jean Roy", "P 7", "a@b1.ca", "-1", "P" + "0" * 40])
def test_names_are_no_codes(text):
    """
    A first name alone is a name.
    """
    assert not is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "a@b.example",
        "write jean.roy+x@ville.qc.ca!",
        "418-555-0123",
        "(418) 555-0123",
        "+1 418 555 0123",
        "01 23 45 67 89",
    ],
)
def test_what_leads_to_a_person_is_seen(text):
    """
    Addresses and telephone numbers of here and elsewhere.
    """
    assert personal(text)


@pytest.mark.parametrize(
    "text", ["2026-10-01", "12 345 678", "1.2.1", "2@3", "@alice said so", "step 1 - 2 - 3", "9:30"]
)
def test_what_leads_to_nobody_is_let_through(text):
    """
    Days, amounts, criteria.
    """
    assert personal(text) is None
