"""
What a command asks for, and what that means: settings, run folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from toolkit import settings as settings_module
from toolkit.errors import UsageError
from toolkit.settings import Settings
from toolkit.store import Results, RunFolder


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
        remember: Whether scored runs are added to the history.
        sample_study: Whether the embedded platform is scored with its made-up study.
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
    remember: bool = True
    sample_study: bool = False


class Tick(NamedTuple):
    """Progress of a stage: what is being done, how much of it, and a word on the side."""

    stage: str
    done: float
    total: float
    note: str = ""


Progress = Callable[[Tick], None]


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


def settings_here(request: Request) -> Settings:
    """
    Settings of the place where the command is typed; defaults where there is no `virage.toml`.

    Raises:
        SettingsError: They are wrong.
    """
    path = request.config or settings_module.find_file(Path.cwd())
    return settings_module.load(path, overrides=dict(request.overrides))


def results_of(request: Request, settings: Settings) -> Results:
    """The folder of all runs."""
    return Results(request.results or Path(settings.results))


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


def settings_of(folder: RunFolder, request: Request) -> Settings:
    """What a run is scored with: a named file, else what it was measured with; flags win."""
    if request.config:
        return resolve(request)[0]
    restored = settings_module.restore(folder.read_info().settings, overrides=dict(request.overrides))
    # Studies stand beside virage.toml, and a manifest does not tell where that was.
    found = settings_module.find_file(Path.cwd())
    return restored.model_copy(update={"root": str(found.parent)}) if found else restored
