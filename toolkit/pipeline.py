"""
The only module that knows all wings: measure, score, report, gate, and the embedded platform.

Each stage can run alone, on another day, on another machine; `run` does the four.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit import settings as settings_module
from toolkit import suite
from toolkit.errors import ExitCode, NothingMeasured, UsageError
from toolkit.records import GateResult, RunState, Scorecard
from toolkit.settings import Settings
from toolkit.store import Results, RunFolder

if TYPE_CHECKING:
    from toolkit.demo.defect import Defect
    from toolkit.measure.browser import Found
    from toolkit.measure.cleaning import Cleaned
    from toolkit.measure.doctor import Line
    from toolkit.measure.launch import Walked


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    What a command asks for.

    Attributes:
        config: `virage.toml`; None looks in the current folder.
        overrides: Settings by dotted name, as flags gave them.
        keyword: pytest's `-k`.
        workers: Parallel workers; 0 walks in one.
        headed: Show the browser.
        load: Whether to put the platform under load.
        journeys: Whether to walk journeys.
        results: Where run folders go; None takes the settings'.
        defects: Defects that are known to be switched on, for the manifest.
    """

    config: Path | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    keyword: str = ""
    workers: int = 0
    headed: bool = False
    load: bool = True
    journeys: bool = True
    web_ui: bool = False
    results: Path | None = None
    defects: tuple[str, ...] = ()


class Tick(NamedTuple):
    """Progress of a stage: what is being done, how much of it, and a word on the side."""

    stage: str
    done: float
    total: float
    note: str = ""


Progress = Callable[[Tick], None]


class Measured(NamedTuple):
    """A run as measuring left it."""

    folder: RunFolder
    state: RunState
    gone: bool
    cleaned: Cleaned


class _Place(NamedTuple):
    """What the stages of one run share."""

    settings: Settings
    config: Path | None
    folder: RunFolder
    profile: str | None


class Finished(NamedTuple):
    """A run through all stages."""

    folder: RunFolder
    scorecard: Scorecard | None
    reports: Sequence[Path]
    exit_code: ExitCode
    message: str | None = None


def resolve(request: Request) -> tuple[Settings, Path | None]:
    """
    Settings of a request and the file they came from.

    Raises:
        UsageError: There is no `virage.toml`.
        SettingsError: It is wrong.
    """
    path = request.config or settings_module.find_file(Path.cwd())
    if path is None:
        raise UsageError("no virage.toml here; `virage init` lays out a suite, --config names a file elsewhere")
    if not path.is_file():
        raise UsageError(f"--config {path}: no such file")
    return settings_module.load(path, overrides=dict(request.overrides)), path


def find(request: Request, name: str) -> RunFolder:
    """
    A run by id, folder or `latest`.

    Raises:
        UsageError: There is none of this name.
    """
    if request.results is None and request.config is None and (found := settings_module.find_file(Path.cwd())):
        request = replace(request, config=found)
        return results_of(request, resolve(request)[0]).find(name)
    settings = resolve(request)[0] if request.config else Settings()
    return results_of(request, settings).find(name)


def list_journeys(request: Request) -> Sequence[str]:
    """Names of the journeys that a request would walk."""
    from toolkit.measure.launch import Choice, listed

    settings, path = resolve(request)
    return listed(settings, Choice(config=path, keyword=request.keyword))


def examine(request: Request) -> Iterator[Line]:
    """What `virage doctor` prints, a line a thing."""
    from toolkit.measure.doctor import examine as examine_all

    return examine_all(resolve(request)[0])


def ensure_browser(engine: str, *, say: Callable[[str], None]) -> Found:
    """A browser, found or installed."""
    from toolkit.measure.browser_setup import ensure

    return ensure(engine, say=say)


def results_of(request: Request, settings: Settings) -> Results:
    """The folder of all runs."""
    return Results(request.results or Path(settings.results))


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
    health.require(settings, platform.health)
    results = results_of(request, settings)
    folder = results.create()
    manifest.start_run(folder, settings, load_profile=profile, defects=request.defects)
    state, gone = RunState.INTERRUPTED, False
    with contextlib.ExitStack() as ending:
        # Whatever happens, and in this order: clean up, say how the run ended, make it the latest.
        ending.callback(results.point_latest, folder)
        ending.callback(lambda: folder.finish(RunState.INTERRUPTED if gone else state))
        try:
            state = _stages(_Place(settings, path, folder, profile), request, on_tick)
        except KeyboardInterrupt:
            state = RunState.INTERRUPTED
        finally:
            cleaned = _clean(settings, folder, on_tick)
            gone = not health.probe(settings, platform.health).healthy
    return Measured(folder, RunState.INTERRUPTED if gone else state, gone, cleaned)


def _load_profile(request: Request, settings: Settings) -> str | None:
    if not request.load or settings.place().read_only:
        return None
    return settings.load.profile


def _stages(place: _Place, request: Request, on_tick: Progress) -> RunState:
    if request.journeys:
        walked = _walk(place, request, on_tick)
        if walked.interrupted or walked.timed_out:
            return RunState.INTERRUPTED
    if place.profile:
        _load(place, request, on_tick)
    return RunState.COMPLETE


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


