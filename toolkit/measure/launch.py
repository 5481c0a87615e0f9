"""
Starts pytest over the journeys, in a session of its own, and follows it: progress, time-out, Ctrl-C.

Ctrl-C in a terminal reaches a whole process group and would kill Playwright's driver before the browser is closed;
so pytest gets a group of its own, and the signal is passed on to it alone.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import ExitCode, PreconditionFailed, ToolkitError, UsageError
from toolkit.measure.accounts import all_secrets
from toolkit.measure.modes._mode import load
from toolkit.measure.scrub import Scrubber
from toolkit.records import PLAIN
from toolkit.settings import Settings
from toolkit.store import RunFolder

POLL_S = 0.25
GRACE_S = 15.0  # from the signal to the end of pytest's own cleaning up
TAIL_LINES = 25
# What every call of pytest has. Plugins that no journey uses stay out: Locust patches sockets, Hypothesis takes longer
# to load than a short journey takes to walk.
_UNUSED = ("cacheprovider", "locust", "hypothesispytest")
_COMMON = ("--import-mode=importlib", "-W", "default", *(word for name in _UNUSED for word in ("-p", f"no:{name}")))
_STOPPED = re.compile(r"(?:_pytest\.outcomes\.Exit|^ERROR): (.*?)(?: !+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which journeys to walk, and how; what is empty is left to the settings."""

    config: Path | None = None
    keyword: str = ""
    paths: tuple[Path, ...] = ()
    workers: int = 0
    headed: bool = False
    overrides: tuple[tuple[str, str], ...] = ()


class Progress(NamedTuple):
    """How far the walk has come: attempts done of those planned, failed ones, and the last one's journey."""

    done: int
    planned: int
    failed: int
    journey: str


class Walked(NamedTuple):
    """How the walk ended."""

    interrupted: bool
    timed_out: bool
    returncode: int


