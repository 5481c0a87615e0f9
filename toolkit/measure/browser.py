"""
Finds and starts browsers; the one place with browser flags.

Playwright's own browser comes first, then Chrome or Chromium of the system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.errors import PreconditionFailed

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType

SYSTEM_NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
MAC_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

# A browser that phones home moves timings and fails where the network is closed.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)


class Found(NamedTuple):
    """A browser that can be started: `executable` is None for Playwright's own."""

    engine: str
    executable: str | None
    origin: str


def find(engine: str, own: Path | None) -> Found:
    """
    The browser to use for an engine.

    Args:
        engine: chromium, firefox or webkit.
        own: Where Playwright would have put its own build.

    Raises:
        PreconditionFailed: There is none; the message says what to type.
    """
    if own is not None and own.exists():
        return Found(engine, None, "playwright")
    if engine == "chromium" and (system := _system_chromium()):
        return Found(engine, system, "system")
    raise PreconditionFailed(f"no {engine} to be found; {remedy(engine)}")


def remedy(engine: str) -> str:
    """What to type to get a browser."""
    own = f"type `{sys.executable} -m playwright install {engine}`"
    if engine != "chromium":
        return own
    return f"{own}, or install Chrome or Chromium on the system (Debian, Ubuntu: `apt-get install chromium`)"


def _system_chromium() -> str | None:
    for name in SYSTEM_NAMES:
        if path := shutil.which(name):
            return path
    return next((path for path in MAC_PATHS if Path(path).exists()), None)


def find_for(browser_type: BrowserType) -> Found:
    """The browser to use, asking Playwright where its own build would be."""
    return find(browser_type.name, Path(browser_type.executable_path))


def launch_options(found: Found) -> dict[str, Any]:  # Any: Playwright's launch options
    """What `BrowserType.launch` needs for this browser on this machine."""
    options: dict[str, Any] = {}  # Any: as above
    if found.executable:
        options["executable_path"] = found.executable
    if found.engine == "chromium":
        options["args"] = list(QUIET)
        options["chromium_sandbox"] = not _is_root()
    return options


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def version_of(executable: str) -> str:
    """What the browser says of its version, or an empty string."""
    try:
        done = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
