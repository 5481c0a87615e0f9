"""La Place, and attempts on it in another mode than the plain one."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results


@pytest.fixture
def lived(tmp_path, new_context, monkeypatch):
    """An attempt on a running La Place, in this mode."""

    @contextmanager
    def start(place, mode, *members, life=None, **overrides):
        monkeypatch.setenv(PASSWORD_VARIABLE, place.password)
        accounts = {name: {"login": name, "password_env": PASSWORD_VARIABLE} for name in ("alice", "bob", "moderator")}
        written = ", ".join(f"{name} = {{ {_pairs(entry)} }}" for name, entry in accounts.items())
        usual = {
            "platform.base_url": place.url,
            "platform.language": "en",
            "accounts": f"{{ {written} }}",
            "journeys.har": "false",
            "watched.timeout_s": "20",  # nobody waits that long for what comes
        }
        settings = load(None, overrides=usual | overrides, environ={})
        session = Session(settings, Results(tmp_path).create())
        identity = Identity(journey="j", declared=Journey(goal="j"), engine="chromium", number=1, mode=mode)
        attempt = Attempt(session, identity, new_context)
        if life:
            attempt.life = life(attempt)
        attempt.begin()
        try:
            yield attempt, *(attempt.member(name) for name in members)
        finally:
            attempt.close()
            session.close()

    return start


def _pairs(entry):
    return ", ".join(f"{key} = {json.dumps(value)}" for key, value in entry.items())
