"""Starts La Place in a process of its own and always ends it; imports nothing of the server."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from toolkit.errors import ExitCode, PlatformUnreachable, PreconditionFailed, ToolkitError, UsageError

PASSWORD_VARIABLE = "LA_PLACE_PASSWORD"  # noqa: S105 - the variable's name
PACKAGE_HOME = Path(__file__).resolve().parents[2]
# A town is built in about a second; a busy machine may take its time.
START_LIMIT_S = 30.0
STOP_LIMIT_S = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoServer:
    """A running La Place; `wait` returns its exit code once it has ended by itself."""

    url: str
    pid: int
    password: str
    data: Path
    wait: Callable[[], int]


@contextmanager
def serving(
    *,
    port: int = 0,
    seed: int = 1,
    defects: Sequence[str] = (),
    data: Path | None = None,
    password: str | None = None,
    log: Path | None = None,
) -> Iterator[DemoServer]:
    """
    La Place, answering at its health address until the block ends.

    Args:
        port: 0 is any free port.
        seed: What the town is made from.
        defects: Ids of the defects to switch on.
        data: Folder of the database; None is a temporary one that the server removes, also when we are killed.
        password: Of every seeded account; None is a random one.
        log: Where the server's standard error goes; without one it is told only in errors.

    Raises:
        PreconditionFailed: The port is taken.
        UsageError: A defect is unknown, or the folder holds another seed's town.
        PlatformUnreachable: The server did not answer in time, or ended.
    """
    chosen = password or os.environ.get(PASSWORD_VARIABLE) or secrets.token_urlsafe(12)
    command = [sys.executable, "-m", "toolkit.demo", "--parent-pipe", "--port", str(port), "--seed", str(seed)]
    command += ["--defects", ",".join(defects)]
    if data is not None:
        command += ["--data", str(data)]
    with ExitStack() as stack:
        said = stack.enter_context(log.open("w+b") if log else tempfile.TemporaryFile())  # noqa: SIM115
        process = _start(stack, command, password=chosen, said=said)
        ready = _ready_line(process, said)
        _await_health(ready["url"], process, said)
        yield DemoServer(
            url=ready["url"], pid=process.pid, password=chosen, data=Path(ready["data"]), wait=process.wait
        )


def _start(stack: ExitStack, command: list[str], *, password: str, said: IO[bytes]) -> subprocess.Popen[bytes]:
    """The process in a session of its own, so that Ctrl-C reaches its parent alone."""
    # A checkout that is not installed is found by its folder.
    search_path = os.pathsep.join(filter(None, (str(PACKAGE_HOME), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
        env={**os.environ, PASSWORD_VARIABLE: password, "PYTHONPATH": search_path},
        start_new_session=True,
    )
    stack.callback(_stop, process)
    return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _ready_line(process: subprocess.Popen[bytes], said: IO[bytes]) -> dict[str, str]:
    """What the server's first line says, waited for within the limit."""
    assert process.stdout is not None
    readable, _, _ = select.select([process.stdout], [], [], START_LIMIT_S)
    line = process.stdout.readline() if readable else b""
    if not line:
        raise _failure(process, said, waited=not readable)
    return {key: str(value) for key, value in json.loads(line).items()}


def _failure(process: subprocess.Popen[bytes], said: IO[bytes], *, waited: bool) -> ToolkitError:
    """The server's own error, as the exception that its exit code names."""
    said.seek(0)
    words = said.read().decode("utf-8", errors="replace").strip()
    if waited:
        return PlatformUnreachable(f"La Place did not answer within {START_LIMIT_S:.0f} s: {words[-500:]}")
    code = process.wait(STOP_LIMIT_S)
    kinds = {ExitCode.USAGE: UsageError, ExitCode.UNREACHABLE: PreconditionFailed}
    if code in kinds:
        return kinds[ExitCode(code)](words.removeprefix("error: "))
    return PlatformUnreachable(f"La Place ended with code {code} before it answered: {words[-500:]}")


def _await_health(url: str, process: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while not _healthy(url):
        ended = process.poll() is not None
        if ended or time.monotonic() > deadline:
            raise _failure(process, said, waited=not ended)
        time.sleep(0.05)


def _healthy(url: str) -> bool:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
