"""
Installs FlaskBB, serves it with a town in it, walks all journeys there, and stops it: `make real`.

What is wrong with FlaskBB is what the report tells, so a gate that failed is no failure here. Further words are handed
to `virage run`: `python -m real.flaskbb -k publish`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from real.flaskbb.install import LEFT_OUT, InstallFailed, find_python, install
from real.flaskbb.serve import PASSWORD_VARIABLE, Forum, ForumFailed, serving

SUITE = Path(__file__).with_name("virage.toml")


def main(words: list[str]) -> int:
    """How `virage run` ended; 0 when FlaskBB was left out."""
    python = find_python()
    if python is None:
        print(LEFT_OUT)
        return 0
    signal.signal(signal.SIGTERM, _end)
    print("Installing FlaskBB …", flush=True)
    inside = install(python)
    print("Filling it …", flush=True)
    with serving(inside) as forum:
        print(f"FlaskBB answers at {forum.url}", flush=True)
        return walk(forum, words)


def walk(forum: Forum, words: list[str]) -> int:
    """Walk the journeys; the verdict and where the report is are printed by `virage run`."""
    environ = {**os.environ, "VIRAGE_PLATFORM__BASE_URL": forum.url, PASSWORD_VARIABLE: forum.password}
    command = [sys.executable, "-m", "toolkit", "run", "--config", str(SUITE), "--no-load", "--report-only", *words]
    began = time.monotonic()
    process = subprocess.Popen(command, env=environ)
    try:
        code = process.wait()
    except BaseException:
        if process.poll() is None:
            process.terminate()
        process.wait()
        raise
    print(f"Wall time: {time.monotonic() - began:.0f} s", flush=True)
    return code


def _end(*_signal: object) -> None:
    raise SystemExit(128 + signal.SIGTERM)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except (InstallFailed, ForumFailed) as error:
        sys.exit(str(error))
