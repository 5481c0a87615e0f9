"""
Questionnaires: from answers to scores, and how the field reads them.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.score.statistics import experience, questionnaires, sus_scale
from toolkit.score.statistics.proportions import net_promoter_interval


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ([5, 1] * 5, 100),
        ([3] * 10, 50),
        ([4, 2, 4, 1, 4, 2, 5, 1, 4, 2], 82.5),
        ([5, 5, 4, 4, 4, 5, 5, 5, 5, 4], 50),
    ],
)
def test_sus_of_known_answers(answers, score):
    """
    Odd items agree with the system, even ones disagree.
    """
    assert questionnaires.sus([answers]).tolist() == [score]


def test_an_unanswered_item_of_sus_counts_as_undecided():
    """
    As its instruction says; who answered nothing has no score.
    """
    answers = [[5, 1, 5, 1, 5, 1, 5, 1, 5, np.nan], [np.nan] * 10]

    assert questionnaires.sus(answers)[0] == 95
    assert np.isnan(questionnaires.sus(answers)[1])


@given(arrays(float, (4, 10), elements=st.integers(1, 5).map(float)))
def test_sus_lies_from_0_to_100_and_turns_over(answers):
    """
    The opposite answers give the opposite score.
    """
    scores, opposite = questionnaires.sus(answers), questionnaires.sus(6 - answers)

    assert ((scores >= 0) & (scores <= 100)).all()
    assert scores + opposite == pytest.approx(100)


@pytest.mark.parametrize(
    ("score", "grade"),
    [(84.05, "A+"), (84.04, "A"), (80.75, "A"), (72.55, "B-"), (51.65, "D"), (51.64, "F"), (50, "F"), (82.5, "A")],
)
def test_grades_are_those_of_the_rounded_mean(score, grade):
    """
    Sauro and Lewis round to one decimal first.
    """
    assert sus_scale.sus_grade(score) == grade


def test_percentiles_of_sus():
    """
    Published: 68 is the 50th, 75 about the 73rd, 52 about the 15th; 82.5 the 93rd.
    """
    assert sus_scale.sus_percentile([68, 75, 52, 82.5, 0, 100]) == pytest.approx(
        [50, 72.9, 15.5, 93.09, 0, 100], abs=0.06
    )


@given(st.floats(0, 100), st.floats(0, 100))
def test_percentiles_of_sus_ascend(one, other):
    """
    A better score is never a lower rank.
    """
    low, high = sorted((one, other))

    assert sus_scale.sus_percentile(low) <= sus_scale.sus_percentile(high)


def test_words_for_a_sus():
    """
    Adjective by the nearest mean, acceptability by the two limits.
    """
    assert [sus_scale.sus_adjective(score) for score in (10, 51, 71, 86, 95)] == [
        "worst_imaginable", "ok", "good", "excellent", "best_imaginable",
    ]  # fmt: skip
    assert [sus_scale.sus_acceptability(score) for score in (51.6, 51.7, 72.5, 72.6)] == [
        "not_acceptable", "marginal", "marginal", "acceptable",
    ]  # fmt: skip


def test_umux_and_its_short_form():
    """
    Linear by default; regressed on SUS where it is asked for.
    """
    assert questionnaires.umux([[6, 2, 5, 3]]).tolist() == [75]
    assert questionnaires.umux_lite([[5, 6], [7, 7], [1, 1]]).tolist() == [75, 100, 0]
    assert questionnaires.umux_lite_as_sus([[5, 6], [7, 7], [1, 1]]) == pytest.approx([71.65, 87.9, 22.9])


def test_net_promoters():
    """
    5 promoters, 3 passives, 2 detractors: 30, adjusted 23.1 (-19.1 to 65.2).
    """
    answers = [9, 9, 10, 10, 9, 7, 8, 7, 0, 6]

    assert questionnaires.nps(answers).score == pytest.approx(30)
    assert net_promoter_interval(5, 2, 10) == pytest.approx((23.1, -19.1, 65.2), abs=0.05)


def test_ueq_s_and_its_benchmark():
    """
    Pragmatic 2, hedonic 0, overall 1; the limits of the benchmark belong to the better category.
    """
    found = experience.ueq_s([[7, 6, 5, 6, 4, 5, 3, 4]])

    assert [part.tolist() for part in found] == [[1.5 + 0.5], [0], [1]]
    assert [experience.ueq_s_category("overall", value) for value in (1.58, 1.57, 1.02, 0.68, 0.67)] == [
        "excellent", "good", "above_average", "below_average", "bad",
    ]  # fmt: skip
    assert experience.ueq_s_inconsistent([[1, 7, 4, 4, 4, 4, 4, 4], [4] * 8]).tolist() == [True, False]


def test_task_load():
    """
    Raw mean 40; weighted by the fifteen pairs 49.33.
    """
    ratings = [[60, 10, 50, 30, 55, 35]]

    assert questionnaires.tlx(ratings).tolist() == [40]
    assert questionnaires.tlx_weighted(ratings, [[5, 0, 3, 3, 3, 1]]) == pytest.approx([49.3333], abs=1e-4)


def test_short_scales_are_means():
    """
    ASQ, VisAWI-S and the four scales of AttrakDiff.
    """
    assert questionnaires.asq([[1, 2, 6]]).tolist() == [3]
    assert experience.visawi_s([[5, 6, 4, 5]]).tolist() == [5]
    assert experience.attrakdiff([[1] * 7 + [2] * 7 + [3] * 7 + [-1] * 7]).attractiveness.tolist() == [-1]


def test_answers_off_the_scale_are_refused():
    """
    A 6 of 5 is a column that slipped.
    """
    with pytest.raises(ValueError, match="from 1 to 5"):
        questionnaires.sus([[6] * 10])
    with pytest.raises(ValueError, match="shape"):
        questionnaires.sus([[3] * 9])


@pytest.mark.parametrize(
    ("lowest", "grade"),
    [
        (84.1, "A+"), (80.8, "A"), (78.9, "A-"), (77.2, "B+"), (74.1, "B"), (72.6, "B-"),
        (71.1, "C+"), (65.0, "C"), (62.7, "C-"), (51.7, "D"), (0.0, "F"),
    ],
)  # fmt: skip
def test_every_grade_of_the_curve_begins_where_it_was_published(lowest, grade):
    """
    Sauro and Lewis 2016: and one tenth lower is the grade below.
    """
    grades = ["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "F"]

    assert sus_scale.sus_grade(lowest) == grade
    if grade != "F":
        assert sus_scale.sus_grade(lowest - 0.1) == grades[grades.index(grade) + 1]


@pytest.mark.parametrize(
    ("scale", "limits"),
    [
        ("pragmatic", (1.73, 1.55, 1.15, 0.73)),
        ("hedonic", (1.55, 1.25, 0.88, 0.57)),
        ("overall", (1.58, 1.40, 1.02, 0.68)),
    ],
)
def test_the_benchmark_of_ueq_s_has_the_published_limits(scale, limits):
    """
    Hinderks, Schrepp and Thomaschewski 2018: excellent, good, above and below average from these means on.
    """
    for limit, category in zip(limits, ("excellent", "good", "above_average", "below_average"), strict=True):
        assert experience.ueq_s_category(scale, limit) == category
        assert experience.ueq_s_category(scale, limit - 0.01) != category
    assert experience.ueq_s_category(scale, limits[-1] - 0.01) == "bad"