def run_journeys(
    settings: Settings,
    folder: RunFolder,
    choice: Choice,
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> Walked:
    """
    Walk the journeys that were chosen; evidence goes into the run folder, pytest's words into `logs/pytest.log`.

    Raises:
        UsageError: No journey answers to the choice, or a journey file cannot be read.
        ToolkitError: pytest stopped before anything was measured.
    """
    log, _ = folder.artefact("logs", "pytest.log")
    with ExitStack() as stack:
        theirs = stack.enter_context(_lifeline())
        # pytest-playwright empties the folder of its own artefacts: it gets one that is nobody else's.
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="virage-", ignore_cleanup_errors=True))
        process = subprocess.Popen(
            command(settings, folder, choice, lifeline=theirs, scratch=Path(scratch)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=(theirs,),
        )
        os.close(theirs)
        listener = threading.Thread(target=_write_log, args=(process, log, Scrubber(all_secrets(settings))))
        listener.start()
        walked = _follow(process, folder, settings.journeys.run_timeout_s, on_progress)
        listener.join()
    _explain(walked, folder, log)
    return walked


def _write_log(process: subprocess.Popen[bytes], log: Path, scrubber: Scrubber) -> None:
    """What pytest says, without secrets: tracebacks show values. Reading goes on when writing fails."""
    assert process.stdout is not None
    with process.stdout as words, contextlib.suppress(OSError), log.open("w", encoding="utf-8") as stream:
        for line in words:
            with contextlib.suppress(OSError):
                stream.write(scrubber.text(line.decode("utf-8", "replace")))
                stream.flush()


def command(settings: Settings, folder: RunFolder, choice: Choice, *, lifeline: int, scratch: Path) -> list[str]:
    """The command line of pytest."""
    paths = choice.paths or (settings.path(settings.journeys.folder),)
    own = [path for mode in settings.journeys.modes for path in load(mode).own]
    words = [sys.executable, "-m", "pytest", *map(str, [*paths, *own]), *_own_configuration(paths[0])]
    words += ["--virage-run", str(folder.path.resolve()), "--virage-lifeline", str(lifeline)]
    words += [*_COMMON, "-q", "--tb=short", "--output", str(scratch / "output")]
    if choice.config:
        words += ["--virage-config", str(choice.config.resolve())]
    if settings.environment:
        words += ["--virage-env", settings.environment]
    for engine in settings.journeys.engines:
        words += ["--browser", engine]
    if choice.keyword:
        words += ["-k", choice.keyword]
    if choice.workers:
        words += ["-n", str(choice.workers)]
    if choice.headed:
        words += ["--headed"]
    for key, value in choice.overrides:
        words += ["--virage-set", f"{key}={value}"]
    return words


def _own_configuration(journeys: Path) -> list[str]:
    """
    The configuration of pytest is the suite's own: a `pytest.ini` beside its journeys, or none.

    What the project around it configures for its unit tests is not meant for journeys.
    """
    ini = journeys.resolve().parent / "pytest.ini"
    return [f"--rootdir={journeys.resolve()}", "-c", str(ini) if ini.is_file() else os.devnull]


@contextmanager
def _lifeline() -> Iterator[int]:
    """
    The child's end of a pipe that closes when this process ends, however it ends.

    Our own end is never inherited, so that nobody else keeps the pipe open.
    """
    theirs, ours = os.pipe()
    os.set_inheritable(theirs, True)
    try:
        yield theirs
    finally:
        os.close(ours)


def _follow(
    process: subprocess.Popen[bytes],
    folder: RunFolder,
    limit_s: float,
    on_progress: Callable[[Progress], None] | None,
) -> Walked:
    end = time.monotonic() + limit_s
    interrupted = timed_out = False
    try:
        while process.poll() is None:
            time.sleep(POLL_S)
            if on_progress:
                on_progress(progress(folder))
            if time.monotonic() > end:
                timed_out = True
                break
    except KeyboardInterrupt:
        interrupted = True
    finally:
        stop(process)
    if on_progress:
        on_progress(progress(folder))
    return Walked(interrupted, timed_out, process.returncode)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End pytest: first politely, then its whole group, so that no browser is left behind."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired, KeyboardInterrupt):
            process.wait(GRACE_S)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def progress(folder: RunFolder) -> Progress:
    """How far a walk has come, read from its evidence."""
    attempts: dict[str, dict[str, str]] = {
        line.data["id"]: line.data for line in folder.lines("attempts") if isinstance(line.data, dict)
    }
    planned = sum(1 for line in folder.lines("plan") if line.data)
    ordinary = (data for data in attempts.values() if data.get("mode", PLAIN) == PLAIN)
    failed = sum(1 for data in ordinary if data.get("outcome") == "failed")
    last = next(reversed(attempts.values()), {})
    way = last.get("persona") if last.get("mode", PLAIN) == PLAIN else last.get("mode")
    # A mode may walk an attempt in several variants: it was planned once.
    done = {
        tuple(data.get(word) for word in ("journey", "engine", "persona", "mode", "attempt"))
        for data in attempts.values()
    }
    return Progress(len(done), planned, failed, f"{last['journey']} ({way})" if last else "")


def _explain(walked: Walked, folder: RunFolder, log: Path) -> None:
    """Return codes 0 and 1 mean that journeys were walked; the others are told in our words."""
    if walked.interrupted or walked.timed_out or walked.returncode in (0, 1):
        return
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    tail = "\n".join(lines[-TAIL_LINES:])
    if walked.returncode == ExitCode.INTERRUPTED and progress(folder).planned:
        return
    if walked.returncode == ExitCode.NOTHING_MEASURED:
        raise UsageError("no journey answers to the choice; `virage run --list` names them all")
    if walked.returncode in (ExitCode.USAGE, ExitCode.INTERRUPTED):
        raise UsageError(_said(lines) or f"the journeys cannot be read:\n{tail}")
    if walked.returncode == ExitCode.UNREACHABLE:
        raise PreconditionFailed(_said(lines) or tail)
    raise ToolkitError(f"pytest stopped with {walked.returncode}; its words are in {log}:\n{tail}")


def _said(lines: Sequence[str]) -> str:
    """What stopped pytest, where it says so in one line."""
    return next((found[1] for line in lines if (found := _STOPPED.search(line))), "")


def listed(settings: Settings, choice: Choice) -> Sequence[str]:
    """The journeys that a choice would walk, without walking them."""
    paths = choice.paths or (settings.path(settings.journeys.folder),)
    words = [sys.executable, "-m", "pytest", *map(str, paths), *_own_configuration(paths[0])]
    words += [*_COMMON, "-q", "--collect-only"]
    if choice.keyword:
        words += ["-k", choice.keyword]
    if choice.config:
        words += ["--virage-config", str(choice.config.resolve())]
    if settings.environment:
        words += ["--virage-env", settings.environment]
    for key, value in choice.overrides:
        words += ["--virage-set", f"{key}={value}"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in (ExitCode.OK, ExitCode.NOTHING_MEASURED):
        said = (done.stdout + done.stderr).strip()
        raise UsageError(_said(said.splitlines()) or f"the journeys cannot be read:\n{said[-3000:]}")
    names = [line.split("::test_")[1].split("[")[0] for line in done.stdout.splitlines() if "::test_" in line]
    return list(dict.fromkeys(names))
