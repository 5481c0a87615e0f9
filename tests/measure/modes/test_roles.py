"""Requests of one role, tried again as a lower one: on La Place nobody gets through."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_on_la_place_every_lower_role_is_refused(walk_place):
    """What may not be done is refused to content that is still there, and nothing is left behind."""
    walked = walk_place("roles", "report_content", "edit_and_delete")
    for t in walked.trials:
        print(
            t.journey,
            t.act,
            t.allowed,
            t.tried_as,
            t.method,
            t.address,
            t.status,
            t.led_to,
            t.sign_in,
            t.same,
            t.effect,
            t.shown,
            t.own_token,
        )
    print(walked.faults, walked.cleaned, [(a.journey, a.outcome, a.reason, a.duration_ms) for a in walked.attempts])
    assert 0
