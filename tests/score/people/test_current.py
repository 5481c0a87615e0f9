"""
Which human evidence counts: not too old, not of another major version, and a person's first attempt only.
"""

import pytest

from toolkit.score.people.current import major


def test_evidence_of_18_months_counts_and_the_day_before_has_expired(human):
    """
    2026-11-23 less 18 months is 2025-05-23.
    """

    def write(study):
        study.task("P1", date="2025-05-23")
        study.task("P2", date="2025-05-22")

    people = human(write)

    assert people.tasks["participant"].tolist() == ["P1"]
    assert (people.studies[0].rows, people.studies[0].expired) == ({"tasks": 2}, {"tasks": 1})
    assert people.studies[0].reason is None


def test_a_study_of_which_everything_is_old_says_so(human):
    """
    And gives its first and last day.
    """

    def write(study):
        study.task("P1", date="2024-02-01")
        study.answers("P1", "sus", [3] * 10, date="2024-03-01")

    study = human(write).studies[0]

    assert (study.reason, study.first, study.last) == ("@reason.expired", "2024-02-01", "2024-03-01")
    assert study.expired == {"tasks": 1, "answers": 10}


def test_the_day_that_decides_is_an_argument(human):
    """
    Scoring has no clock: the same study counts in one year and not in another.
    """

    def write(study):
        study.task("P1", date="2026-10-01")

    assert len(human(write, as_of="2028-04-01").tasks) == 1
    assert len(human(write, as_of="2028-04-02").tasks) == 0


@pytest.mark.parametrize(
    ("version", "own", "counts"),
    [
        ("2.1", "2.9", True),
        ("v2.1", "2.0", True),
        ("3.0", "2.9", False),
        ("", "2.9", True),
        ("3.0", "", True),
    ],
)
def test_another_major_version_is_another_platform(human, version, own, counts):
    """
    Where either version is unknown, nothing speaks against the study.
    """
    people = human(lambda study: study.task("P1"), version=version, platform_version=own)

    assert len(people.tasks) == counts
    assert people.studies[0].reason == (None if counts else f"@reason.other_version|version={own}")


@pytest.mark.parametrize(("version", "expected"), [("v2.3.1", "2"), (" V10", "10"), ("2026-rc1", "2026-rc1")])
def test_the_major_version_is_what_stands_before_the_first_dot(version, expected):
    """
    With or without a v.
    """
    assert major(version) == expected


def test_only_a_persons_first_attempt_counts(human):
    """
    The second has learnt from it; it is counted as a repeat.
    """

    def write(study):
        study.task("P1", success=1, date="2026-10-02")
        study.task("P1", success=0, date="2026-10-01")
        study.task("P1", "reply", success=1, date="2026-10-03")

    people = human(write)

    assert people.tasks[["task", "success"]].to_numpy().tolist() == [["publish", 0.0], ["reply", 1.0]]
    assert people.repeats == 1


def test_the_same_pseudonym_in_two_studies_is_two_people(human):
    """
    P1 of spring and P1 of autumn have never met.
    """
    people = human(lambda study: study.task("P1"), lambda study: study.task("P1"))

    assert people.participants["study"].tolist() == ["study1", "study2"]
    assert sorted(people.tasks["index"]) == [0, 1]


def test_people_of_tasks_and_of_questionnaires_have_one_number(human):
    """
    Completion and SUS of one person are drawn together.
    """

    def write(study):
        study.answers("P2", "sus", [3] * 10, segment="member", assistive_tech="screen reader")
        study.task("P1")
        study.task("P2", segment="", assistive_tech="")

    people = human(write)

    assert people.participants[["participant", "segment", "assistive", "index"]].to_numpy().tolist() == [
        ["P1", "resident", False, 0],
        ["P2", "member", True, 1],
    ]
    assert set(people.answers["index"]) == {1}
    assert people.tasks["index"].tolist() == [0, 1]


def test_no_assistive_technology_may_be_said_in_a_word(human):
    """
    `none` is none.
    """
    people = human(lambda study: study.task("P1", assistive_tech="none"))

    assert people.participants["assistive"].tolist() == [False]


def test_no_study_is_nobody(human):
    """
    Every table is there, and empty.
    """
    people = human()

    assert (len(people.participants), len(people.tasks), len(people.answers), people.studies) == (0, 0, 0, ())
