"""
Opens Playwright's codegen at a page of the platform, with the browser that the journeys use.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from toolkit.errors import PreconditionFailed
from toolkit.measure.browser import Found
from toolkit.measure.context import LOCALES
from toolkit.measure.personas._persona import load
from toolkit.settings import Settings

TARGET = "python-pytest"
ELSEWHERE = (
    f"record elsewhere with `playwright codegen --target {TARGET} -o FILE ADDRESS`, "
    "then type `virage record VERB --from FILE`"
)
# Codegen's own way to a browser that Playwright did not install; it has no option for it.
EXECUTABLE = "PWTEST_CLI_EXECUTABLE_PATH"


def command(settings: Settings, *, address: str, script: Path, state: Path | None) -> list[str]:
    """
    The command that records.

    Args:
        settings: Window, language, proxy and certificates are those of the journeys.
        address: Where to begin.
        script: Where codegen writes.
        state: Saved sign-in of the member who records.

    Raises:
        PreconditionFailed: A password of the environment would show in the list of processes.
    """
    place, persona = settings.place(), load(settings.journeys.author)
    if place.basic_auth or "@" in (place.proxy or ""):
        raise PreconditionFailed(f"this environment asks for a password before the platform does; {ELSEWHERE}")
    words = [sys.executable, "-m", "playwright", "codegen", "--target", TARGET, "--output", str(script)]
    words += ["--browser", settings.journeys.engines[0], "--lang", LOCALES[settings.platform.language]]
    words += ["--viewport-size", f"{persona.width},{persona.height}"]
    if state:
        words += ["--load-storage", str(state)]
    if place.proxy:
        words += ["--proxy-server", place.proxy]
    if place.insecure:
        words.append("--ignore-https-errors")
    return [*words, address]


def record(words: list[str], found: Found) -> None:
    """
    Let a person click through, until they close the window.

    Raises:
        PreconditionFailed: Codegen could not open a window.
    """
    environ = {**os.environ, **({EXECUTABLE: found.executable} if found.executable else {})}
    done = subprocess.run(words, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = next((line.strip() for line in done.stderr.splitlines() if "Error" in line), "see above")
        raise PreconditionFailed(f"codegen ended with {done.returncode} ({reason}); it needs a screen; {ELSEWHERE}")
