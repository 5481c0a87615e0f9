"""`virage doctor`: a line a part, and a remedy for each that is not well."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.process

ADAPTER_THAT_ASKS = """
from toolkit import Platform


class Tiny(Platform):
    name = "Tiny"
    health = "/health"

    def is_signed_in(self, member):
        return False

    def sign_in(self, member):
        assert member.password
"""


@pytest.mark.browser
def test_the_doctor_finds_everything_well(tiny):
    """A line a thing; accounts are tried for real."""
    tiny.configure('[accounts]\nalice = [{ login = "alice" }, { login = "alice2" }]\n')

    ended = tiny.command("doctor")

    assert "alice can sign in" in ended.out
    assert "alice2 can sign in" in ended.out
    assert all(
        word in ended.out for word in ("Python", "Browser chromium", "axe-core", "Locust", "Platform", "Clock", "cores")
    )
    assert "NOT" not in ended.out.replace("NOT  Free cores", "")


@pytest.mark.browser
def test_the_doctor_has_a_remedy_for_what_is_not_well(tiny, monkeypatch):
    """10, and what to do."""
    monkeypatch.setenv("COLUMNS", "300")
    tiny.configure('[accounts]\nalice = { login = "alice", password_env = "NOWHERE_SET" }\n')
    (tiny.folder / "platforms" / "tiny.py").write_text(ADAPTER_THAT_ASKS)

    ended = tiny.command("doctor")

    assert ended.code == 10
    assert "NOWHERE_SET" in ended.out
    assert "password variable" in ended.out


def test_the_doctor_knows_who_is_to_walk(tiny, monkeypatch):
    """A name that nobody knows is told here, too."""
    monkeypatch.setenv("COLUMNS", "300")
    nobody = tiny.command("doctor", "--set", 'journeys.personas=["keybord"]', "--set", 'journeys.engines=["webkit"]')
    both = tiny.command("doctor", "--set", 'journeys.modes=["faults"]', "--set", 'journeys.engines=["webkit"]')

    assert "persona 'keybord': unknown; did you mean 'keyboard'?" in nobody.out
    assert "desktop; faults" in both.out


@pytest.mark.browser
def test_the_doctor_looks_at_every_engine(tiny, monkeypatch):
    """A second engine that is not there would fail in the middle of a run."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tiny.folder / "none"))

    ended = tiny.command("doctor", "--set", 'journeys.engines=["webkit"]')

    assert ended.code == 10
    assert "Browser webkit" in ended.out
    assert "playwright install webkit" in ended.out
