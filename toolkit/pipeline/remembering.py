"""
The memory of all scored runs: each is added by itself, and a history that cannot be had never loses a run.
"""

from __future__ import annotations

import contextlib
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import SettingsError, ToolkitError
from toolkit.pipeline.request import Request, results_of, settings_here
from toolkit.records import Scorecard
from toolkit.settings import HistorySettings, Settings
from toolkit.store import RunFolder

if TYPE_CHECKING:
    from toolkit.history import History


def history_of(request: Request) -> History:
    """
    The history of the place where the command is typed.

    It is never what a run was measured with: run folders travel, and passwords stay out of them.

    Raises:
        SettingsError: The settings are wrong, or the database's address.
    """
    from toolkit.history import open_history

    settings = settings_here(request)
    return open_history(settings.history, results_of(request, settings).path)


def remember(request: Request, folder: RunFolder, scorecard: Scorecard, settings: Settings) -> str | None:
    """
    Add a run that was just scored to the history.

    Args:
        request: Where the history is, and whether the run is to be remembered.
        folder: The run.
        scorecard: What it was scored.
        settings: What it was scored with.

    Returns:
        Why it is not in the history, and what to do; None when all is well.
    """
    from toolkit.score.series import series_of

    if not request.remember:
        return None
    try:
        own = settings_here(request).history
        history = history_of(request)
        label, commit = belongs(own, history, scorecard.run.run)
        history.add(scorecard, series_of(folder, settings), label, commit)
    except ToolkitError as error:
        return f"the run is scored, but not in the history: {error}; then type `{_again(request, folder)}`"
    return None


def belongs(own: HistorySettings, history: History, run: str) -> tuple[str, str]:
    """Label and commit of a run; one that is scored again keeps those it has, whatever is checked out by now."""
    from toolkit.history import commit_of

    known = history.known([run]).get(run)
    if known is not None:
        return own.label or known.label, known.commit
    return _label(own), commit_of(environ=os.environ, folder=Path.cwd())


def _label(own: HistorySettings) -> str:
    from toolkit.history import label_of

    return label_of(own, environ=os.environ, folder=Path.cwd())


def _again(request: Request, folder: RunFolder) -> str:
    """The command that does later what could not be done now."""
    words = ["virage", "history", "import", str(folder.path)]
    with contextlib.suppress(SettingsError):  # it may be what is told already
        if label := _label(settings_here(request).history):
            words += ["--label", label]
    return shlex.join(words)
