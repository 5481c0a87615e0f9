"""Walks of shipped journeys in a mode, on La Place as it is and as it is with a defect."""

from __future__ import annotations

import contextlib
import inspect
import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.measure.modes.board import ADAPTER, Board
from tests.measure.site import serving as serving_site
from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.journeys import Journey, journey_of
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.cleaning import clean
from toolkit.measure.ended import interrupts
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results
from toolkit.suite import locate

ROLES = {"moderator": "moderator", "visitor": "visitor", "newcomer": "visitor"}


def shipped(name):
    """A shipped journey, by the name of its file."""
    import importlib.util

    path = locate() / "journeys" / f"test_{name}.py"
    spec = importlib.util.spec_from_file_location(f"shipped_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, f"test_{name}")


class Walked:
    """What a walk has left."""

    def __init__(self, folder, cleaned):
        self.folder = folder
        self.cleaned = cleaned

    def __getattr__(self, kind):
        return self.folder.read(kind)

    @property
    def faults(self):
        """Instruments that failed."""
        return [one.reason for one in self.folder.read("health") if one.name.startswith("instrument")]


@contextmanager
def attempt_of(session, journey, name, mode, new_context):
    """An attempt that is judged as the plugin does."""
    identity = Identity(journey=name, declared=journey_of(journey), engine="chromium", number=1, mode=mode)
    attempt = Attempt(session, identity, new_context)
    attempt.begin()
    error = None
    try:
        yield attempt
    except Exception as raised:
        error = raised
    finally:
        attempt.life.ended(error)
        attempt.finish(error)
        attempt.close()


@pytest.fixture
def walk_place(new_context, tmp_path, monkeypatch):
    """Walk shipped journeys in a mode on La Place; what the walks have left, when all is cleaned."""

    def walk(mode, *names, defects=(), **overrides):
        with serving(defects=defects) as place:
            monkeypatch.setenv(PASSWORD_VARIABLE, place.password)
            settings = load(
                Path(locate() / "virage.toml"),
                overrides={"platform.base_url": place.url, "journeys.step_timeout_s": "30", **overrides},
                environ={},
            )
            session = Session(settings, Results(tmp_path).create())
            for name in names:
                journey = shipped(name)
                with attempt_of(session, journey, name, mode, new_context) as attempt:
                    wanted = inspect.signature(journey).parameters
                    journey(*(attempt.member(who, role=ROLES.get(who, "member")) for who in wanted))
            session.close()
            return Walked(session.folder, clean(settings, session.folder))

    return walk


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


@pytest.fixture
def board():
    """A board that one test makes worse."""
    with serving_site(Board()) as running:
        yield running


@pytest.fixture
def live(board, tmp_path, new_context):
    """Walks a journey in a mode for as long as the mode wants, and gives the run folder."""

    def walk(mode, journey, *, adapter=ADAPTER, writes=True, site=None, contexts=new_context, **overrides):
        path = tmp_path / "tiny.py"
        head = "from toolkit import Platform\n\n\nclass Tiny(Platform):\n    name = 'Tiny'\n    health = '/health'\n"
        path.write_text(head + adapter, encoding="utf-8")
        given = {
            "platform.adapter": str(path),
            "platform.base_url": (site or board).url,
            "journeys.step_timeout_s": "6",
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
                attempt = Attempt(session, identity, contexts, life=life)
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
