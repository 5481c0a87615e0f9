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


@pytest.mark.parametrize(
    ("ends", "wait_ms"),
    [
        ((), 2400),  # nothing was done: all of it was waited for
        ((10.4, 10.8, 11.2, 11.6, 12.0), 400),  # six pages, each there at once
        ((10.1, 10.2, 11.9), 1700),  # one answer took long
        ((11.8, 12.0), 1800),  # until anything could be done
        ((10.1,), 2300),  # the result itself
    ],
)
def test_the_longest_wait_is_between_two_acts(ends, wait_ms):
    """Many quick acts take long, and keep nobody waiting."""
    walked = step()
    for end in ends:
        walked.act_ends(end)

    assert walked.wait_ms(2400) == pytest.approx(wait_ms)
