"""What several parts of the tests share: a suite on disk, and the command run as its user runs it."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

from tests.measure.site import Site, serving
from toolkit.cli import call
from toolkit.measure.walking import revive_browser
from toolkit.measure.watchdog import process_id

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As in a shell's background job: what the tests start would not hear their Ctrl-C either.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ADAPTER = '''
from toolkit import Platform


class Tiny(Platform):
    """A platform of two pages."""

    name = "Tiny"
    health = "/health"

    def is_signed_in(self, member):
        return True

    def open_feed(self, member):
        member.goto("/feed")
        member.see(member.page.get_by_role("heading", name="Feed"))
'''

JOURNEY = """
from toolkit import journey


@journey(goal="{goal}", weight="{weight}", writes={writes})
def test_{name}(alice):
    with alice.step("look"):
        {body}
"""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser that ended in one test is not missing in the next."""
    if "browser" in getattr(item, "fixturenames", ()):
        revive_browser(item)


@pytest.fixture(autouse=True)
def browser_lives(request):
    """A test that ends the browser which others share fails itself."""
    shared = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    yield
    assert shared is None or _answers(shared), "the browser is gone"


def _answers(browser: Any) -> bool:  # Any: Playwright's browser, which need not be installed to collect tests
    with contextlib.suppress(Exception):
        process_id(browser)
    return bool(browser.is_connected())


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def virage(*words: str, folder: Path, **environ: str) -> Ended:
    """
    Call the command in a folder.

    It runs in this process, where pandas and the like are imported once; what it starts are processes of their own.
    """
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = call(list(words))
    return Ended(int(code), out.getvalue(), err.getvalue())


class Suite:
    """A scenario suite in a folder of its own."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder
        self.site = site
        (folder / "journeys").mkdir()
        (folder / "platforms").mkdir()
        (folder / "platforms" / "tiny.py").write_text(ADAPTER)
        self.configure()

    def configure(self, more: str = "", *, platform: str = "") -> None:
        """Write virage.toml."""
        (self.folder / "virage.toml").write_text(
            f'[platform]\nadapter = "platforms/tiny.py"\nbase_url = "{self.site.url}"\nlanguage = "en"\n{platform}\n'
            "[journeys]\nattempts = { critical = 1 }\nstep_timeout_s = 2\nhar = false\n\n"
            "[validity]\nbusy_ratio = 1e6\n\n" + more  # what else the machine does is not these tests' subject
        )

    def journey(
        self, name: str, body: str = "alice.open_feed()", *, weight: str = "critical", writes: bool = False
    ) -> None:
        """Add a journey."""
        (self.folder / "journeys" / f"test_{name}.py").write_text(
            JOURNEY.format(name=name, goal=name.replace("_", " "), weight=weight, writes=writes, body=body)
        )

    def run(self, *words: str, **environ: str) -> Ended:
        """Run `virage` in the suite's folder."""
        return virage(*words, folder=self.folder, **environ)

    def command(self, *words: str, **environ: str) -> Ended:
        """Run `virage` as a shell does: in a process of its own, as what starts a browser itself needs."""
        return self._call([sys.executable, "-m", "toolkit", *words], environ)

    def pytest(self, *words: str, **environ: str) -> Ended:
        """Run pytest by hand in the suite's folder."""
        options = ["-p", "no:cacheprovider", "-p", "no:locust", "-p", "no:hypothesispytest", "-W", "default"]
        return self._call([sys.executable, "-m", "pytest", "journeys", *options, *words], environ)

    def start(self, *words: str, **environ: str) -> subprocess.Popen[str]:
        """Start `virage` and go on; the test ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", "toolkit", *words],
            cwd=self.folder,
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _call(self, command: list[str], environ: dict[str, str]) -> Ended:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    @property
    def runs(self) -> list[Path]:
        """Run folders, oldest first."""
        return sorted(path for path in (self.folder / "results").glob("2*") if path.is_dir())


@pytest.fixture
def tiny(tmp_path):
    """A suite for a tiny site that runs while the test does."""
    with serving(Site()) as site:
        site.add("/feed", "<h1>Feed</h1><p>Nothing new.</p>")
        site.add("/", "<h1>Home</h1>")
        folder = tmp_path / "suite"
        folder.mkdir()
        yield Suite(folder, site)
