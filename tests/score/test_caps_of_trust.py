"""
Caps that rest on trust: leaks, trackers, no way out, what the law wants to be there.
"""

import pytest

from toolkit.records import RoleTrial, TrustFact
from toolkit.score.caps import caps_of
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.findings import audit_all
from toolkit.score.tables import read_tables
from toolkit.settings import Settings
from toolkit.settings.modes import TrustSettings

pytestmark = pytest.mark.whole
TIMED = {"persona": "desktop", "engine": "chromium", "at": "2026-11-23T10:00:00.000Z"}


@pytest.fixture
def caps(new_run):
    def of(write, french=None):
        run = new_run(engines=("chromium",))
        run.attempt("publish", id="a1", mode="roles")
        run.walk("publish", attempts=1)
        write(run)
        settings = Settings(trust=TrustSettings(french=french))
        evidence = prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)
        return [(one.cap, one.condition) for one in caps_of(evidence, audit_all(evidence))]

    return of


def trial(**fields):
    about = {"id": "t1", "attempt_id": "a1", "journey": "publish", "step": "s", "act": "delete", "allowed": "author"}
    what = {"tried_as": "member", "method": "POST", "address": "/posts/1/delete", "status": 303, "effect": "yes"}
    return RoleTrial(**{**TIMED, **about, **what, **fields})


def fact(item, value):
    about = {"id": "f1", "attempt_id": "a1", "journey": "publish", "member": "visitor", "unit": ""}
    return TrustFact(**{**TIMED, **about}, item=item, value=value)


def test_a_leak_is_fatal(caps):
    """
    Who may not can; one who was refused is none.
    """
    assert caps(lambda run: run.write(trial())) == [("K1", "@cap.k1.role_leak")]
    assert caps(lambda run: run.write(trial(status=403, effect="no"))) == []


def test_what_a_void_attempt_has_seen_proves_nothing(caps):
    """
    The platform was not well.
    """

    def write(run):
        run.attempt("publish", id="void", mode="roles", validity="invalid")
        run.write(trial(attempt_id="void"))

    assert caps(write) == []


@pytest.mark.parametrize(
    ("name", "found"), [("identifiers_kept", [("K3", "@cap.k3.tracking")]), ("third_party_requests", [])]
)
def test_a_tracker_before_consent_is_a_legal_barrier(caps, name, found):
    """
    An identifier is; another site that is called may be one's own.
    """

    def write(run):
        step_id, _ = run.attempt("read_feed")
        run.observe(step_id, "read_feed", name, 1.0, detail="uid (example.org, 730 d)")

    assert caps(write) == found


def test_an_account_that_cannot_be_deleted_is_a_legal_barrier(caps):
    """
    Tried and never done; where it was done once, there is a way out.
    """
    walk = {"weight": "secondary"}

    assert caps(lambda run: run.walk("delete_account", attempts=1, outcomes=["failed"], **walk)) == [
        ("K3", "@cap.k3.deletion")
    ]
    assert caps(lambda run: run.walk("delete_account", attempts=2, outcomes=["failed", "passed"], **walk)) == []


def test_consent_that_cannot_be_withdrawn_is_a_legal_barrier(caps):
    """
    Looked for, and not there; where nothing is asked, there is nothing to withdraw.
    """
    assert caps(lambda run: run.write(fact("consent_withdrawn", 0.0))) == [("K3", "@cap.k3.withdrawal")]
    assert caps(lambda run: run.write(fact("consent_withdrawn", None))) == []


@pytest.mark.parametrize(("french", "found"), [(None, [("K3", "@cap.k3.french")]), (False, [])])
def test_no_french_version_is_a_legal_barrier_where_one_is_required(caps, french, found):
    """
    By default where members use the platform in French.
    """
    assert caps(lambda run: run.write(fact("french_version", 0.0)), french=french) == found
