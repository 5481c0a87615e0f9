"""What a text costs to type."""

import pytest

from toolkit.measure.keystrokes import keystrokes


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bonjour à tous", 16),  # a capital, and a dead key
        ("Secret123", 10),
        ("été", 3),  # é has a key of its own
        ("À É", 6),  # capitals of both kinds
        ("ç ï", 5),
        ("Vraiment?!", 13),
        ("l'eau", 6),
        ("日本", 2),
        ("", 3),  # all is selected and deleted
    ],
)
def test_keys_of_a_text(text, keys):
    """
    One a character, one more for Shift, one more for a dead key.
    """
    assert keystrokes(text) == keys


def test_letters_and_their_accents_may_come_apart():
    """
    What a page composes of two characters is typed like one.
    """
    assert keystrokes("a\u0300") == keystrokes("à")


def test_what_only_a_robot_adds_costs_nothing():
    """
    A message carries the run's id so that it is found again; no member would type that.
    """
    assert keystrokes("Salut [20261129-105734-ec11 0123456789]") == keystrokes("Salut")