def settings_of(folder: RunFolder, request: Request) -> Settings:
    """What a run is scored with: a named file, else what it was measured with; flags win."""
    if request.config:
        return resolve(request)[0]
    return settings_module.restore(folder.read_info().settings, overrides=dict(request.overrides))


def score(folder: RunFolder, settings: Settings, *, as_of: str | None = None) -> Scorecard:
    """
    Score a run's evidence and write `scorecard.json`.

    Raises:
        NothingMeasured: There is nothing to score.
        EvidenceError: The evidence cannot be read.
    """
    from toolkit.score.scorecard import score_run, write_scorecard

    scorecard = score_run(folder, settings, as_of=as_of)
    write_scorecard(scorecard, folder.scorecard)
    return scorecard


def gate(folder: RunFolder, settings: Settings) -> GateResult:
    """Judge a scored run by the rules of these settings."""
    from toolkit.score.gate import judge

    return judge(read_scorecard(folder), settings)


def describe_missing(scorecard: Scorecard) -> str:
    """What an incomplete run lacks, in words."""
    state = "was interrupted" if scorecard.run.state is RunState.INTERRUPTED else "ended without closing"
    lacking = f"; missing: {', '.join(scorecard.missing)}" if scorecard.missing else ""
    return f"the run {state}{lacking}"


def read_scorecard(folder: RunFolder) -> Scorecard:
    """
    The scorecard of a run.

    Raises:
        UsageError: The run was not scored yet.
    """
    from toolkit.score.scorecard import read_scorecard as read

    if not folder.scorecard.is_file():
        raise UsageError(f"{folder.path}: not scored yet; type `virage score {folder.run}`")
    return read(folder.scorecard)


def report(folder: RunFolder, scorecard: Scorecard, settings: Settings) -> Sequence[Path]:
    """Write the reports of a scored run."""
    from toolkit.report import write_all

    return write_all(
        scorecard, folder=folder.path, formats=settings.report.formats or None, languages=settings.report.languages
    )


def run(request: Request, *, on_tick: Progress = lambda _tick: None) -> Finished:
    """All stages: measure, score, report, gate."""
    measured = measure(request, on_tick=on_tick)
    on_tick(Tick("scoring", 0, 1))
    settings = settings_of(measured.folder, Request(config=request.config, overrides=request.overrides))
    try:
        scorecard = score(measured.folder, settings)
    except NothingMeasured as error:
        code = _abort_code(measured) or error.exit_code
        return Finished(measured.folder, None, (), code, str(error))
    reports = report(measured.folder, scorecard, settings)
    on_tick(Tick("scoring", 1, 1))
    code = _abort_code(measured) or ExitCode(scorecard.gate.exit_code)
    return Finished(measured.folder, scorecard, reports, code, _abort_message(measured))


def _abort_code(measured: Measured) -> ExitCode | None:
    if measured.gone:
        return ExitCode.UNREACHABLE
    return ExitCode.INTERRUPTED if measured.state is RunState.INTERRUPTED else None


def _abort_message(measured: Measured) -> str | None:
    if measured.gone:
        return "the platform stopped answering midway; what was recorded before is scored"
    if measured.state is RunState.INTERRUPTED:
        return "the run was interrupted; what was recorded is scored"
    return None


@contextmanager
def embedded(
    *, port: int = 0, seed: int = 1, defects: Sequence[str] = (), log: Path | None = None
) -> Iterator[tuple[str, Path]]:
    """
    The embedded platform, running; its password is put into the environment where the suite looks for it.

    Yields:
        Its address, and the `virage.toml` of the shipped suite.
    """
    from toolkit.demo.launch import PASSWORD_VARIABLE, serving

    with serving(port=port, seed=seed, defects=defects, log=log) as server:
        before = os.environ.get(PASSWORD_VARIABLE)
        os.environ[PASSWORD_VARIABLE] = server.password
        try:
            yield server.url, suite.locate() / settings_module.FILE
        finally:
            if before is None:
                del os.environ[PASSWORD_VARIABLE]
            else:
                os.environ[PASSWORD_VARIABLE] = before


def demo(request: Request, *, port: int = 0, seed: int = 1, on_tick: Progress = lambda _tick: None) -> Finished:
    """The whole job on the embedded platform."""
    on_tick(Tick("platform", 0, 1))
    with embedded(port=port, seed=seed, defects=request.defects) as (url, config):
        on_tick(Tick("platform", 1, 1, url))
        overrides = {"platform.base_url": url, **request.overrides}
        return run(replace(request, config=request.config or config, overrides=overrides), on_tick=on_tick)


def demo_defects() -> Sequence[Defect]:
    """The defects that can be planted in the embedded platform."""
    from toolkit.demo.defect import PACKAGE, load
    from toolkit.registry import stems

    return load(stems(PACKAGE))


def serve_demo(*, port: int, seed: int, data: Path | None, defects: Sequence[str], say: Callable[[str], None]) -> None:
    """Serve the embedded platform until it is interrupted."""
    from toolkit.demo.launch import PASSWORD_VARIABLE, serving

    with serving(port=port, seed=seed, defects=defects, data=data) as server:
        say(f"La Place: {server.url}")
        say("Sign in as alice, bob or moderator.")
        say(f"export {PASSWORD_VARIABLE}={server.password}")
        with contextlib.suppress(KeyboardInterrupt):
            server.wait()
