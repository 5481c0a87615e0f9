"""
The first stage: walk journeys, put the platform under load, leave it as it was.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import HostRefused
from toolkit.pipeline.request import Progress, Request, Tick, resolve, results_of
from toolkit.records import RunState
from toolkit.settings import Settings
from toolkit.store import RunFolder

if TYPE_CHECKING:
    from toolkit.measure.cleaning import Cleaned
    from toolkit.measure.launch import Walked


class Measured(NamedTuple):
    """A run as measuring left it; `limit_s` is how long the journeys could take, where that ended it."""

    folder: RunFolder
    state: RunState
    gone: bool
    cleaned: Cleaned
    limit_s: float | None = None


class _Place(NamedTuple):
    """What the stages of one run share."""

    settings: Settings
    config: Path | None
    folder: RunFolder
    profile: str | None


def measure(request: Request, *, on_tick: Progress = lambda _tick: None) -> Measured:
    """
    Walk journeys, then put the platform under load; evidence is kept and the platform left as it was.

    Raises:
        PlatformUnreachable: The platform does not answer at the start.
        ToolkitError: Nothing could be measured.
    """
    from toolkit.measure import health, manifest
    from toolkit.measure.platforms import load_platform

    settings, path = resolve(request)
    platform = load_platform(settings)
    profile = _load_profile(request, settings)
    _preflight(request, settings, profile)
    health.require(settings, platform.health)
    results = results_of(request, settings)
    folder = results.create()
    manifest.start_run(folder, settings, load_profile=profile, defects=request.defects)
    state, gone, late = RunState.INTERRUPTED, False, False
    with contextlib.ExitStack() as ending:
        # Whatever happens, and in this order: clean up, say how the run ended, make it the latest.
        ending.callback(results.point_latest, folder)
        ending.callback(lambda: folder.finish(RunState.INTERRUPTED if gone else state))
        try:
            state, late = _stages(_Place(settings, path, folder, profile), request, on_tick)
        except KeyboardInterrupt:
            state = RunState.INTERRUPTED
        finally:
            cleaned = _clean(settings, folder, on_tick)
            gone = not health.answers(settings, platform.health)
    limit_s = settings.journeys.run_timeout_s if late else None
    return Measured(folder, RunState.INTERRUPTED if gone else state, gone, cleaned, limit_s)


def _preflight(request: Request, settings: Settings, profile: str | None) -> None:
    """What can be known to be wrong is told before anything is measured."""
    from toolkit.measure.accounts import require_passwords
    from toolkit.measure.load.prepare import make_request
    from toolkit.measure.matrix import require_known

    if request.journeys:
        require_known(settings)
        require_passwords(settings, workers=request.workers)
    if profile:
        make_request(settings, RunFolder(Path(settings.results)), profile=profile)


def _load_profile(request: Request, settings: Settings) -> str | None:
    if settings.place().read_only and not request.journeys:
        raise HostRefused(f"environment {settings.environment!r} is read-only: it is not put under load")
    if not request.load or settings.place().read_only:
        return None
    return settings.load.profile


def _stages(place: _Place, request: Request, on_tick: Progress) -> tuple[RunState, bool]:
    """How the run ended, and whether it was because the journeys took too long."""
    if request.journeys:
        walked = _walk(place, request, on_tick)
        if walked.interrupted or walked.timed_out:
            return RunState.INTERRUPTED, walked.timed_out
    if place.profile:
        _load(place, request, on_tick)
    return RunState.COMPLETE, False


def _walk(place: _Place, request: Request, on_tick: Progress) -> Walked:
    from toolkit.measure.launch import Choice, run_journeys

    choice = Choice(
        config=place.config,
        keyword=request.keyword,
        workers=request.workers,
        headed=request.headed,
        overrides=tuple(request.overrides.items()),
    )
    return run_journeys(
        place.settings,
        place.folder,
        choice,
        on_progress=lambda seen: on_tick(Tick("journeys", seen.done, seen.planned, seen.journey)),
    )


def _load(place: _Place, request: Request, on_tick: Progress) -> None:
    from toolkit.measure.load.launch import run_load

    assert place.profile is not None
    run_load(
        place.settings,
        place.folder,
        profile=place.profile,
        web_ui=request.web_ui,
        on_progress=lambda seen: on_tick(
            Tick("load", seen.elapsed_s, seen.duration_s, seen.web_ui or f"{seen.rate_per_s:.0f} requests/s")
        ),
    )


def _clean(settings: Settings, folder: RunFolder, on_tick: Progress) -> Cleaned:
    from toolkit.measure.cleaning import clean

    on_tick(Tick("cleaning", 0, 1))
    cleaned = clean(settings, folder)
    on_tick(Tick("cleaning", 1, 1, f"{cleaned.removed} removed, {len(cleaned.left)} left"))
    return cleaned


def clean_run(request: Request, name: str) -> Cleaned:
    """Remove what a run left on the platform."""
    settings, _ = resolve(request)
    return _clean(settings, results_of(request, settings).find(name), lambda _tick: None)
