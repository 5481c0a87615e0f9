"""
Runs against runs: `virage compare`, the regression that the gate may ask for, and changes of level over the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.errors import EvidenceError, ToolkitError, UsageError
from toolkit.pipeline.judging import read_scorecard
from toolkit.pipeline.remembering import belongs, history_of
from toolkit.pipeline.request import Request, find, results_of, settings_here, settings_of
from toolkit.records import SERVICE_WORKERS, ChangePoint, Comparison, RunInfo, Scorecard
from toolkit.settings import RegressionSettings, Settings
from toolkit.store import RunFolder

if TYPE_CHECKING:
    from toolkit.history import History, RunRow
    from toolkit.score.compare import Measured
    from toolkit.score.criteria import Model

RUNS = 5  # of a label that are taken together, where virage.toml does not say how many
LOOKED_AT = 10  # times as many are looked at for some that may be believed


def compare_runs(request: Request, baseline: str, candidate: str) -> Comparison:
    """
    Two sets of runs, each a run folder, an id, `latest`, or a label of the history.

    Raises:
        UsageError: Nothing has one of the names.
        HistoryUnreachable: A name is not that of a folder, and the history does not answer.
    """
    settings = settings_here(request)
    history = history_of(request)
    runs = settings.gate.regression.runs if settings.gate.regression else RUNS
    after = _folder_named(candidate, request, history)
    now = after or _remembered(history.find(candidate), history, request)[0]
    before = _folder_named(baseline, request, history)
    if before:
        return _compared([before], now, settings)
    try:
        like = (now.cores, now.service_workers, now.environment)
        rows = _sound(_found(history, baseline, now, runs), runs, like)
    except UsageError as error:
        raise UsageError(f"{baseline}: no such run in {results_of(request, settings).path}; nor {error}") from error
    return _compared(_remembered(rows, history, request), now, settings)


def with_regression(folder: RunFolder, card: Scorecard, settings: Settings, request: Request) -> Scorecard:
    """
    A scorecard with what its gate says about the baseline, and the comparison behind it.

    A history that cannot be read closes nothing and opens nothing: the verdict is inconclusive, and says why.
    """
    from toolkit.score.gate import judge, judge_regression

    asked = settings.gate.regression
    assert asked is not None
    comparison, missing = None, None
    try:
        history = history_of(request)
        rows = _baseline(asked, history, card)
        if rows:
            now = _measured(folder, card, settings)
            comparison = _compared(_remembered(rows, history, request), now, settings)
        elif belongs(settings_here(request).history, history, card.run.run)[0] != asked.baseline:
            missing = f"@reason.no_baseline|baseline={asked.baseline}|platform={card.run.platform}"
    except ToolkitError as error:
        missing = str(error)
    verdict = judge_regression(asked, comparison, missing=missing)
    return replace(card, gate=judge(card, settings, more=[verdict]), comparison=comparison)


def changes_of(request: Request, runs: Sequence[RunRow]) -> dict[str, tuple[ChangePoint, ...]]:
    """
    Where series over these runs changed their level for good, by platform.

    Raises:
        HistoryUnreachable: The database does not answer.
    """
    from toolkit.score.trend import changes

    settings = settings_here(request)
    series = history_of(request).series([run.run for run in runs])
    found = {}
    for platform in dict.fromkeys(run.platform for run in runs):
        own = [run.run for run in runs if run.platform == platform and _ordinary(run)]
        found[platform] = changes(runs=own, series=series, limits=_model(settings).comparison)
    return found


def _baseline(asked: RegressionSettings, history: History, card: Scorecard) -> list[RunRow]:
    """
    The newest runs of the label that began before this one, or the one of that id.

    No beginning of an id will do for a gate. An old run that is scored again is not held against what came after it.
    """
    known = history.known([asked.baseline])
    if known:
        return list(known.values())
    found = history.runs(
        label=asked.baseline,
        platform=card.run.platform,
        limit=LOOKED_AT * asked.runs,
        complete=True,
        without=[card.run.run],
        before=card.run.started,
    )
    return _sound(found, asked.runs, _likeness(card.run))


def _found(history: History, name: str, now: Measured, runs: int) -> list[RunRow]:
    return history.find(name, limit=LOOKED_AT * runs, platform=now.platform, complete=True, without=[now.run])


def _ordinary(run: RunRow) -> bool:
    return not (run.doubts or run.defects or run.machine.get(SERVICE_WORKERS))


def _likeness(run: RunRow | RunInfo) -> tuple[str, str, str]:
    """What two runs must share: number of processors, whether service workers were let live, environment."""
    return run.machine.get("cores", ""), run.machine.get(SERVICE_WORKERS, ""), run.environment


def _sound(found: Sequence[RunRow], runs: int, like: tuple[str, str, str]) -> list[RunRow]:
    """
    The newest that may be believed and were measured alike.

    Where there is none, the newest, whose doubts make the comparison inconclusive.
    """
    sound = [row for row in found if not (row.doubts or row.under_load or row.defects)]
    alike = [row for row in sound if _likeness(row) == like]
    return list(alike or sound or found)[-runs:]


def _compared(before: Sequence[Measured], now: Measured, settings: Settings) -> Comparison:
    from toolkit.score.compare import compare

    model = _model(settings)
    return compare(baseline=before, candidate=[now], limits=model.comparison, interval=model.uncertainty.interval)


def _model(settings: Settings) -> Model:
    from toolkit.score.criteria import load_model

    path = settings.score.criteria
    return load_model(settings.path(path) if path else None)


def _folder_named(name: str, request: Request, history: History) -> Measured | None:
    """The run in a folder of this name, which still has its evidence; None where there is no such folder."""
    try:
        folder = find(request, name)
    except UsageError:
        return None
    card = read_scorecard(folder)
    if folder.evidence.is_dir():
        return _measured(folder, card, settings_of(folder, request))
    known = history.known([card.run.run])
    return _remembered(list(known.values()), history, request)[0] if known else _alone(card)


def _measured(folder: RunFolder, card: Scorecard, settings: Settings) -> Measured:
    from toolkit.history import model_digest
    from toolkit.score.measured import measured
    from toolkit.score.series import series_of

    return measured(folder, card, series_of(folder, settings), settings)._replace(model=model_digest(card))


def _alone(card: Scorecard) -> Measured:
    """A run of which nothing but the scorecard is left."""
    from toolkit.history import model_digest
    from toolkit.score.measured import remembered

    return remembered(card, [])._replace(model=model_digest(card))


def _remembered(rows: Sequence[RunRow], history: History, request: Request) -> list[Measured]:
    """Runs of the history; the newest with the draws of its scores, where its folder is still there."""
    series = history.series([row.run for row in rows])
    found = [_alone(history.scorecard(row.run))._replace(series=series[row.run]) for row in rows]
    folder = RunFolder(results_of(request, settings_here(request)).path / found[-1].run)
    return [*found[:-1], _with_draws(folder, found[-1], request)]


def _with_draws(folder: RunFolder, one: Measured, request: Request) -> Measured:
    """With draws where the evidence can still be read; a run without them is compared all the same."""
    from toolkit.score.measured import measured

    if not folder.manifest.is_file() or not folder.evidence.is_dir():
        return one
    try:
        card = read_scorecard(folder)
        return measured(folder, card, one.series, settings_of(folder, request))._replace(model=one.model)
    except (EvidenceError, UsageError):
        return one
