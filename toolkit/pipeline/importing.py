"""
Reading runs that are there already into the history, whoever measured them, and without changing their folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import EvidenceError, ToolkitError, UsageError
from toolkit.pipeline.remembering import history_of
from toolkit.pipeline.request import Request, results_of, settings_here, settings_of
from toolkit.records import SCHEMA_VERSION, Scorecard, Series
from toolkit.store import RunFolder

if TYPE_CHECKING:
    from toolkit.history import History


class Imported(NamedTuple):
    """
    What became of one run folder.

    Attributes:
        outcome: read, replaced or skipped.
        reason: Why it was skipped, or what it lacks; "" when it is whole.
    """

    folder: Path
    outcome: str
    reason: str = ""


def import_runs(request: Request, names: Sequence[str] = (), *, label: str = "") -> Iterator[Imported]:
    """
    Read runs into the history, one after the other: stopped midway, it can be started again.

    A scorecard of an older version, or none, is no obstacle: the evidence is scored again. The folder stays as it is.

    Args:
        request: Where the history and the runs are.
        names: Runs by id or folder, and folders of runs; all of the results folder by default.
        label: What they belong to; a run that is known keeps the label it has when none is given.

    Raises:
        UsageError: There is no such run or folder.
        HistoryUnreachable: The database does not answer.
    """
    history = history_of(request)
    for folder in _folders(request, names):
        yield _import(history, folder, label)


def _folders(request: Request, names: Sequence[str]) -> list[RunFolder]:
    results = results_of(request, settings_here(request))
    if not names:
        return results.runs()
    found: list[RunFolder] = []
    for name in names:
        path = Path(name)
        if _holds_run(path):
            found.append(RunFolder(path.resolve()))
        elif path.is_dir():
            found += _inside(path)
        else:
            found.append(results.find(name))
    return found


def _inside(path: Path) -> list[RunFolder]:
    """Runs of a folder, oldest first; links lead to runs that stand beside them."""
    inner = [RunFolder(one) for one in sorted(path.iterdir()) if _holds_run(one) and not one.is_symlink()]
    if not inner:
        raise UsageError(f"{path}: neither a run nor a folder of runs; a run has a run.json or a scorecard.json")
    return inner


def _holds_run(path: Path) -> bool:
    return (path / "run.json").is_file() or (path / "scorecard.json").is_file()


def _import(history: History, folder: RunFolder, label: str) -> Imported:
    try:
        card = _scorecard(folder)
    except ToolkitError as error:
        return Imported(folder.path, "skipped", str(error))
    run = card.run.run
    series, lacking = _series(folder)
    known = history.known([run]).get(run)
    if known and lacking:
        series = history.series([run])[run]  # what was read from a whole folder is not given up for less
    label, commit = label or (known.label if known else ""), known.commit if known else ""
    replaced = history.add(card, series, label, commit)
    return Imported(folder.path, "replaced" if replaced else "read", lacking)


def _scorecard(folder: RunFolder) -> Scorecard:
    """As it was scored, where today's code can read that; else scored again."""
    from toolkit.score.scorecard import read_scorecard, score_run

    stale: EvidenceError | None = None
    if folder.scorecard.is_file():
        try:
            card = read_scorecard(folder.scorecard)
        except EvidenceError as error:
            stale = error
        else:
            if card.schema_version == SCHEMA_VERSION:
                return card
    try:
        return score_run(folder, settings_of(folder, Request()))
    except ToolkitError as error:
        raise EvidenceError(f"{stale}; nor can it be scored again: {error}" if stale else str(error)) from error


def _series(folder: RunFolder) -> tuple[list[Series], str]:
    """What the run measured; CI often keeps the scorecard alone, which is better than nothing."""
    from toolkit.score.series import series_of

    if not folder.evidence.is_dir():
        return [], "its scorecard alone, since there is no evidence"
    try:
        return series_of(folder, settings_of(folder, Request())), ""
    except ToolkitError as error:
        return [], f"its scorecard alone, since the evidence cannot be read: {error}"
