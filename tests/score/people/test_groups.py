"""
Focus groups: themes, agreement of coders, saturation.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.people.groups import agreement_on, listen

pytestmark = pytest.mark.whole


@pytest.fixture
def heard(human):
    def of(write):
        return listen(people=human(write), model=shipped())

    return of


def both(study, group, segment, code, coders="XY", **fields):
    for coder in coders:
        study.said(group, segment, code, coder, **fields)


def test_a_theme_of_two_groups_on_which_coders_agree_is_a_voice(heard):
    """
    It carries its criterion, its journey, and the median severity.
    """

    def write(study):
        for number, group in enumerate(("G1", "G2")):
            both(study, group, "s1", "lost", participant=f"P{number}", criterion="1.1", journey="publish", severity=3)
            both(study, group, "s2", "colours", participant=f"P{number}")

    found = heard(write)

    assert [(one.code, one.criterion, one.journey, one.severity, one.groups) for one in found.voices] == [
        ("colours", "", "", None, 2),
        ("lost", "1.1", "publish", 3, 2),
    ]
    assert {one.alpha for one in found.themes} == {1}


def test_a_theme_of_one_group_is_none(heard):
    """
    However often it came up there.
    """

    def write(study):
        for segment in ("s1", "s2", "s3"):
            both(study, "G1", segment, "lost")
        both(study, "G2", "s1", "colours")

    found = heard(write)

    assert found.voices == ()
    assert found.themes[0].reason == "@reason.too_few_groups|n=1|needed=2"
    assert (found.themes[0].code, found.themes[0].passages) == ("lost", 3)


def test_coders_who_disagree_make_no_finding(heard):
    """
    Both saw the four passages: they agree on "other" where it matters, and only once of three times on "lost".
    """

    def write(study):
        for group in ("G1", "G2"):
            study.said(group, "s1", "lost", "X")
            study.said(group, "s1", "other", "Y")
            study.said(group, "s2", "other", "X")
            study.said(group, "s2", "lost", "Y")

    found = heard(write)

    assert found.voices == ()
    assert {one.reason for one in found.themes} == {"@reason.coders_disagree|alpha=-0.75|needed=0.667"}
    assert {one.reading for one in found.agreement} == {"unsettled"}


def test_agreement_needs_a_second_coder(heard):
    """
    One coder agrees with nobody, and two of whom each coded a group of their own agree with nobody either.
    """

    def write(study):
        study.said("G1", "s1", "lost", "X")
        study.said("G2", "s1", "lost", "Y")

    found = heard(write)

    assert (found.coders, found.double_coded) == (2, 0)
    assert found.themes[0].reason == "@reason.no_second_coder"
    assert (found.agreement[0].value, found.agreement[0].n) == (None, 0)


def test_a_code_that_every_passage_bears_cannot_be_told_from_chance(heard):
    """
    Alpha is not defined where nothing varies, and the reason does not blame a coder.
    """

    def write(study):
        for group in ("G1", "G2"):
            both(study, group, "s1", "lost")

    found = heard(write)

    assert (found.themes[0].alpha, found.themes[0].reason) == (None, "@reason.no_variation")
    assert (found.agreement[0].n, found.agreement[0].reason) == (2, "@reason.no_variation")


def test_agreement_is_that_on_passages_that_both_have_read(human):
    """
    Ten passages, on nine of which both agree whether they bear the code; a row without a code says read, and none.
    """

    def write(study):
        for number in range(10):
            code = "lost" if number < 4 else "other"
            study.said("G1", f"s{number}", code, "X")
            study.said("G1", f"s{number}", "" if number == 3 else code, "Y")

    alpha, passages = agreement_on(human(write).segments, "lost")

    assert passages == 10
    assert alpha == pytest.approx(1 - 19 * 2 / (2 * 7 * 13))


def test_a_second_coder_who_reads_a_part_is_judged_by_that_part(heard):
    """
    The usual protocol, a fifth of the passages: what they were not given is no disagreement, and not double coded.
    """

    def write(study):
        for group in ("G1", "G2"):
            for number in range(25):
                code = "lost" if number % 2 else "colours"
                both(study, group, f"s{number}", code, "XY" if number < 5 else "X")

    found = heard(write)

    assert found.double_coded == pytest.approx(0.2)
    assert {one.alpha for one in found.themes} == {1}
    assert {one.n for one in found.agreement} == {10}
    assert len(found.voices) == 2


def test_a_passage_read_and_given_no_code_is_no_theme(heard):
    """
    It speaks of agreement, and of nothing else.
    """

    def write(study):
        both(study, "G1", "s1", "lost")
        both(study, "G2", "s1", "")

    found = heard(write)

    assert [one.code for one in found.themes] == ["lost"]
    assert (found.groups, found.saturation.codes, found.themes[0].alpha) == (2, 1, 1)


def test_saturation_follows_the_order_in_which_groups_met(heard):
    """
    37 codes in the first four, then 2, 2, 1, 0: 6+2, as published.
    """

    def write(study):
        code = iter(range(100))
        for day, fresh in enumerate((20, 9, 5, 3, 2, 2, 1, 0)):
            group = f"G{9 - day}"  # names run against the dates
            study.said(group, "s0", "0", "X", date=f"2026-10-{day + 1:02d}")
            for number in range(fresh - (day == 0)):
                study.said(group, f"s{number + 1}", str(next(code) + 1), "X", date=f"2026-10-{day + 1:02d}")

    found = heard(write).saturation

    assert (found.groups, found.codes, found.reached) == (8, 42, "6+2")
    assert found.ratios == pytest.approx((4 / 37, 3 / 37, 1 / 37))


def test_too_few_groups_for_saturation_say_so(heard):
    """
    A base of four and a run of two are six.
    """
    found = heard(lambda study: study.said("G1", "s1", "lost", "X")).saturation

    assert (found.reached, found.reason) == (None, "@reason.too_few_groups|n=1|needed=6")


def test_quotes_are_one_a_group_and_three_at_most(heard):
    """
    In people's words, the first passage of each.
    """

    def write(study):
        for group in ("G1", "G2", "G3", "G4"):
            study.said(group, "s2", "lost", "X", start=50, text="later")
            study.said(group, "s1", "lost", "X", start=10, text=f"said in {group}")

    (theme,) = heard(write).themes

    assert [(one.group, one.text) for one in theme.quotes] == [(f"G{n}", f"said in G{n}") for n in (1, 2, 3)]


def test_a_unit_in_which_one_person_speaks_is_an_interview(heard):
    """
    Where nobody was named, it may have been a group.
    """

    def write(study):
        study.said("G1", "s1", "lost", "X", participant="P1")
        study.said("G1", "s2", "lost", "X", participant="P2")
        study.said("I1", "s1", "lost", "X", participant="P3")
        study.said("I2", "s1", "lost", "X", participant="P4")
        study.said("G2", "s1", "lost", "X")
        study.said("G3", "s1", "lost", "X", participant="P5")
        study.said("G3", "s2", "lost", "X")

    found = heard(write)

    assert (found.groups, found.interviews) == (5, 2)


def test_nobody_said_nothing(heard):
    """
    No group, no saturation, no agreement.
    """
    found = heard(lambda study: study.task("P1"))

    assert (found.groups, found.coders, found.themes, found.saturation, found.agreement) == (0, 0, (), None, ())
