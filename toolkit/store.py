"""
The run folder: the only place where the stages meet.

    results/<run>/run.json              the manifest
    results/<run>/evidence/<kind>-<writer>.jsonl   append-only records, one file a writer
    results/<run>/evidence/requests-<writer>.arrow raw request samples
    results/<run>/pictures traces har logs         artefacts that records point to, by relative path

Every record is flushed as it is written, so that a killed run keeps all it had.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from toolkit._disk import write_atomically, writing
from toolkit.errors import EvidenceError, UsageError
from toolkit.records import (
    AttemptRecord,
    HealthRecord,
    LedgerEntry,
    LoadInfo,
    Observation,
    PlannedAttempt,
    RuleResult,
    RunInfo,
    RunState,
    SecondLook,
    StepRecord,
    TraceRecord,
    as_data,
    from_data,
    now,
    to_json,
)

if TYPE_CHECKING:
    from typing import TextIO

__all__ = [
    "KINDS",
    "EvidenceWriter",
    "Line",
    "Results",
    "RunFolder",
    "new_id",
    "new_run",
    "write_atomically",
    "writing",
]

KINDS: dict[str, type] = {
    "plan": PlannedAttempt,
    "attempts": AttemptRecord,
    "traces": TraceRecord,
    "steps": StepRecord,
    "looks": SecondLook,
    "observations": Observation,
    "rules": RuleResult,
    "ledger": LedgerEntry,
    "load": LoadInfo,
    "health": HealthRecord,
}
_KIND_OF = {record: kind for kind, record in KINDS.items()}

RUN_ID = re.compile(r"^[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$")


def new_run() -> str:
    """A run's id: the UTC time and four random digits, so that two runs never mix."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def new_id() -> str:
    """Ten hexadecimal digits, unique across workers, shards and resumed runs."""
    return secrets.token_hex(5)


class RunFolder:
    """
    One run on disk.

    Args:
        path: The folder; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.evidence = path / "evidence"

    @property
    def run(self) -> str:
        """The run's id: the folder's name."""
        return self.path.name

    @property
    def manifest(self) -> Path:
        """Where RunInfo lives."""
        return self.path / "run.json"

    @property
    def scorecard(self) -> Path:
        """Where the scorecard lives once the run is scored."""
        return self.path / "scorecard.json"

    def artefact(self, kind: str, name: str) -> tuple[Path, str]:
        """A new artefact's absolute path and the relative one that records carry; its folder is made."""
        folder = self.path / kind
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        return folder / name, f"{kind}/{name}"

    def read_info(self) -> RunInfo:
        """
        The manifest.

        Raises:
            EvidenceError: It is missing or not a manifest of this version.
        """
        try:
            return from_data(RunInfo, json.loads(self.manifest.read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise EvidenceError(f"{self.manifest}: no such file; is {self.path} a run folder?") from error
        except ValueError as error:
            raise EvidenceError(f"{self.manifest}: {error}; the run cannot be read") from error

    def write_info(self, info: RunInfo) -> None:
        """Write the manifest in one piece: a reader sees the old one or the new one."""
        write_atomically(self.manifest, json.dumps(as_data(info), ensure_ascii=False, indent=1) + "\n")

    def finish(self, state: RunState) -> RunInfo:
        """Mark how the run ended."""
        info = replace(self.read_info(), state=state, finished=now())
        self.write_info(info)
        return info

    def files(self, kind: str, suffix: str = "jsonl") -> list[Path]:
        """Evidence files of one kind, by name."""
        return sorted(self.evidence.glob(f"{kind}-*.{suffix}"))

    def lines(self, kind: str) -> Iterator[Line]:
        """
        Every whole JSON line of one kind, in file then line order.

        A last line without its line feed was cut by a kill: it is yielded with `data=None` and `cut=True`.
        """
        for path in self.files(kind):
            with path.open(encoding="utf-8", errors="replace") as stream:
                for number, text in enumerate(stream, start=1):
                    yield _parse_line(path, number, text)

    def read(self, kind: str) -> list[Any]:  # Any: the record class of the kind
        """
        All whole records of one kind; for the few places that need records and no tables.

        Raises:
            EvidenceError: A line is neither whole nor the cut last line of its file.
        """
        records: list[Any] = []  # Any: as above
        for line in self.lines(kind):
            if line.cut:
                continue
            try:
                records.append(from_data(KINDS[kind], line.data))
            except ValueError as error:
                raise EvidenceError(f"{line.path}:{line.number}: {error}") from error
        return records


class Line(NamedTuple):
    """One line of evidence: where it stands, and what it says."""

    path: Path
    number: int
    data: Any  # Any: a JSON value
    cut: bool
    fault: str | None


def _parse_line(path: Path, number: int, text: str) -> Line:
    if not text.endswith("\n"):
        return Line(path, number, None, cut=True, fault=None)
    try:
        return Line(path, number, json.loads(text), cut=False, fault=None)
    except ValueError as error:
        return Line(path, number, None, cut=False, fault=f"not JSON: {error}")


class EvidenceWriter:
    """
    Appends records to one run, each kind to a file of this writer's own.

    Args:
        folder: The run.
        writer: Unique among the processes that write to the run.
    """

    def __init__(self, folder: RunFolder, writer: str) -> None:
        self.folder = folder
        self.writer = writer
        self._streams: dict[str, TextIO] = {}

    def write(self, record: Any) -> None:  # Any: one of KINDS' records
        """
        Append one record and flush it.

        Raises:
            PreconditionFailed: The disk is full or the folder cannot be written.
        """
        kind = _KIND_OF[type(record)]
        path = self.folder.evidence / f"{kind}-{self.writer}.jsonl"
        with writing(path):
            if kind not in self._streams:
                self.folder.evidence.mkdir(parents=True, exist_ok=True)
                self._streams[kind] = path.open("a", encoding="utf-8")
            stream = self._streams[kind]
            stream.write(to_json(record) + "\n")
            stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every file; writing again reopens them."""
        for stream in self._streams.values():
            stream.close()
        self._streams.clear()


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
