"""Which browser is used, in which order, and what is said when there is none."""

from __future__ import annotations

import pytest

from toolkit.errors import ExitCode, PreconditionFailed
from toolkit.measure import browser, browser_setup


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine on which only the named programs are installed."""

    def install(*names):
        for name in names:
            (tmp_path / name).touch()
        monkeypatch.setattr(browser.shutil, "which", lambda name: str(tmp_path / name) if name in names else None)
        monkeypatch.setattr(browser, "MAC_PATHS", ())

    install()
    return install


def test_playwrights_own_browser_comes_first(machine, tmp_path):
    """It is the build that Playwright was tested with."""
    machine("chromium")
    own = tmp_path / "own"
    own.touch()

    assert browser.find("chromium", own).executable is None


def test_the_systems_browser_is_the_second_choice(machine, tmp_path):
    """Chrome before Chromium; the full path is what gets started."""
    machine("chromium", "google-chrome")

    found = browser.find("chromium", tmp_path / "missing")

    assert found.executable == str(tmp_path / "google-chrome")


@pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"])
def test_no_browser_is_one_error_that_says_what_to_type(machine, tmp_path, engine):
    """Whoever reads it copies the command."""
    with pytest.raises(PreconditionFailed, match=f"playwright install {engine}") as caught:
        browser.find(engine, tmp_path / "missing")

    assert caught.value.exit_code is ExitCode.UNREACHABLE


def test_the_systems_chromium_is_no_firefox(machine, tmp_path):
    """Each engine has its own browser."""
    machine("chromium")

    with pytest.raises(PreconditionFailed):
        browser.find("firefox", tmp_path / "missing")


def test_root_starts_chromium_without_its_sandbox_and_nobody_else_does(monkeypatch):
    """The sandbox protects users; as root, Chromium does not start with it."""
    found = browser.Found("chromium", "/usr/bin/chromium", "system")
    sandboxed = {}
    for user in (0, 1000):
        monkeypatch.setattr(browser.os, "geteuid", lambda user=user: user)
        sandboxed[user] = browser.launch_options(found)["chromium_sandbox"]

    assert sandboxed == {0: False, 1000: True}


@pytest.fixture
def setting_up(monkeypatch, machine, tmp_path):
    """A set-up whose commands are only noted; those in `working` bring a browser."""
    commands = []

    def prepare(*, working=(), root=True):
        def run(command, environment=None):
            del environment
            name = "playwright" if "playwright" in command else " ".join(command[:2])
            commands.append(name)
            if name not in working:
                return False
            if name == "apt-get install":
                machine("chromium", "apt-get")
            else:
                (tmp_path / "own").touch()
            return True

        machine("apt-get")
        monkeypatch.setattr(browser_setup, "_run", run)
        monkeypatch.setattr(browser_setup, "_own", lambda _engine: tmp_path / "own")
        monkeypatch.setattr(browser_setup.os, "geteuid", lambda: 0 if root else 1000)
        return commands

    return prepare


def test_a_browser_that_is_there_is_not_installed_again(setting_up, machine):
    """Set-up takes seconds the second time."""
    commands = setting_up()
    machine("chromium")

    browser_setup.ensure(say=lambda _text: None)

    assert commands == []


def test_playwrights_own_is_installed_first(setting_up):
    """On a user's machine it is the best choice."""
    commands = setting_up(working=("playwright",))

    assert browser_setup.ensure(say=lambda _text: None).origin == "playwright"
    assert commands == ["playwright"]


def test_debians_chromium_is_the_way_out_for_root(setting_up):
    """Where Playwright cannot download, as behind a closed network."""
    commands = setting_up(working=("apt-get install",))

    assert browser_setup.ensure(say=lambda _text: None).origin == "system"
    assert commands == ["playwright", "apt-get install"]


def test_nobody_but_root_is_given_debians_chromium(setting_up):
    """Installing for the whole system is not ours to do."""
    commands = setting_up(working=("apt-get install",), root=False)

    with pytest.raises(PreconditionFailed, match="playwright install"):
        browser_setup.ensure(say=lambda _text: None)
    assert commands == ["playwright"]
