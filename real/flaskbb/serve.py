"""
A seeded FlaskBB, answering on loopback while a block runs; nothing of it is left afterwards.
"""

from __future__ import annotations

import os
import secrets
import select
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

INSIDE = Path(__file__).parent / "inside"
PASSWORD_VARIABLE = "FLASKBB_PASSWORD"  # the variable's name
SEED_LIMIT_S = 180
START_LIMIT_S = 60
STOP_LIMIT_S = 8

CONFIG = """\
SQLALCHEMY_DATABASE_URI = "sqlite:///{data}/forum.sqlite"
WHOOSHEE_DIR = "{data}/index"
SECRET_KEY = "{secret}"
WTF_CSRF_ENABLED = True
WTF_CSRF_SECRET_KEY = "{secret}"
REDIS_ENABLED = False
CELERY_CONFIG = {{"task_always_eager": True, "task_eager_propagates": True}}
MAIL_SUPPRESS_SEND = True
RATELIMIT_STORAGE_URI = "memory://"
USE_DEFAULT_LOGGING = False
"""


class ForumFailed(Exception):
    """The forum could not be filled or does not answer; carries what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A running FlaskBB, and the password of all its accounts."""

    url: str
    pid: int
    password: str


@contextmanager
def serving(python: Path) -> Iterator[Forum]:
    """
    FlaskBB with its town in it, until the block ends.

    Args:
        python: FlaskBB's own.

    Raises:
        ForumFailed: It could not be filled, or did not start.
    """
    password = secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory(prefix="flaskbb-", ignore_cleanup_errors=True) as folder:
        config = Path(folder) / "flaskbb.cfg"
        config.write_text(CONFIG.format(data=folder, secret=secrets.token_hex(16)), encoding="utf-8")
        environ = {**os.environ, PASSWORD_VARIABLE: password, "PYTHONWARNINGS": "ignore"}
        _fill(python, config, environ)
        with (Path(folder) / "said").open("w+b") as said:
            process = subprocess.Popen(
                [str(python), str(INSIDE / "boot.py"), str(config)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=environ,
                start_new_session=True,  # Ctrl-C is for us: what walks there must be able to clean up
            )
            try:
                yield Forum(url=_address(process, Path(said.name)), pid=process.pid, password=password)
            finally:
                _stop(process)


def _fill(python: Path, config: Path, environ: dict[str, str]) -> None:
    command = [str(python), str(INSIDE / "seed.py"), str(config)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=SEED_LIMIT_S, check=False)
    if done.returncode:
        raise ForumFailed(f"FlaskBB could not be filled: {done.stderr[-1500:]}")


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    assert process.stdout is not None
    readable, _, _ = select.select([process.stdout], [], [], START_LIMIT_S)
    line = process.stdout.readline().decode().strip() if readable else ""
    if not line:
        raise ForumFailed(f"FlaskBB did not start within {START_LIMIT_S} s: {said.read_text()[-1500:]}")
    return line


def _stop(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
