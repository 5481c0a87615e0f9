"""
The folder of all runs.
"""

from __future__ import annotations

import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path

from toolkit._disk import writing
from toolkit.errors import UsageError
from toolkit.store.run import RunFolder

RUN_ID = re.compile(r"^[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$")


def new_run() -> str:
    """A run's id: the UTC time and four random digits, so that two runs never mix."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


class Results:
    """
    The folder of all runs, `results/` by default.

    Args:
        path: The folder; made when the first run starts.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def create(self) -> RunFolder:
        """A new run folder."""
        with writing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            while True:
                run = new_run()
                try:
                    (self.path / run).mkdir()
                except FileExistsError:
                    continue
                return RunFolder(self.path / run)

    def runs(self) -> list[RunFolder]:
        """Every run, oldest first."""
        if not self.path.is_dir():
            return []
        return [RunFolder(p) for p in sorted(self.path.iterdir()) if RUN_ID.match(p.name) and p.is_dir()]

    def find(self, name: str) -> RunFolder:
        """
        A run by id, by path, or `latest`.

        Raises:
            UsageError: There is no such run; the message names the newest ones.
        """
        for candidate in (Path(name), self.path / name):
            if (candidate / "run.json").is_file():
                return RunFolder(candidate.resolve())
        known = [folder.run for folder in self.runs()][-3:]
        if name == "latest" and known:
            return RunFolder(self.path / known[-1])
        hint = f"the newest are {', '.join(known)}" if known else "there is none yet; start with `virage run`"
        raise UsageError(f"{name}: no such run in {self.path}; {hint}")

    def point_latest(self, folder: RunFolder) -> None:
        """Make `results/latest` lead to a run: a link, or a text file where links are not to be had."""
        latest = self.path / "latest"
        partial = self.path / f".latest.{os.getpid()}"
        try:
            partial.symlink_to(folder.path.name, target_is_directory=True)
            partial.replace(latest)
        except OSError:
            partial.unlink(missing_ok=True)
            if not latest.is_dir():
                latest.write_text(folder.path.name + "\n", encoding="utf-8")
