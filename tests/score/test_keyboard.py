"""Controls as the keyboard hand told them: one kind, whatever its number in a list."""

import pytest

from toolkit.score.keyboard import kind_of


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("#post-12 > ul > li:nth-of-type(3) > button", "button #post-# > ul > li > button"),
        ("#post-7 > ul > li > button", "button #post-# > ul > li > button"),
        ("main > button", "button main > button"),
        ("", "button"),
    ],
)
def test_numbers_tell_no_controls_apart(selector, expected):
    """The like button of each message is one thing to mend."""
    assert kind_of({"role": "button", "selector": selector}) == expected


def test_another_role_is_another_kind():
    """A link and a button at one place are two things."""
    assert kind_of({"role": "link", "selector": "#a"}) != kind_of({"role": "button", "selector": "#a"})


def test_nothing_known_is_a_kind_of_its_own():
    """Damaged details go together."""
    assert kind_of({}) == ""
