"""
tracking_before_consent
"""

import pytest

from toolkit.score.audits.tracking_before_consent import mended, tracking_before_consent
from toolkit.score.values import call

pytestmark = pytest.mark.whole


def visit(name, value, detail):
    def write(run):
        step_id, _ = run.attempt("read_feed")
        run.observe(step_id, "read_feed", name, value, detail=detail)

    return write


def test_an_identifier_before_any_choice_is_serious_and_named(evidence):
    """
    With its site and how long it lasts.
    """
    (found,) = call(tracking_before_consent, evidence(visit("identifiers_kept", 1.0, "uid (example.org, 730 d)")))

    assert (found.rule, found.impact, found.params["names"]) == ("identifier", "serious", "uid (example.org, 730 d)")
    assert (found.journeys, found.critical_path, len(found.evidence)) == (("read_feed",), True, 1)


def test_another_site_that_is_called_weighs_less(evidence):
    """
    It may be the organisation's own.
    """
    (found,) = call(tracking_before_consent, evidence(visit("third_party_requests", 3.0, "a.example; b.example")))

    assert (found.rule, found.impact, found.params["names"]) == ("third_party", "moderate", "a.example, b.example")


@pytest.mark.parametrize("name", ["identifiers_kept", "third_party_requests"])
def test_nothing_seen_is_nothing_found(evidence, name):
    """
    A zero is evidence of good.
    """
    assert call(tracking_before_consent, evidence(visit(name, 0.0, None))) == []


def test_mended_it_is_gone(evidence):
    """
    And nothing else with it.
    """
    seen = evidence(visit("identifiers_kept", 1.0, "uid (example.org, 730 d)"))
    (found,) = call(tracking_before_consent, seen)

    assert call(tracking_before_consent, mended(finding=found, evidence=seen)) == []
