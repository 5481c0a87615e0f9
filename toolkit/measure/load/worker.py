"""
The load worker: `python -m toolkit.measure.load.worker`, the only process that imports Locust.

It reads one request from its standard input, runs Locust's own runner for as long as asked, and ends: when the time is
over, when its standard input closes (its parent is gone), or when the kernel's alarm rings, which no greenlet can hold
up.
"""

# mypy: allow-untyped-calls
# Locust is annotated in part: its events and shapes are untyped.

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit import registry
from toolkit.measure.load.guard import Guard
from toolkit.measure.load.protocol import Finished, LoadRequest, Message, Started, decode_request, encode
from toolkit.measure.load.recorder import Recorder
from toolkit.measure.load.samples import SampleStream
from toolkit.measure.scrub import Scrubber
from toolkit.records import now

if TYPE_CHECKING:
    from gevent.event import Event
    from locust import LoadTestShape, User
    from locust.env import Environment
    from locust.runners import LocalRunner
    from locust.web import WebUI

SHAPES = "toolkit.measure.load.shapes"
TICK_S = 1.0
DRAIN_S = 10.0  # for requests that are under way when the time is over
ORPHAN_GRACE_S = 1.0
ORPHANED = 12


def main() -> int:
    """Run the one load test that standard input asks for; how it went is in the message, 0 means that it was said."""
    request = decode_request(sys.stdin.readline())
    # The default action ends the process from outside Python: a greenlet that never yields cannot prevent it.
    signal.setitimer(signal.ITIMER_REAL, request.deadline_s)
    channel = _take_stdout()
    Guard(request.allowed_host).install()
    os.environ.update(_environment_variables(request))
    try:
        finished = LoadTest(request, channel).run()
    except (Exception, SystemExit) as error:  # the locustfile is the user's: whatever it raises is the reason
        traceback.print_exc()
        finished = _failed(error)
    _say(channel, finished)
    return 0


class LoadTest:
    """
    One load test in this process.

    Args:
        request: What is asked.
        channel: Where messages to the launcher go.
    """

    def __init__(self, request: LoadRequest, channel: TextIO) -> None:
        self._request = request
        self._channel = channel
        path = Path(request.evidence) / f"requests-{request.load}.arrow"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = SampleStream(path, request.load)
        self._cpu = _CpuMeter()

    def run(self) -> Finished:
        """From the first member to the last answer."""
        stop = _stop_event()
        environment, runner = self._prepare()
        web_ui, address = _serve_web_ui(environment) if self._request.web_ui else (None, None)
        recorder = self._record(environment, runner)
        _say(self._channel, Started(at=now(), web_ui=address))
        begin = time.perf_counter()
        runner.start_shape()
        reason = self._hold(runner, recorder, stop, address)
        elapsed_s, cpu_ratio = time.perf_counter() - begin, self._cpu.ratio()
        environment.stop_timeout = 0.0 if stop.is_set() else DRAIN_S
        runner.quit()
        self._stream.close()
        if web_ui:
            web_ui.stop()
        return Finished(
            n=recorder.n,
            errors=recorder.errors,
            dropped=self._stream.dropped,
            elapsed_s=elapsed_s,
            generator_cpu_ratio=cpu_ratio,
            reason=reason or self._stream.fault,
            first_error=recorder.first_error,
        )

    def _prepare(self) -> tuple[Environment, LocalRunner]:
        import locust
        from locust.env import Environment

        environment = Environment(
            user_classes=_user_classes(self._request),
            shape_class=_shape(self._request),
            events=locust.events,
            host=self._request.host,
            locustfile=Path(self._request.locustfile).name,
        )
        return environment, environment.create_local_runner()

    def _record(self, environment: Environment, runner: LocalRunner) -> Recorder:
        passwords = (os.environ.get(account.password_env, "") for account in self._request.accounts)
        recorder = Recorder(
            self._stream,
            users=lambda: runner.user_count,
            scrub=Scrubber([*passwords, *self._request.headers.values()]).text,
            started=time.time(),
        )
        environment.events.request.add_listener(recorder.request)
        environment.events.init.fire(environment=environment, runner=runner, web_ui=environment.web_ui)
        return recorder

    def _hold(self, runner: LocalRunner, recorder: Recorder, stop: Event, web_ui: str | None) -> str | None:
        """Tick until the time is over; why it ended before, if it did."""
        duration_s = self._request.duration_s
        begin = last = time.perf_counter()
        while (elapsed_s := last - begin) < duration_s:
            if elapsed_s <= self._request.warmup_s:
                self._cpu.start()
            stop.wait(min(TICK_S, duration_s - elapsed_s))
            current = time.perf_counter()
            self._stream.flush()
            _say(
                self._channel,
                recorder.progress(
                    elapsed_s=current - begin, duration_s=duration_s, since_s=current - last, web_ui=web_ui
                ),
            )
            last = current
            if reason := self._why_over(runner, recorder, stop):
                return reason
        return None

    def _why_over(self, runner: LocalRunner, recorder: Recorder, stop: Event) -> str | None:
        if stop.is_set():
            return "stopped before its time"
        if self._stream.fault:
            return self._stream.fault
        if runner.state == "stopped":
            return "stopped in Locust's web interface"
        if runner.state == "running" and runner.user_count == 0:
            return f"every member gave up; the first error: {recorder.first_error or 'none recorded'}"
        return None


