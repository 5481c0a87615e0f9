"""
The Keystroke-Level Model and its neighbours, on worked examples.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.score.statistics.effort import (
    FRENCH_WORDS_PER_MINUTE,
    TOUCH_BITS_PER_S,
    choosing_seconds,
    drawing_seconds,
    fitts_bits,
    klm_seconds,
    pointing_seconds,
    reading_seconds,
    weighted_choosing_seconds,
)


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        ("MK MK 5K MK 5K MK K", 8.4),  # replacing a word in POET
        ("H P K H M K 5K M K", 6.2),  # the same with a mouse, in DISPED
        ("HMPKHMKKKKMK", 7.15),  # Raskin's temperature converter, by dialog
        ("MKKKKMK", 3.7),  # and by typing
    ],
)
def test_worked_examples(operators, expected):
    """
    Published, all with a keystroke of .20 s.
    """
    assert klm_seconds(operators, keystroke_s=0.2) == pytest.approx(expected)


def test_an_unknown_operator_is_named():
    """
    A typo must not cost nothing.
    """
    with pytest.raises(ValueError, match="'X' in 'M X K' is no operator"):
        klm_seconds("M X K")


def test_drawing_costs_by_segment_and_length():
    """
    .9 s a segment and .16 s a centimetre.
    """
    assert drawing_seconds(2, 10) == pytest.approx(3.4)


@pytest.mark.parametrize(("distance", "width", "bits"), [(512, 64, 3.1699), (448, 64, 3.0), (960, 24, 5.3576)])
def test_bits_of_pointing(distance, width, bits):
    """
    Shannon's form: log2(D/W + 1).
    """
    assert fitts_bits(distance, width) == pytest.approx(bits, abs=5e-5)


@pytest.mark.parametrize(("distance", "width", "seconds"), [(512, 64, 0.7372), (448, 64, 0.6977), (960, 24, 1.2459)])
def test_pointing_with_a_mouse(distance, width, seconds):
    """
    4.3 bits a second.
    """
    assert pointing_seconds(distance, width) == pytest.approx(seconds, abs=6e-5)


def test_pointing_with_a_finger_is_faster():
    """
    6.95 bits a second: 3 bits in .4317 s.
    """
    assert pointing_seconds(308, 44, bits_per_s=TOUCH_BITS_PER_S) == pytest.approx(0.4317, abs=5e-5)
    assert pointing_seconds(300, 44, bits_per_s=TOUCH_BITS_PER_S) == pytest.approx(0.4269, abs=5e-5)


@given(st.floats(0, 5000), st.floats(1, 500), st.floats(1, 500))
def test_a_larger_target_is_never_slower(distance, width, more):
    """
    And a farther one never faster.
    """
    assert pointing_seconds(distance, width + more) <= pointing_seconds(distance, width)
    assert pointing_seconds(distance + more, width) >= pointing_seconds(distance, width)


@pytest.mark.parametrize(("alternatives", "seconds"), [(1, 0.15), (3, 0.30), (7, 0.45)])
def test_choosing_among_known_alternatives(alternatives, seconds):
    """
    Hick and Hyman: .15 s a bit.
    """
    assert choosing_seconds(alternatives) == pytest.approx(seconds)


def test_unequal_alternatives_are_chosen_faster():
    """
    A half and two quarters: .293 s.
    """
    assert weighted_choosing_seconds([0.5, 0.25, 0.25]) == pytest.approx(0.293, abs=5e-4)


def test_reading():
    """
    476 words are two minutes in English, and more in French.
    """
    assert reading_seconds(476) == pytest.approx(120)
    assert reading_seconds(476, words_per_minute=FRENCH_WORDS_PER_MINUTE) > 120
