"""FlaskBB's adapter: every verb on the real forum, and what it leaves can be removed."""

from __future__ import annotations

import re
import urllib.request

import pytest

from real.flaskbb.install import LEFT_OUT, find_python, install
from real.flaskbb.serve import PASSWORD_VARIABLE, serving
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.cleaning import clean, open_entries
from toolkit.measure.second_look import take
from toolkit.measure.session import Session
from toolkit.records import Outcome
from toolkit.settings import load
from toolkit.store import Results

pytestmark = [pytest.mark.real, pytest.mark.browser, pytest.mark.slow]

LOGINS = {name: name for name in ("alice", "bob", "moderator")} | {"newcomer": "virage-{token}"}
ACCOUNTS = (
    "{ "
    + ", ".join(f'{n} = {{ login = "{login}", password_env = "{PASSWORD_VARIABLE}" }}' for n, login in LOGINS.items())
    + " }"
)


@pytest.fixture(scope="module")
def forum():
    """FlaskBB, running; installed once and kept."""
    python = find_python()
    if python is None:
        pytest.skip(LEFT_OUT)
    with serving(install(python)) as running:
        yield running


@pytest.fixture
def attempt(forum, new_context, tmp_path, monkeypatch):
    """An attempt on the forum."""
    monkeypatch.setenv(PASSWORD_VARIABLE, forum.password)
    given = {
        "platform.adapter": "flaskbb",
        "platform.base_url": forum.url,
        "platform.language": "en",
        "accounts": ACCOUNTS,
        "audit.axe": "false",
        "journeys.har": "false",
        "journeys.second_look": "moderator",
        "journeys.step_timeout_s": "8",
    }
    session = Session(load(None, overrides=given, environ={}), Results(tmp_path).create())
    identity = Identity(journey="all", declared=Journey(goal="all"), engine="chromium", number=1)
    walked = Attempt(session, identity, new_context)
    yield walked
    walked.close()
    session.close()


def test_the_town_is_the_same_each_time(forum):
    """What is measured twice must be the same: 6 accounts, 36 topics, 130 replies."""
    page = re.sub(r"\s+", " ", urllib.request.urlopen(forum.url).read().decode())

    assert "registered users: <strong>6</strong>" in page
    assert "topics: <strong>36</strong>" in page
    assert "posts: <strong>166</strong>" in page


def test_every_verb_works_and_what_can_be_removed_is(attempt):
    """Reading, answering, changing one's mind, reporting in a window, finding: and the ledger empties."""
    alice, bob = attempt.member("alice"), attempt.member("bob")
    moderator = attempt.member("moderator", role="moderator")

    alice.enter()
    alice.open_feed()
    alice.read_on()
    post = alice.has_published(alice.compose("Who has a ladder?"))
    bob.enter()
    bob.sees(post)
    answer = bob.reply(post, bob.compose("I have."))
    alice.sees(answer)
    bob.report(post, "spam")
    bob.search(post.text)
    bob.found(post)
    moderator.enter()
    moderator.finds_report(post)
    edited = alice.edit(post, alice.compose("Who has a long ladder?"))
    bob.sees(edited)
    alice.delete(edited)
    bob.cannot_see(edited)
    topic = moderator.publish(moderator.compose("The rules of this forum"))
    bob.sees(topic)
    before = alice.describe(alice.compose("I bake bread."))
    alice.sign_out()
    alice.sign_in()

    cleaned = clean(attempt.session.settings, attempt.session.folder)

    assert before == ""
    assert [entry.reason for entry in cleaned.left] == []
    assert open_entries(attempt.session.folder) == []
    bob.cannot_see(topic)
    bob.cannot_see(answer)


def test_who_opens_an_account_is_in_and_stays_in_the_ledger(attempt):
    """FlaskBB lets nobody delete their account: that is told, not passed over."""
    newcomer = attempt.member("newcomer")
    newcomer.sign_up()
    cleaned = clean(attempt.session.settings, attempt.session.folder)

    assert attempt.session.platform.is_signed_in(newcomer)
    assert [entry.reason for entry in cleaned.left] == ["FlaskBB lets only administrators delete an account"]


def test_a_member_is_offered_no_topic_of_their_own_and_a_moderator_is(attempt):
    """The upstream defect that a report of FlaskBB has to lead with; the day it is mended, this fails."""
    alice = attempt.member("alice")
    alice.enter()
    with pytest.raises(AssertionError, match="alice is offered no “New Topic” in Neighbours"), alice.step("publish"):
        alice.publish(alice.compose("Good morning"))
    take(attempt)
    (seen,) = attempt.session.folder.read("looks")

    assert (seen.member, seen.outcome) == ("moderator", Outcome.PASSED)
    assert seen.box is not None
