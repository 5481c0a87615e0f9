"""A tiny site, and attempts that walk on it with the real recorder in a real browser."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests.measure.site import Site, serving
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results


@pytest.fixture
def site():
    """A site that one test fills with pages."""
    with serving(Site()) as running:
        yield running


@pytest.fixture
def adapter(tmp_path):
    """A file with an adapter: the least a platform can be, and what a test adds."""

    def write(body=""):
        path = tmp_path / "tiny.py"
        path.write_text(
            "from toolkit import Platform\n\n\nclass Tiny(Platform):\n    name = 'Tiny'\n    health = '/health'\n"
            + body,
            encoding="utf-8",
        )
        return path

    return write


@pytest.fixture
def walk(site, adapter, tmp_path, new_context):
    """An attempt on the tiny site, and the folder its evidence goes to."""

    @contextmanager
    def start(*, adapter_body="", retraced=False, persona="desktop", **overrides):
        settings = load(
            None,
            overrides={
                "platform.adapter": str(adapter(adapter_body)),
                "platform.base_url": site.url,
                "journeys.step_timeout_s": "3",
                **overrides,
            },
            environ={},
        )
        session = Session(settings, Results(tmp_path / "results").create())
        identity = Identity(journey="tiny", declared=Journey(goal="test"), engine="chromium", number=1, persona=persona)
        attempt = Attempt(session, identity, new_context, retraced=retraced)
        attempt.begin()
        try:
            yield attempt
        finally:
            attempt.close()
            session.close()

    return start
