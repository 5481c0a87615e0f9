"""
Starts a load test in a process of its own, watches it, and stops it whatever happens.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.measure.accounts import all_secrets
from toolkit.measure.load.child import Child
from toolkit.measure.load.prepare import make_request
from toolkit.measure.load.protocol import Finished, LoadRequest, Message, Progress, Started
from toolkit.measure.scrub import Scrubber
from toolkit.records import LoadInfo, Outcome, now
from toolkit.settings import LoadSettings, Settings
from toolkit.store import EvidenceWriter, RunFolder

__all__ = ["Progress", "run_load"]


def run_load(
    settings: Settings,
    folder: RunFolder,
    *,
    profile: str,
    web_ui: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> LoadInfo:
    """
    Put the platform under load, and record every request raw.

    Args:
        settings: Where the platform is, which hosts are allowed, the profiles and the accounts.
        folder: The run; samples, ledger and LoadInfo go to its evidence.
        profile: Name of one of `[load.profiles]`.
        web_ui: Serve Locust's web interface on loopback meanwhile; `Progress.web_ui` tells where.
        on_progress: Called about once a second.

    Returns:
        How the generator fared: `passed` when all that was asked for is recorded, `failed` when the platform
        answered not one request as it should, `cantTell` with a reason otherwise. It is in the evidence, too.

    Raises:
        HostRefused: The platform is not on the allow-list, or its environment is read-only or behind a proxy.
        UsageError: There is no such profile or locustfile, or there are fewer accounts than members.
        PreconditionFailed: A password's environment variable is not set.
    """
    request = make_request(settings, folder, profile=profile, web_ui=web_ui)
    watch = _Watch(on_progress, Scrubber(all_secrets(settings)).text)
    reason: str | None = "stopped by an error of its launcher"
    child = Child(request)
    try:
        reason = child.follow(watch.take)
    except KeyboardInterrupt:
        reason = "interrupted"
        raise
    finally:
        child.stop()
        info = watch.info(request, settings.load, profile=profile, reason=reason)
        writer = EvidenceWriter(folder, request.load)
        writer.write(info)
        writer.close()
    return info


def judge(finished: Finished | None, reason: str | None) -> tuple[Outcome, str | None]:
    """Whether the load test can be believed, and why not."""
    if finished is None or reason:
        return Outcome.CANT_TELL, reason or "the worker ended without a word"
    if finished.reason:
        return Outcome.CANT_TELL, finished.reason
    if finished.n == 0:
        return Outcome.CANT_TELL, "no request was sent"
    if finished.errors == finished.n:
        return Outcome.FAILED, f"not one of {finished.n} requests was answered well: {finished.first_error}"
    return Outcome.PASSED, None


class _Watch:
    """Keeps what the worker said."""

    def __init__(self, on_progress: Callable[[Progress], None] | None, scrub: Callable[[str], str]) -> None:
        self._on_progress = on_progress
        self._scrub = scrub
        self.started = now()  # until the worker says when its clock began
        self.finished: Finished | None = None
        self.elapsed_s = 0.0

    def take(self, message: Message) -> None:
        if isinstance(message, Started):
            self.started = message.at
        elif isinstance(message, Finished):
            self.finished = message
            self.elapsed_s = message.elapsed_s
        else:
            self.elapsed_s = message.elapsed_s
            if self._on_progress:
                self._on_progress(message)

    def info(self, request: LoadRequest, load: LoadSettings, *, profile: str, reason: str | None) -> LoadInfo:
        """The load test as it went, `reason` being why its process ended badly."""
        outcome, why = judge(self.finished, reason)
        return LoadInfo(
            id=request.load,
            profile=profile,
            started=self.started,
            duration_s=min(request.duration_s, self.elapsed_s),
            warmup_s=request.warmup_s,
            members=request.members,
            declared_peak_per_s=load.peak_per_s,
            apdex_t_ms=load.apdex_t_ms,
            host=request.host,
            outcome=outcome,
            reason=self._scrub(why) if why else None,
            generator_cpu_ratio=self.finished.generator_cpu_ratio if self.finished else None,
            dropped_samples=self.finished.dropped if self.finished else 0,
        )
