"""
One run on disk: its manifest, its evidence, and the writer that appends to it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pydantic_core import from_json

from toolkit._disk import write_atomically, writing
from toolkit.errors import EvidenceError
from toolkit.records import (
    ActRecord,
    AnswerRecord,
    AttemptRecord,
    ContentRecord,
    FaultRecord,
    FeedRecord,
    HealthRecord,
    ImportRecord,
    InspectionRecord,
    LedgerEntry,
    LoadInfo,
    MatchRecord,
    MaturityRecord,
    NotificationRecord,
    Observation,
    PlannedAttempt,
    PropagationRecord,
    RoleTrial,
    RuleResult,
    RunInfo,
    RunState,
    SecondLook,
    SegmentRecord,
    SeverityRecord,
    StepRecord,
    StudyRecord,
    TaskRecord,
    TraceRecord,
    TrustFact,
    as_data,
    from_data,
    now,
    to_json,
)

if TYPE_CHECKING:
    from typing import TextIO

KINDS: dict[str, type] = {
    "plan": PlannedAttempt,
    "attempts": AttemptRecord,
    "traces": TraceRecord,
    "steps": StepRecord,
    "acts": ActRecord,
    "looks": SecondLook,
    "faults": FaultRecord,
    "contents": ContentRecord,
    "feeds": FeedRecord,
    "observations": Observation,
    "facts": TrustFact,
    "trials": RoleTrial,
    "propagation": PropagationRecord,
    "notifications": NotificationRecord,
    "rules": RuleResult,
    "ledger": LedgerEntry,
    "load": LoadInfo,
    "health": HealthRecord,
}
# Human evidence: a copy of every study that was in force when the run was scored, one file a study.
STUDY_KINDS: dict[str, type] = {
    "studies": StudyRecord,
    "imports": ImportRecord,
    "tasks": TaskRecord,
    "answers": AnswerRecord,
    "inspections": InspectionRecord,
    "matches": MatchRecord,
    "severities": SeverityRecord,
    "segments": SegmentRecord,
    "maturity": MaturityRecord,
}
_KIND_OF = {record: kind for kind, record in KINDS.items()}


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
                records.append(from_data({**KINDS, **STUDY_KINDS}[kind], line.data))
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
        return Line(path, number, _decode(text), cut=False, fault=None)
    except ValueError as error:
        return Line(path, number, None, cut=False, fault=f"not JSON: {error}")


def _decode(text: str) -> Any:  # Any: a JSON value
    """The fast reader of pydantic; what it refuses, the standard library's may still read, and else explains."""
    try:
        return from_json(text)
    except ValueError:
        return json.loads(text)


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
