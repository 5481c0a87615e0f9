"""What makes La Place one that people trust, and what takes that away."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from toolkit.score.trust import COLUMNS, answers

pytestmark = pytest.mark.browser
NOT_SEEN_HERE = {  # by another instrument, or by nobody yet
    "third_parties_before_choice",
    "identifiers_before_choice",
    "blocked_absent_notifications",
}


def checked(walked):
    """The checklists answered from what a walk has left."""
    seen = pd.DataFrame([dataclasses.asdict(one) for one in walked.facts])
    return {one.item: one for one in answers(seen=seen[COLUMNS])}


def outcomes(found, word):
    return {item for item, one in found.items() if one.outcome == word}


@pytest.mark.thorough
def test_on_la_place_everything_is_seen_and_two_things_are_missing(walk_place):
    """A report needs an account there, and has no statement of good faith: facts, and its only ones."""
    walked = walk_place("trust", "report_content", "block", "sign_up", "delete_account", "export_data", "help")
    found = checked(walked)

    assert walked.faults == []
    assert outcomes(found, "untested") == NOT_SEEN_HERE
    assert outcomes(found, "failed") == {"report_signed_out", "report_good_faith"}
    assert (found["report_clicks"].value, found["consent_ratio"].value) == (1, 1)
    assert walked.cleaned.left == ()


@pytest.mark.thorough
def test_what_is_broken_is_seen(walk_place):
    """Pages before the form, a decision without effect, a question with one button."""
    broken = ["buried_report", "moderated_still_visible", "refusing_harder"]
    found = checked(walk_place("trust", "report_content", defects=broken))
    hidden = {"hidden_from_members", "hidden_from_visitors", "hidden_from_feed", "hidden_from_search"}

    assert outcomes(found, "failed") >= {"report_clicks", "consent_ratio", "fair_refusal", *hidden}
    assert (found["report_clicks"].value, found["consent_ratio"].value) == (5, 0.5)
