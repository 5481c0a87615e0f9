"""What makes La Place one that people trust, and what takes that away."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_x(walk_place):
    import os

    names = os.environ.get("J", "report_content,block,sign_up,delete_account,export_data,help").split(",")
    walked = walk_place("trust", *names, defects=[d for d in os.environ.get("D", "").split(",") if d])
    for t in walked.facts:
        print(t.journey, t.item, t.value, t.unit, t.member, t.detail, t.address, t.picture)
    print(
        walked.faults, walked.cleaned, [(a.journey, a.outcome, a.reason, round(a.duration_ms)) for a in walked.attempts]
    )
    assert 0
