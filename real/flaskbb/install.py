"""
Finds a Python that FlaskBB runs on and installs FlaskBB into a virtual environment of its own.

What is installed once is kept in `.real/`, until the pins change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

PINS = Path(__file__).with_name("requirements.txt")
HOME = Path(__file__).resolve().parents[2] / ".real"
VARIABLE = "FLASKBB_PYTHON"
NAMES = ("python3.12", "python3.13", "python3.14", "python3")
# Its own metadata says 3.12; a name on the path may be a launcher that leads nowhere, so it is tried.
USABLE = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 12))"
INSTANCE = "var/flaskbb-instance"  # FlaskBB makes it when it starts, and fails when another one does so just then
PIP = ("-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check")
TRY_LIMIT_S = 20
INSTALL_LIMIT_S = 600

LEFT_OUT = (
    "FlaskBB is left out: it needs Python 3.12 or newer, and none that runs was found among "
    f"${VARIABLE}, {', '.join(NAMES)} and pyenv's. Name one: make real {VARIABLE}=…"
)

FUTURE = "from __future__ import annotations\n"


class InstallFailed(Exception):
    """A virtual environment could not be made, or a package could not be had."""


def find_python() -> str | None:
    """A Python that FlaskBB can run on: the one that the environment names, else one of the path or of pyenv."""
    named = os.environ.get(VARIABLE)
    candidates = [named] if named else [*NAMES, sys.executable, *_kept_by_pyenv()]
    return next((python for python in candidates if _runs(python)), None)


def _kept_by_pyenv() -> list[str]:
    """Pythons that pyenv holds, the oldest that will do first: its launchers refuse what this folder did not choose."""
    home = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return [str(path) for path in sorted(home.glob("versions/3.1[2-9]*/bin/python3"))]


def _runs(python: str) -> bool:
    try:
        tried = subprocess.run([python, "-c", USABLE], capture_output=True, timeout=TRY_LIMIT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def install(python: str, home: Path = HOME) -> Path:
    """
    FlaskBB's own Python, with FlaskBB in it; at once when it is there already.

    Args:
        python: What the virtual environment is made with.
        home: Where environments are kept.

    Raises:
        InstallFailed: A package could not be had; carries what was said.
    """
    pins = PINS.read_bytes()
    venv = home / f"flaskbb-{hashlib.sha256(pins + python.encode()).hexdigest()[:8]}"
    inside = venv / "bin" / "python"
    ready = venv / "ready"
    if ready.is_file() and _runs(str(inside)):
        return inside
    shutil.rmtree(venv, ignore_errors=True)
    _call([python, "-m", "venv", str(venv)])
    _call([str(inside), *PIP, "--requirement", str(PINS)])
    for path in (venv / "lib").glob("python*/site-packages/flaskbb/**/*.py"):
        make_importable(path)
    (venv / INSTANCE).mkdir(parents=True, exist_ok=True)
    ready.touch()
    return inside


def _call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False)
    if done.returncode:
        raise InstallFailed(f"FlaskBB could not be installed: {done.stderr[-1500:]}")


def make_importable(path: Path) -> bool:
    """
    Let a module that names types it imports for checkers only be imported; whether it was changed.

    FlaskBB 2.2.0 evaluates such names when its classes are made, and ends with a NameError. Nothing else is touched:
    what the forum does, and does wrong, is its own.
    """
    text = path.read_text(encoding="utf-8")
    if "TYPE_CHECKING" not in text or FUTURE in text:
        return False
    path.write_text(FUTURE + text, encoding="utf-8")
    return True
