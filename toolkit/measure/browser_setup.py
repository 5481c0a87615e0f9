"""
Makes sure that there is a browser: finds one, or installs Playwright's own, or Debian's as root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from toolkit.errors import PreconditionFailed
from toolkit.measure.browser import Found, find, remedy

INSTALL_LIMIT_S = 600


def ensure(engine: str = "chromium", *, say: Callable[[str], None] = print) -> Found:
    """
    A browser, installed if need be.

    Args:
        engine: chromium, firefox or webkit.
        say: Told what is being done.

    Raises:
        PreconditionFailed: None is there and none could be installed; the message says what to type.
    """
    own = _own(engine)
    for way in (_nothing, _from_playwright, _from_debian):
        if not way(engine, say):
            continue
        try:
            return find(engine, own)
        except PreconditionFailed:
            continue
    raise PreconditionFailed(f"no {engine} could be found or installed; {remedy(engine)}")


def _own(engine: str) -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(getattr(playwright, engine).executable_path)


def _nothing(engine: str, say: Callable[[str], None]) -> bool:
    del engine, say
    return True


def _from_playwright(engine: str, say: Callable[[str], None]) -> bool:
    say(f"No {engine} here; asking Playwright to install its own …")
    return _run([sys.executable, "-m", "playwright", "install", engine])


def _from_debian(engine: str, say: Callable[[str], None]) -> bool:
    if engine != "chromium" or not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say("Installing chromium with apt-get …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if _run(["apt-get", "install", "-y", "-q", "chromium"], quiet):
        return True
    return _run(["apt-get", "update", "-q"], quiet) and _run(["apt-get", "install", "-y", "-q", "chromium"], quiet)


def _run(command: list[str], environment: dict[str, str] | None = None) -> bool:
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=INSTALL_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
