"""Requests of one role, tried again as a lower one: on La Place nobody gets through."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from toolkit.score.roles import cells, judged

pytestmark = pytest.mark.browser


def matrix(trials):
    """What each role got with each act."""
    rows = judged(trials=pd.DataFrame([dataclasses.asdict(one) for one in trials]))
    return {(cell.journey, cell.act, cell.role): (cell.expected, cell.observed) for cell in cells(judged=rows)}


@pytest.mark.thorough
def test_on_la_place_every_lower_role_is_refused(walk_place):
    """Tried on content that is still there; what the walk created is removed; no instrument failed."""
    walked = walk_place("roles", "report_content", "edit_and_delete")
    found = matrix(walked.trials)
    refused = {(act, role) for (_, act, role), (expected, _) in found.items() if expected == "refused"}

    assert {observed for expected, observed in found.values() if expected == "refused"} == {"refused"}
    assert {observed for expected, observed in found.values() if expected == "allowed"} == {"allowed"}
    assert refused == {
        ("publish", "visitor"),
        ("report", "visitor"),
        ("edit", "visitor"),
        ("edit", "member"),
        ("delete", "visitor"),
        ("delete", "member"),
        ("finds_report", "visitor"),
        ("finds_report", "member"),
        ("take_down", "visitor"),
        ("take_down", "member"),
    }
    assert (walked.faults, walked.cleaned.left) == ([], ())


@pytest.mark.thorough
def test_what_the_settings_let_members_do_is_not_tried_by_them(walk_place):
    """On a wiki everybody edits."""
    walked = walk_place("roles", "edit_and_delete", roles='{ edit = "member", delete = "member" }')
    found = matrix(walked.trials)

    assert ("edit_and_delete", "edit", "member") not in {key for key, cell in found.items() if cell[0] == "refused"}
    assert found["edit_and_delete", "edit", "visitor"] == ("refused", "refused")


@pytest.mark.thorough
def test_what_anybody_may_delete_is_a_leak(walk_place):
    """Though the page shows the button to nobody else: the author looks, and their message is gone."""
    walked = walk_place("roles", "edit_and_delete", defects=["anybody_deletes"])
    found = matrix(walked.trials)
    leaks = [(act, role) for (_, act, role), (_, observed) in found.items() if observed == "leak"]
    (trial,) = (one for one in walked.trials if (one.act, one.tried_as, one.own_token) == ("delete", "member", True))

    assert leaks == [("delete", "member")]
    assert (trial.status, trial.effect, trial.shown) == (303, "yes", "no")
