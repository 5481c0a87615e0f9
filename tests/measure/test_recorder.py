"""Step time is the member's: what our instruments cost is not in it."""

from __future__ import annotations

import pytest

from toolkit.measure.recorder import OpenStep


def step(*, looked=None):
    return OpenStep("publish", 1, clock=10.0, looked=looked)


def test_the_look_that_finds_the_page_at_rest_is_not_the_members_time():
    """A person sees at once that nothing turns any more; we have to ask the page."""
    assert step(looked=10.25).duration_ms(10.75, failed=False) == pytest.approx(250)


def test_a_failed_step_lasts_until_it_was_given_up():
    """Nobody had arrived when the page was looked at: the wait went on."""
    assert step(looked=10.25).duration_ms(10.75, failed=True) == pytest.approx(750)


def test_a_step_that_was_never_looked_at_lasts_until_it_ends():
    """An act may fail long before the proof of arrival."""
    assert step().duration_ms(10.75, failed=True) == pytest.approx(750)
