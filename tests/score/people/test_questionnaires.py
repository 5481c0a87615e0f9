"""
Questionnaires: a score a person, their mean, and how the field reads it.
"""

from toolkit.score.people.questionnaires import person_means, person_scores, questionnaires, usability_scores

BEST, WORST = [5, 1] * 5, [1, 5] * 5  # of the SUS: 100 and 0


def test_a_mean_is_over_people_and_has_its_t_interval(human):
    """
    82.5 and 50: 66.25, a C.
    """

    def write(study):
        study.answers("P1", "sus", [4, 2, 4, 1, 4, 2, 5, 1, 4, 2])
        study.answers("P2", "sus", [3] * 10)

    found = questionnaires(people=human(write))

    assert [(one.instrument, one.score.value, one.score.n) for one in found] == [("sus", 66.25, 2)]
    assert found[0].score.low < 66.25 < found[0].score.high
    assert found[0].reading["grade"] == "C"


def test_who_answers_twice_counts_once(human):
    """
    100 in spring and 0 in autumn are one person of 50; the other stays at 100.
    """

    def write(study):
        study.answers("P1", "sus", BEST, date="2026-05-01")
        study.answers("P1", "sus", WORST, date="2026-10-01")
        study.answers("P2", "sus", BEST)

    scores = person_scores(human(write), "sus")

    assert (scores.people.tolist(), scores.values.tolist()) == ([0, 1], [50, 100])


def test_both_languages_of_the_sus_are_one_score(human):
    """
    Who answered in both is one person.
    """

    def write(study):
        study.answers("P1", "sus", BEST)
        study.answers("P1", "f_sus", WORST)
        study.answers("P2", "f_sus", BEST)
        study.answers("P3", "umux_lite", [1, 1])

    scores, used = usability_scores(human(write))

    assert (scores.values.tolist(), used) == ([50, 100], "sus+f_sus")


def test_umux_lite_stands_in_where_nobody_answered_a_sus(human):
    """
    Linear: (5, 6) is 75.
    """
    scores, used = usability_scores(human(lambda study: study.answers("P1", "umux_lite", [5, 6])))

    assert (scores.values.tolist(), used) == ([75], "umux_lite")


def test_an_empty_sheet_is_nobody(human):
    """
    Ten items left empty are not ten times 3; one item left empty is.
    """

    def write(study):
        study.answers("P1", "sus", [None] * 10)
        study.answers("P2", "sus", [5, 1, 5, 1, 5, 1, 5, 1, 5, None])

    scores = person_scores(human(write), "sus")

    assert (scores.people.tolist(), scores.values.tolist()) == ([1], [95])


def test_a_scale_that_lacks_an_item_is_missing_for_that_person(human):
    """
    UEQ-S says nothing about unanswered items: the hedonic scale of the first person is whole, the other is not.
    """

    def write(study):
        study.answers("P1", "ueq_s", [7, 6, 5, None, 4, 5, 3, 4])
        study.answers("P2", "ueq_s", [7, 6, 5, 6, 4, 5, 3, 4])

    found = {one.scale: one for one in questionnaires(people=human(write))}

    assert {scale: (one.score.value, one.score.n) for scale, one in found.items()} == {
        "pragmatic": (2, 1),
        "hedonic": (0, 2),
        "overall": (1, 1),
    }
    assert found["pragmatic"].reading == {"benchmark": "excellent"}


def test_every_instrument_has_its_scales(human):
    """
    Two of each, at the middle or at the better end.
    """
    sheets = {
        "umux": [6, 2, 5, 3],
        "asq": [1, 2, 6],
        "visawi_s": [5, 6, 4, 5],
        "nasa_tlx": [60, 10, 50, 30, 55, 35],
        "supr_q": [4] * 7 + [8],
        "attrakdiff": [1] * 7 + [2] * 7 + [3] * 7 + [-1] * 7,
        "nps": [9],
    }

    def write(study):
        for instrument, answers in sheets.items():
            study.answers("P1", instrument, answers)
            study.answers("P2", instrument, answers)

    found = {(one.instrument, one.scale): one.score.value for one in questionnaires(people=human(write))}

    assert found == {
        ("umux", ""): 75,
        ("asq", ""): 3,
        ("visawi_s", ""): 5,
        ("nasa_tlx", ""): 40,
        ("supr_q", ""): 4,
        ("attrakdiff", "pragmatic"): 1,
        ("attrakdiff", "stimulation"): 2,
        ("attrakdiff", "identity"): 3,
        ("attrakdiff", "attractiveness"): -1,
        ("nps", ""): 100,
    }


def test_ease_is_averaged_for_each_person_first(human):
    """
    Two tasks of 2 and 4, and one of 7: the mean is that of 3 and 7.
    """

    def write(study):
        study.task("P1", seq=2)
        study.task("P1", "reply", seq=4)
        study.task("P2", seq=7)
        study.task("P3")

    people = human(write)

    assert person_means(people).tolist() == [3, 7]
    assert [(one.instrument, one.score.value, one.score.n) for one in questionnaires(people=people)] == [("seq", 5, 2)]


def test_nobody_answered_nothing(human):
    """
    No scale, no zero.
    """
    people = human(lambda study: study.task("P1"))

    assert questionnaires(people=people) == ()
    assert len(usability_scores(people)[0].values) == 0


def test_an_interval_ends_where_the_scale_does(human):
    """
    Two people of 75 and 100: by the t interval the mean might be 246.
    """

    def write(study):
        study.answers("P1", "umux_lite", [5, 6])
        study.answers("P2", "umux_lite", [7, 7])

    (found,) = questionnaires(people=human(write))

    assert (found.score.value, found.score.low, found.score.high) == (87.5, 0, 100)