class _CpuMeter:
    """CPU seconds of this process per second, from the last `start`."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._cpu_s, self._wall_s = time.process_time(), time.perf_counter()

    def ratio(self) -> float | None:
        wall_s = time.perf_counter() - self._wall_s
        return (time.process_time() - self._cpu_s) / wall_s if wall_s > 0 else None


def _take_stdout() -> TextIO:
    """The pipe to the launcher for messages alone: what a locustfile prints goes to standard error."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    return channel


def _say(channel: TextIO, message: Message) -> None:
    with contextlib.suppress(BrokenPipeError):  # the watch on standard input ends this process
        channel.write(encode(message))


def _environment_variables(request: LoadRequest) -> dict[str, str]:
    """What the locustfile is told; its header documents these names."""
    told = {"LOAD_RUN": request.run, "LOAD_LEDGER": str(Path(request.evidence) / f"ledger-{request.load}.jsonl")}
    if request.accounts:
        told["LOAD_ACCOUNTS"] = json.dumps(
            [{"login": account.login, "password_env": account.password_env} for account in request.accounts]
        )
    return told


def _user_classes(request: LoadRequest) -> list[type[User]]:
    from locust import FastHttpUser
    from locust.util.load_locustfile import load_locustfile

    found, _shapes_of_the_file = load_locustfile(request.locustfile)
    if not found:
        raise ValueError(f"{request.locustfile}: no User class; subclass locust.FastHttpUser")
    for user in found.values():
        if issubclass(user, FastHttpUser):
            user.default_headers = {**(user.default_headers or {}), **request.headers}
            user.insecure = request.insecure
    return list(found.values())


def _shape(request: LoadRequest) -> LoadTestShape:
    from locust import LoadTestShape

    at = registry.scan(SHAPES)[request.shape].at

    class Profile(LoadTestShape):
        """The profile's shape, a pure function of time, in Locust's terms."""

        def tick(self) -> Any:  # Any: Locust's union of tuples
            # The worker ends the test itself, to the millisecond; Locust would look once a second.
            elapsed_s = min(self.get_run_time(), request.duration_s * 0.999)
            return at(elapsed_s, members=request.members, duration_s=request.duration_s, warmup_s=request.warmup_s)

    return Profile()


def _serve_web_ui(environment: Environment) -> tuple[WebUI, str]:
    import gevent

    web_ui = environment.create_web_ui("127.0.0.1", 0)
    while not (web_ui.server and web_ui.server.started):  # it starts in a greenlet of its own
        gevent.sleep(0.01)
    return web_ui, f"http://127.0.0.1:{web_ui.server.server_port}/"


def _stop_event() -> Event:
    """Set when the launcher closes standard input, or is gone; the process ends soon after in any case."""
    # The import patches the standard library: nothing of it may have been used for waiting before.
    import locust  # noqa: F401
    import gevent  # isort: skip
    from gevent.event import Event
    from gevent.monkey import get_original

    stop = Event()
    gevent.signal_handler(signal.SIGTERM, stop.set)
    start_thread = get_original("_thread", "start_new_thread")
    sleep = get_original("time", "sleep")

    def watch() -> None:  # in a real thread, which runs while greenlets do not
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        sleep(ORPHAN_GRACE_S)
        os._exit(ORPHANED)

    start_thread(watch, ())
    return stop


def _failed(error: BaseException) -> Finished:
    reason = f"{type(error).__name__}: {error}"
    return Finished(n=0, errors=0, dropped=0, elapsed_s=0.0, generator_cpu_ratio=None, reason=reason)


if __name__ == "__main__":
    sys.exit(main())
