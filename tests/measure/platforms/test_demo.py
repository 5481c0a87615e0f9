"""La Place's adapter: every verb on the real platform, in both languages, and what it leaves can be removed."""

from __future__ import annotations

import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.cleaning import clean, open_entries
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results

pytestmark = pytest.mark.browser

ACCOUNTS = (
    "{ "
    + ", ".join(
        f'{name} = {{ login = "{name}", password_env = "{PASSWORD_VARIABLE}" }}'
        for name in ("alice", "bob", "moderator")
    )
    + " }"
)


@pytest.fixture(scope="module")
def place():
    """La Place, running."""
    with serving() as server:
        yield server


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.thorough)])
def test_every_verb_works_and_leaves_nothing(place, new_context, tmp_path, monkeypatch, language):
    """Publishing, answering, reacting, reporting, finding, deciding: and the ledger empties."""
    monkeypatch.setenv(PASSWORD_VARIABLE, place.password)
    overrides = {"platform.base_url": place.url, "platform.language": language, "accounts": ACCOUNTS}
    settings = load(None, overrides={**overrides, "audit.axe": "false", "journeys.har": "false"}, environ={})
    session = Session(settings, Results(tmp_path).create())
    attempt = Attempt(
        session, Identity(journey="all", declared=Journey(goal="all"), engine="chromium", number=1), new_context
    )
    alice, bob = attempt.member("alice"), attempt.member("bob")
    moderator = attempt.member("moderator", role="moderator")

    alice.enter()
    post = alice.publish(alice.compose("Bonjour"))
    bob.enter()
    bob.sees(post)
    bob.react(post)
    bob.reply(post, bob.compose("Salut"))
    bob.report(post, "spam")
    bob.search(post.text)
    bob.found(post)
    bob.open_feed()
    bob.read_on()
    moderator.enter()
    moderator.finds_report(post)
    before = alice.privacy()
    alice.set_privacy("nobody")
    after = alice.privacy()
    bob.cannot_see(post)
    alice.sign_out()
    attempt.close()
    session.close()
    cleaned = clean(settings, session.folder)

    assert (before, after) == ("everyone", "nobody")
    assert (cleaned.removed, cleaned.left) == (3, ())
    assert open_entries(session.folder) == []
    assert clean(settings, session.folder).removed == 0
