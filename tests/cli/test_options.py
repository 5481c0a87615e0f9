"""What the flags of walking commands ask for."""

import pytest

from toolkit.cli._options import request_of


@pytest.mark.parametrize(
    ("given", "modes"),
    [
        ({"faults": True}, '["faults"]'),
        ({"modes": ("content",), "faults": True}, '["content", "faults"]'),
        ({"modes": ("faults",), "faults": True}, '["faults"]'),
        ({"faults": False}, None),
    ],
)
def test_faults_is_a_short_word_for_a_mode(given, modes):
    """
    Beside others, and once.
    """
    assert request_of(**given).overrides.get("journeys.modes") == modes
