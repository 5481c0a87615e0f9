"""
The checklists of trust: what is asked, and how it is answered.
"""

import pandas as pd
import pytest
from pydantic import ValidationError

from toolkit.records import Outcome
from toolkit.score.checklists import Item, checklists
from toolkit.score.trust import COLUMNS, answers, facts_of, holding, missed, without_allowed
from toolkit.settings.modes import TrustSettings


def seen(*rows):
    """(item, value) of each fact."""
    facts = pd.DataFrame(rows, columns=["item", "value"])
    return facts.assign(unit="count", journey="report", address="/posts/1", picture=None, detail="")[COLUMNS]


def answered(*rows):
    return {one.item: one for one in answers(seen=seen(*rows))}


def test_every_item_has_both_languages_and_a_source():
    """
    A wish without a source is ours alone, and one language is half of the readers.
    """
    every = checklists().items.values()

    assert all(item.fr and item.en and item.source for item in every)
    assert {item.criterion for item in every} == {"t1", "t2", "t3", "t5"}


@pytest.mark.parametrize("limits", [{}, {"at_most": 1, "at_least": 1}])
def test_an_item_asks_one_thing(limits):
    """
    Neither nothing nor two things.
    """
    with pytest.raises(ValidationError, match="either at_most or at_least"):
        Item(criterion="t1", fr="x", en="x", source="x", **limits)


def test_what_nobody_looked_at_is_unknown_and_never_no():
    """
    Nothing seen of anything: no item is failed.
    """
    assert {one.outcome for one in answered().values()} == {Outcome.UNTESTED}


@pytest.mark.parametrize(
    ("item", "value", "outcome"),
    [
        ("report_clicks", 3, Outcome.PASSED),
        ("report_clicks", 4, Outcome.FAILED),
        ("consent_ratio", 0.8, Outcome.PASSED),
        ("consent_ratio", 0.79, Outcome.FAILED),
        ("delete_over_create", 2, Outcome.PASSED),
        ("delete_over_create", 2.1, Outcome.FAILED),
        ("appeal_offered", 1, Outcome.PASSED),
        ("appeal_offered", 0, Outcome.FAILED),
        ("default_audience", 1, Outcome.PASSED),
        ("default_audience", 2, Outcome.FAILED),
    ],
)
def test_limits_are_included(item, value, outcome):
    """
    Three clicks are three.
    """
    assert answered((item, value))[item].outcome is outcome


def test_of_several_the_worst_counts():
    """
    One way that takes five clicks is five clicks for whoever goes it; the number of looks is told.
    """
    worst = answered(("report_clicks", 1), ("report_clicks", 5), ("report_clicks", 2))["report_clicks"]

    assert (worst.value, worst.n, worst.outcome) == (5, 3, Outcome.FAILED)


def test_what_does_not_apply_is_left_out():
    """
    Where nothing is asked, nothing can be refused.
    """
    assert answered(("consent_ratio", None))["consent_ratio"].outcome is Outcome.INAPPLICABLE


def test_one_fact_may_answer_two_items():
    """
    Refusing that costs more is against consent, and a deceptive pattern.
    """
    found = answered(("consent_ratio", 0.5))

    assert [found[item].outcome for item in ("consent_ratio", "fair_refusal")] == [Outcome.FAILED] * 2


def test_an_item_that_holds_is_no_longer_missed():
    """
    What would be gained by mending it.
    """
    trust = answers(seen=seen(("report_clicks", 5)))

    assert [one.item for one in missed(trust, "report_clicks")] == ["report_clicks"]
    assert missed(holding(trust, "report_clicks"), "report_clicks") == []


def observations(**values):
    rows = [
        {"name": name, "value": value, "unit": "count", "journey": "read_feed", "url": "/", "screenshot": "p.webp"}
        | {"detail": detail}
        for name, (value, detail) in values.items()
    ]
    columns = ["name", "value", "unit", "journey", "url", "screenshot", "detail"]
    return pd.DataFrame(rows, columns=columns)


def days(*rows):
    """(member, blocked, seen) of each act of a day."""
    table = pd.DataFrame(rows, columns=["member", "blocked", "seen"])
    return table.assign(attempt_id="a1", act="reply", journey="day")


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([("alice", False, 1), ("alice", True, 0)], Outcome.PASSED),
        ([("alice", False, 1), ("alice", True, 0), ("alice", True, 1)], Outcome.FAILED),
        ([("alice", False, 0), ("alice", True, 0)], Outcome.UNTESTED),
        ([("alice", False, 1), ("bob", True, 0)], Outcome.UNTESTED),
        ([("alice", False, 1)], Outcome.UNTESTED),
        ([], Outcome.UNTESTED),
    ],
)
def test_a_day_tells_whether_who_is_blocked_is_heard_of(rows, outcome):
    """
    Silence says something only of a member whom the platform tells of anything at all.
    """
    facts = facts_of(facts=seen(), observations=observations(), noticed=days(*rows))

    assert {one.item: one.outcome for one in answers(seen=facts)}["blocked_absent_notifications"] == outcome


def test_a_probe_answers_items_as_well():
    """
    What a first visit leaves is seen in the plain walk.
    """
    facts = facts_of(
        facts=seen(), observations=observations(identifiers_kept=(1.0, "uid (example.org, 730 d)")), noticed=days()
    )
    found = {one.item: one for one in answers(seen=facts)}["identifiers_before_choice"]

    assert (found.outcome, found.detail, found.picture) == (Outcome.FAILED, "uid (example.org, 730 d)", "p.webp")


def test_what_the_settings_know_to_be_necessary_is_no_tracker():
    """
    By the name of the cookie, whatever its site and age; others stay.
    """
    both = observations(identifiers_kept=(2.0, "cart (example.org, 7 d); uid (example.org, 730 d)"))
    left = without_allowed(observations=both, allowed=TrustSettings(necessary=("cart",)))
    none = without_allowed(observations=both, allowed=TrustSettings(necessary=("cart", "uid")))

    assert left["detail"].tolist() == ["uid (example.org, 730 d)"]
    assert (left["value"].tolist(), none["value"].tolist()) == ([2.0], [0.0])


@pytest.mark.parametrize(
    ("french", "language", "wanted"), [(None, "fr", True), (None, "en", False), (False, "fr", False)]
)
def test_a_french_version_is_wanted_where_members_use_it_in_french(french, language, wanted):
    """
    Unless the settings say otherwise.
    """
    assert TrustSettings(french=french).wants_french(language) is wanted
