"""
What one pytest process that walks journeys is made of: settings, run folder, session.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from toolkit import settings as settings_module
from toolkit.errors import UsageError
from toolkit.measure.manifest import start_run
from toolkit.measure.matrix import require_known
from toolkit.measure.session import Session
from toolkit.records import RunState, Weight
from toolkit.settings import Settings
from toolkit.store import Results, RunFolder


class Walk:
    """
    One pytest process that walks: its settings, its run, and whether the run is its own.

    Settings are read when the first journey is met; the run folder is made when the first one is about to be walked.

    Args:
        config: pytest's.

    Raises:
        ToolkitError: The settings are wrong.
    """

    def __init__(self, config: pytest.Config) -> None:
        given: dict[str, Any] = getattr(config, "workerinput", {})  # Any: xdist's values
        named = config.getoption("--virage-run")
        self.settings = _settings(config)
        require_known(self.settings)
        self.own = not named
        self.worker = int(given.get("workerid", "gw0").removeprefix("gw"))
        self.parallel = int(given.get("workercount", 1)) > 1
        self.begun = False
        self._named: str | None = named
        self._shared: str | None = given.get("virage_run")

    @cached_property
    def folder(self) -> RunFolder:
        """The run's folder; a new one unless it was named."""
        self.begun = True
        return RunFolder(Path(self._named)) if self._named else _own_folder(self.settings, self._shared)

    @cached_property
    def session(self) -> Session:
        """The session; made when the first attempt begins."""
        from playwright.sync_api import expect

        expect.set_options(timeout=self.settings.journeys.step_timeout_s * 1000)
        return Session(self.settings, self.folder, worker=self.worker, parallel=self.parallel)

    def close(self) -> None:
        """Close the evidence files."""
        if "session" in vars(self):
            self.session.close()


def settings_file(config: pytest.Config) -> Path | None:
    """The settings that are meant: those that are named, else those beside the journeys or around them."""
    named = config.getoption("--virage-config")
    folders = [Path(arg.split("::")[0]).resolve() for arg in config.args]
    around = [parent for folder in folders for parent in (folder, folder.parent, folder.parent.parent)]
    return Path(named) if named else settings_module.find_file(*around, config.rootpath)


def _settings(config: pytest.Config) -> Settings:
    named = config.getoption("--virage-config")
    if named and not Path(named).is_file():
        raise UsageError(f"--virage-config {named}: no such file")
    path = settings_file(config)
    overrides: dict[str, object] = {"environment": config.getoption("--virage-env")}
    for pair in config.getoption("--virage-set"):
        key, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"--virage-set {pair}: write KEY=VALUE")
        overrides[key] = value
    if count := config.getoption("--virage-attempts"):
        overrides |= {f"journeys.attempts.{weight}": count for weight in Weight}
    return settings_module.load(path, overrides=overrides)


def _own_folder(settings: Settings, shared: str | None) -> RunFolder:
    """A run of pytest's own; workers of xdist share one, whose id their controller gave them."""
    results = Results(Path(settings.results))
    if shared is None:
        folder = results.create()
        start_run(folder, settings)
        return folder
    folder = RunFolder(results.path / shared)
    folder.path.mkdir(parents=True, exist_ok=True)
    if not folder.manifest.exists():
        start_run(folder, settings)
    return folder


def conclude(folder: RunFolder) -> None:
    """Mark a run that pytest started by hand as ended, and as the latest."""
    folder.finish(RunState.COMPLETE)
    Results(folder.path.parent).point_latest(folder)
