"""
Discovery of problems, agreement of those who judge, saturation of what groups say.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from toolkit.score.statistics import agreement
from toolkit.score.statistics.discovery import discovery, found_share, least_participants
from toolkit.score.statistics.saturation import new_codes, saturation

_ = np.nan
CODERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
)
FLEISS = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip


@pytest.mark.parametrize(
    ("p", "n", "share"),
    [(0.31, 1, 0.31), (0.31, 3, 0.6715), (0.31, 5, 0.8436), (0.31, 10, 0.9755), (0.1, 5, 0.4095), (0.1, 10, 0.6513),
     (0.1, 22, 0.9015)],
)  # fmt: skip
def test_how_many_problems_people_find(p, n, share):
    """
    Five find 84 % only of problems that a third of people meet.
    """
    assert found_share(p, n) == pytest.approx(share, abs=5e-5)


def test_how_many_people_find_85_percent():
    """
    6 for p = .31, 19 for p = .10.
    """
    assert (least_participants(0.31, 0.85), least_participants(0.1, 0.85)) == (6, 19)


def test_small_samples_overestimate_what_they_find():
    """
    Four people, eight problems: 92 % found by the naive estimate, 64.2 % by the adjusted one.
    """
    found = discovery([[int(mark) for mark in row] for row in ("11100010", "10110000", "11001000", "11100101")])

    assert found == pytest.approx((0.4688, 0.1641, 0.2885, 0.2263), abs=5e-5)
    assert found_share(found.adjusted, 4) == pytest.approx(0.642, abs=5e-4)
    assert found_share(found.naive, 4) == pytest.approx(0.920, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [([[20, 5], [10, 15]], 0.40), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)],
)
def test_cohens_kappa(table, kappa):
    """
    The last two agree equally often, and differ by chance.
    """
    assert agreement.cohen(table).value == pytest.approx(kappa, abs=5e-5)


def test_fleiss_kappa():
    """
    The example of Fleiss 1971, published as .210.
    """
    assert agreement.fleiss(FLEISS) == pytest.approx(0.209931, abs=5e-7)


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743421), ("ordinal", 0.815388), ("interval", 0.849107), ("ratio", 0.797403)]
)
def test_krippendorffs_alpha(level, alpha):
    """
    The example of Krippendorff 2011, with missing data.
    """
    assert agreement.krippendorff(CODERS, level) == pytest.approx(alpha, abs=5e-7)


@given(arrays(float, (3, 8), elements=st.integers(0, 4).map(float)), st.permutations(range(3)))
def test_alpha_does_not_know_who_is_who(ratings, order):
    """
    Coders and passages may be in any order; agreement with oneself is whole.
    """
    for level in ("nominal", "ordinal", "interval"):
        one = agreement.krippendorff(ratings, level)
        other = agreement.krippendorff(ratings[list(order)][:, ::-1], level)
        same = agreement.krippendorff(np.vstack([ratings[0]] * 3), level)

        assert (one is None) == (other is None)
        assert one is None or (one == pytest.approx(other) and one <= 1)
        assert same is None or same == pytest.approx(1)


def test_nothing_judged_twice_has_no_alpha():
    """
    Nor have judgements that are all alike: chance would agree, too.
    """
    assert agreement.krippendorff([[1, _], [_, 2]], "nominal") is None
    assert agreement.krippendorff([[1, 1], [1, 1]], "nominal") is None


def test_any_two_agreement():
    """
    {1,2,3}, {2,3,4}, {3}: .3889.
    """
    assert agreement.any_two([{1, 2, 3}, {2, 3, 4}, {3}]) == pytest.approx(0.3889, abs=5e-5)
    with pytest.raises(ValueError, match="two evaluators"):
        agreement.any_two([{1}])


@pytest.mark.parametrize(
    ("alpha", "word"), [(0.8, "firm"), (0.799, "tentative"), (0.667, "tentative"), (0.666, "unsettled")]
)
def test_the_reading_of_alpha(alpha, word):
    """
    Krippendorff's limits belong to the better word.
    """
    assert agreement.agreement_reading(alpha) == word


ADDED = [20, 9, 5, 3, 2, 2, 1, 0, 1, 0]  # 37 codes in the base of four


def test_saturation_of_ten_interviews():
    """
    At 5 %: 6+2 with runs of two, 7+3 with runs of three.
    """
    two, three = saturation(ADDED), saturation(ADDED, run=3)

    assert (two.base, two.label, three.label) == (37, "6+2", "7+3")
    assert two.ratios[:3] == pytest.approx([0.1081, 0.0811, 0.0270], abs=5e-5)
    assert three.ratios == pytest.approx([0.1351, 0.0811, 0.0541, 0.0270], abs=5e-5)


def test_a_run_that_still_tells_something_is_no_saturation():
    """
    New codes in every group.
    """
    assert saturation([5, 5, 5, 5, 3, 3]).label is None


def test_new_codes_are_those_not_heard_before():
    """
    In the order of the groups.
    """
    assert new_codes([{"a", "b"}, {"b", "c"}, {"a"}]) == [2, 1, 0]
