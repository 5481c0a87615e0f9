"""
What people contributed, in the words in which tiers ask for it; and the tier it reaches.
"""

import pandas as pd
import pytest

from toolkit.score.criteria import shipped
from toolkit.score.people.contribution import contribution, main_segments, segments
from toolkit.score.people.groups import listen
from toolkit.score.people.inspection import inspect
from toolkit.score.tiers import tier_of

pytestmark = pytest.mark.whole

MODEL = shipped()
JOURNEYS = pd.DataFrame({"journey": ["publish", "reply", "search", "share"], "critical": [True, True, True, False]})


@pytest.fixture
def given(human):
    def of(*writers):
        people = human(*writers)
        heard = listen(people=people, model=MODEL)
        inspected = inspect(people=people, model=MODEL, findings=(), voices=heard.voices)
        return contribution(people=people, inspected=inspected, heard=heard, journeys=JOURNEYS, model=MODEL)

    return of


def experts(study):
    study.looked("A", "B", "C")


def users(study, n=12, assistive=2, segment="resident", journeys=("publish", "reply", "search")):
    for number in range(n):
        tech = "screen reader" if number < assistive else ""
        for journey in journeys:
            study.task(f"{segment}{number}", journey, segment=segment, assistive_tech=tech)
        study.answers(f"{segment}{number}", "f_sus", [3] * 10, segment=segment, assistive_tech=tech)


def groups(study, coders="XY"):
    for group in ("G1", "G2"):
        for coder in coders:
            study.said(group, "s1", "lost", coder)


def tier(people):
    return tier_of(model=MODEL, people=people, missing=())


def test_everything_together_is_the_full_tier(given):
    """
    Three evaluators; twelve people of each main segment, two with assistive technology; F-SUS; two groups, two coders.
    """
    people = given(experts, users, groups)

    assert people == (3, 12, 3, 12, 2, 2, 2, 1)
    assert (tier(people).name, tier(people).cap) == ("U2", 100)


@pytest.mark.parametrize(
    ("writers", "name", "missing"),
    [
        ((users, groups), "M", "@tier.missing.evaluators|have=0|need=3"),
        ((experts,), "E", "@tier.missing.participants|have=0|need=5"),
        ((experts, lambda s: users(s, journeys=("publish", "reply"))), "E", "@tier.missing.journeys|have=2|need=3"),
        ((experts, lambda s: users(s, n=4)), "E", "@tier.missing.participants|have=4|need=5"),
        ((experts, lambda s: users(s, n=11), groups), "U1", "@tier.missing.segments|have=11|need=12"),
        ((experts, lambda s: users(s, assistive=1), groups), "U1", "@tier.missing.assistive|have=1|need=2"),
        ((experts, users, lambda s: groups(s, "X")), "U1", "@tier.missing.coders|have=1|need=2"),
        ((experts, users), "U1", "@tier.missing.groups|have=0|need=2"),
    ],
)
def test_each_lack_is_named(given, writers, name, missing):
    """
    Tiers build on each other: the first that lacks something says what.
    """
    found = tier(given(*writers))

    assert found.name == name
    assert missing in found.missing


def test_every_main_segment_counts_and_a_small_one_does_not(given):
    """
    Twelve residents and six clerks: the clerks are a third, and too few. Two visitors are no main segment.
    """
    clerks = given(lambda s: [users(s), users(s, 6, segment="clerk")])
    visitors = given(lambda s: [users(s), users(s, 2, 0, segment="visitor")])

    assert (clerks.segments, clerks.assistive) == (6, 2)
    assert (visitors.segments, visitors.assistive) == (12, 2)


def test_who_only_answered_a_questionnaire_was_not_observed(given):
    """
    A hundred answers to a survey are no user test, and do not make segments large.
    """

    def write(study):
        users(study, 5, 0)
        for number in range(20):
            study.answers(f"S{number}", "sus", [3] * 10)

    people = given(write)

    assert (people.participants, people.segments, people.questionnaire) == (5, 5, 1)


def test_people_count_on_critical_journeys(given):
    """
    Sharing is nice to have.
    """
    people = given(lambda study: users(study, journeys=("share",)))

    assert (people.participants, people.journeys) == (0, 0)


def test_an_empty_sheet_is_no_questionnaire(given):
    """
    And UMUX-Lite is not the questionnaire that the full tier asks for.
    """

    def write(study):
        study.answers("P1", "sus", [None] * 10)
        study.answers("P1", "umux_lite", [5, 5])

    assert given(write).questionnaire == 0


def test_twelve_interviews_tell_what_two_groups_do(given):
    """
    Eleven do not.
    """

    def interviews(n):
        def write(study):
            for number in range(n):
                study.said(f"I{number}", "s1", "lost", "X", participant=f"P{number}")

        return given(write).groups

    assert (interviews(12), interviews(11)) == (2, 1)


def test_a_second_coder_has_to_code_a_fifth_of_the_passages(given):
    """
    One passage of ten in a group of its own is a glance.
    """

    def coded(twice):
        def write(study):
            for number in range(10):
                for coder in "XY" if number < twice else "X":
                    study.said(f"G{number}", "s1", "lost", coder)

        return given(write).coders

    assert (coded(1), coded(2)) == (1, 2)


def test_segments_are_told_largest_first(human):
    """
    Equal ones by name.
    """

    def write(study):
        for number, segment in enumerate(("b", "a", "c", "c", "")):
            study.task(f"P{number}", segment=segment, assistive_tech="switch" if segment == "c" else "")

    found = segments(human(write).participants)

    assert [(one.segment, one.participants, one.assistive) for one in found] == [
        ("c", 2, 2),
        ("", 1, 0),
        ("a", 1, 0),
        ("b", 1, 0),
    ]
    assert len(main_segments(human(write).participants, MODEL)) == 4
