"""
The whole job: all stages on a platform, or on the embedded one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit import settings as settings_module
from toolkit import suite
from toolkit.errors import ExitCode, NothingMeasured
from toolkit.pipeline.judging import check_gate, report, score
from toolkit.pipeline.measuring import Measured, measure
from toolkit.pipeline.preparing import list_journeys
from toolkit.pipeline.remembering import remember
from toolkit.pipeline.request import Progress, Request, Tick, resolve, settings_of
from toolkit.pipeline.sample import attach_sample
from toolkit.records import RunState, Scorecard
from toolkit.store import RunFolder

if TYPE_CHECKING:
    from toolkit.demo.defect import Defect


class Finished(NamedTuple):
    """A run through all stages; `warning` is what went wrong beside it, and changes no exit code."""

    folder: RunFolder
    scorecard: Scorecard | None
    reports: Sequence[Path]
    exit_code: ExitCode
    message: str | None = None
    warning: str | None = None


def run(request: Request, *, on_tick: Progress = lambda _tick: None) -> Finished:
    """All stages: measure, score, report, remember, gate."""
    if request.journeys:
        check_gate(resolve(request)[0], lambda: list_journeys(replace(request, keyword="")))
    measured = measure(request, on_tick=on_tick)
    on_tick(Tick("scoring", 0, 1))
    settings = settings_of(measured.folder, Request(config=request.config, overrides=request.overrides))
    if request.sample_study:
        attach_sample(measured.folder)
    try:
        scorecard = score(measured.folder, settings, request=request)
    except NothingMeasured as error:
        code = _abort_code(measured) or error.exit_code
        return Finished(measured.folder, None, (), code, str(error))
    reports = report(measured.folder, scorecard, settings)
    warning = remember(request, measured.folder, scorecard, settings)
    on_tick(Tick("scoring", 1, 1))
    code = _abort_code(measured) or ExitCode(scorecard.gate.exit_code)
    return Finished(measured.folder, scorecard, reports, code, _abort_message(measured), warning)


def _abort_code(measured: Measured) -> ExitCode | None:
    if measured.gone:
        return ExitCode.UNREACHABLE
    return ExitCode.INTERRUPTED if measured.state is RunState.INTERRUPTED else None


def _abort_message(measured: Measured) -> str | None:
    if measured.gone:
        return "the platform stopped answering midway; what was recorded before is scored"
    if measured.limit_s is not None:
        return (
            f"the journeys took longer than journeys.run_timeout_s, {measured.limit_s:g} s, and were interrupted; "
            "what was recorded is scored. Give them more time, or walk less (--matrix core) or at once (-n 2)"
        )
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
