"""
Trials of lower roles: what is a leak, what is a refusal, and the matrix.
"""

import pandas as pd
import pytest

from toolkit.records import RoleTrial
from toolkit.score.audits.control_for_others import control_for_others
from toolkit.score.audits.role_leak import role_leak
from toolkit.score.roles import cells, judged


def trial(tried_as="member", allowed="author", *, status=403, **fields):
    """One trial at deleting a message, refused unless told otherwise."""
    defaults = {"act": "delete", "method": "POST", "address": "/posts/12/delete", "journey": "edit_and_delete"}
    return RoleTrial(
        id=fields.pop("id", "t1"),
        attempt_id="a1",
        persona="desktop",
        engine="chromium",
        step="delete",
        at="2026-11-23T10:00:00.000Z",
        tried_as=tried_as,
        allowed=allowed,
        status=status,
        **{**defaults, **fields},
    )


def table(*trials):
    columns = list(RoleTrial.__slots__)
    return pd.DataFrame([[getattr(one, name) for name in columns] for one in trials], columns=columns)


@pytest.mark.parametrize(
    ("fields", "observed"),
    [
        ({"status": 403}, "refused"),
        ({"status": 404}, "refused"),
        ({"status": 303, "led_to": "/login", "sign_in": True, "same": "no"}, "refused"),
        ({"status": 303, "led_to": "/", "same": "yes"}, "leak"),
        ({"status": 303, "led_to": "/", "same": "no"}, "refused"),
        ({"status": 200, "same": "yes", "effect": "no"}, "refused"),
        ({"status": 200, "same": "no", "effect": "yes"}, "leak"),
        ({"status": 403, "effect": "yes"}, "leak"),
        ({"status": 302, "sign_in": True, "effect": "yes"}, "leak"),
        ({"status": 200}, "unknown"),
        ({"status": 500}, "unknown"),
        ({"status": 0}, "unknown"),
        ({"status": 200, "same": "yes", "effect": "no", "act": "react"}, "unknown"),
        ({"status": 200, "same": "no", "effect": "no", "act": "react"}, "refused"),
        ({"status": 303, "same": "yes", "effect": "no", "act": "edit"}, "refused"),
        ({"status": 403, "lacking": True}, "unknown"),
        ({"status": 400, "lacking": True}, "unknown"),
        ({"status": 200, "same": "no", "lacking": True}, "unknown"),
        ({"status": 404, "lacking": True}, "refused"),
        ({"status": 303, "sign_in": True, "lacking": True}, "refused"),
        ({"status": 200, "same": "yes", "lacking": True}, "leak"),
        ({"status": 403, "unproven": True}, "unknown"),
        ({"status": 303, "sign_in": True, "unproven": True}, "unknown"),
    ],
)
def test_what_became_of_the_content_decides_then_the_answer(fields, observed):
    """
    A page that says no while the message is gone has said yes.
    """
    assert judged(trials=table(trial(**fields)))["observed"].tolist() == [observed]


@pytest.mark.parametrize(
    ("tried_as", "allowed", "expected"),
    [
        ("visitor", "member", "refused"),
        ("member", "member", "allowed"),
        ("author", "member", "allowed"),
        ("member", "moderator", "refused"),
        ("visitor", "visitor", "allowed"),
        ("moderator", "moderator", "allowed"),
    ],
)
def test_who_may_at_least_decides_what_is_expected(tried_as, allowed, expected):
    """
    From the visitor up to the moderator.
    """
    assert judged(trials=table(trial(tried_as, allowed)))["expected"].tolist() == [expected]


def test_a_cell_holds_the_worst_of_its_trials():
    """
    Refused with a token, let through without: it leaks.
    """
    rows = table(trial(own_token=True), trial(status=200, effect="yes", id="t2"))
    (cell,) = cells(judged=judged(trials=rows))

    assert (cell.role, cell.expected, cell.observed, cell.n) == ("member", "refused", "leak", 2)
    assert (cell.answers, cell.address) == (("200", "403"), "POST /posts/#/delete")


def test_roles_stand_from_the_lowest_to_the_highest():
    """
    So that a row reads from left to right.
    """
    rows = table(trial("author", status=303), trial("visitor"), trial("member"))

    assert [cell.role for cell in cells(judged=judged(trials=rows))] == ["visitor", "member", "author"]


def test_a_leak_is_found_once_for_all_contents():
    """
    The same act on two messages is one missing check; it names who, what and where.
    """
    rows = table(
        trial(status=303, effect="yes"),
        trial(status=303, effect="yes", address="/posts/13/delete", id="t2"),
        trial("visitor"),
    )
    (found,) = role_leak(trials=rows)

    assert (found.impact, found.place_count) == ("critical", 2)
    assert {name: found.params[name] for name in ("act", "role", "request")} == {
        "act": "delete",
        "role": "member",
        "request": "POST /posts/#/delete",
    }


def test_a_control_that_refuses_whoever_uses_it_is_told():
    """
    To another member; a visitor who is asked to sign in is invited, not refused.
    """
    rows = table(trial(shown="yes", page="/posts/12"), trial("visitor", status=303, sign_in=True, shown="yes", id="t2"))
    (found,) = control_for_others(trials=rows)

    assert (found.impact, found.places[0].url) == ("moderate", "/posts/12")


def test_nothing_is_told_where_everybody_is_refused_and_nothing_is_shown():
    """
    That is how it should be.
    """
    rows = table(trial(shown="no"), trial("visitor", status=303, sign_in=True, shown="yes", id="t2"))

    assert role_leak(trials=rows) == control_for_others(trials=rows) == []


def test_no_trial_makes_no_matrix():
    """
    A run without the mode has none.
    """
    assert cells(judged=judged(trials=table())) == ()
