"""
The worker as its parent sees it: started in a session of its own, listened to, and ended by its process id.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO

import toolkit
from toolkit.measure.load.protocol import LoadRequest, Message, decode, encode

MODULE = "toolkit.measure.load.worker"
PATIENCE_S = 3.0  # the kernel ends the worker at its deadline, the parent this much later
GRACE_S = 3.0
STDERR_LINES = 12


class Child:
    """
    One worker process.

    Args:
        request: Sent to it as the first line of its standard input, which stays open: closing it ends the worker.
    """

    def __init__(self, request: LoadRequest) -> None:
        self._deadline = time.monotonic() + request.deadline_s + PATIENCE_S
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._talk: deque[str] = deque(maxlen=STDERR_LINES)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=_environment(),
            start_new_session=True,  # Ctrl-C is the parent's to handle
        )
        self._threads = [threading.Thread(target=read, daemon=True) for read in (self._listen, self._overhear)]
        for thread in self._threads:
            thread.start()
        with contextlib.suppress(BrokenPipeError):  # a worker that died at once is explained at its end
            self._input.write(encode(request))
            self._input.flush()

    @property
    def pid(self) -> int:
        """The process, which is also its process group."""
        return self._process.pid

    def follow(self, take: Callable[[Message], None]) -> str | None:
        """Hand over each message until the worker ends; why it ended badly, or None."""
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, self._deadline - time.monotonic()))
            except queue.Empty:
                return "the worker did not end at its deadline and was killed"
            if line is None:
                return self._explain_end()
            if message := decode(line):
                take(message)

    def stop(self) -> None:
        """End the worker: by closing its input, then, if need be, with its whole process group."""
        with contextlib.suppress(BrokenPipeError):
            self._input.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE_S)
        # The group outlives its leader when a locustfile has started programs of its own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        for thread, stream in zip(self._threads, (self._process.stdout, self._process.stderr), strict=True):
            thread.join(GRACE_S)
            if stream and not thread.is_alive():  # a program that left the group may still hold the pipe
                stream.close()

    @property
    def _input(self) -> IO[str]:
        if self._process.stdin is None:
            raise RuntimeError("the worker was started without a pipe")
        return self._process.stdin

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)

    def _overhear(self) -> None:
        self._talk.extend(line.rstrip() for line in self._process.stderr or ())

    def _explain_end(self) -> str | None:
        try:
            code = self._process.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            return "the worker fell silent and was killed"
        if code == 0:
            return None
        if code == -signal.SIGALRM:
            return "the worker was still busy at its deadline and was ended by the system"
        self._threads[1].join(GRACE_S)
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
        said = " | ".join(filter(None, list(self._talk)))
        return f"the worker ended {how}" + (f"; it last said: {said}" if said else "")


def _environment() -> dict[str, str]:
    """The parent's, plus the way to the same toolkit, from wherever it was started."""
    home = str(Path(toolkit.__file__).resolve().parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
