"""Which browser is ended: one that hangs, and none that is still at work when the journey's time is over."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_browser_at_work_after_the_time_is_over_is_left_alone(walk, site):
    """
    Short steps are no short evidence: an audit of a large page takes its time.
    """
    site.add("/", "<h1>Home</h1>")
    with walk(**{"journeys.journey_timeout_s": "0.1", "journeys.step_timeout_s": "0.2"}) as attempt:
        page = attempt.member("alice").page
        page.wait_for_timeout(2000)

        assert attempt.remaining_s < -1
        assert page.context.browser.is_connected()
        assert page.evaluate("1 + 1") == 2
