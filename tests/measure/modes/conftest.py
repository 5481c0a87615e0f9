"""Walks of shipped journeys in a mode, on La Place as it is and as it is with a defect."""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from pathlib import Path

import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.journeys import journey_of
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.cleaning import clean
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
                overrides={"platform.base_url": place.url, "journeys.step_timeout_s": "6", **overrides},
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
