"""A journey lived in one mode, walk after walk, as pytest has it lived."""

from __future__ import annotations

import contextlib

import pytest

from tests.measure.modes.board import ADAPTER, Board
from tests.measure.site import serving
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.ended import interrupts
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results


@pytest.fixture
def board():
    """A board that one test makes worse."""
    with serving(Board()) as running:
        yield running


@pytest.fixture
def live(board, tmp_path, new_context):
    """Walks a journey in a mode for as long as the mode wants, and gives the run folder."""

    def walk(mode, journey, *, adapter=ADAPTER, writes=True, site=None, **overrides):
        path = tmp_path / "tiny.py"
        head = "from toolkit import Platform\n\n\nclass Tiny(Platform):\n    name = 'Tiny'\n    health = '/health'\n"
        path.write_text(head + adapter, encoding="utf-8")
        given = {
            "platform.adapter": str(path),
            "platform.base_url": (site or board).url,
            "journeys.step_timeout_s": "2",
            "journeys.har": "false",
            "journeys.pictures": "false",
            "audit.axe": "false",
            "accounts": '{ alice = { login = "alice", password_env = "NONE" } }',
            "faults.message_s": "0.6",
            "faults.hold_s": "1",
            "faults.slow_s": "1",
            **overrides,
        }
        session = Session(load(None, overrides=given, environ={}), Results(tmp_path / "results").create())
        declared = Journey(goal="test", writes=writes)
        identity = Identity(journey="tiny", declared=declared, engine="chromium", number=1, mode=mode)
        life = None
        with contextlib.closing(session):
            while life is None or life.again():
                attempt = Attempt(session, identity, new_context, life=life)
                life = attempt.life
                _once(attempt, journey)
        return session.folder

    return walk


def _once(attempt, journey):
    """One walk, ended whatever comes."""
    error = None
    try:
        attempt.begin()
        journey(attempt)
    except BaseException as raised:
        if interrupts(raised):
            raise
        error = raised
    finally:
        attempt.life.ended(error)
        attempt.finish(error)
        attempt.close()


@pytest.fixture
def publish():
    """A journey of one step: publish a message."""

    def journey(attempt):
        alice = attempt.member("alice")
        with alice.step("publish"):
            alice.publish(alice.compose("hello"))

    return journey
