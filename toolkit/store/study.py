"""
The folder of studies: human evidence, which outlives the runs that it is scored with.

    studies/<name>/<kind>.jsonl   one file a kind of record, replaced whole
    studies/<name>/.pending.json  what is about to be written: the next who comes finishes what a kill left undone
    studies/.<name>.lock          held by who writes
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from toolkit._disk import write_atomically, writing
from toolkit.errors import EvidenceError, PreconditionFailed, UsageError
from toolkit.records import StudyRecord, from_data, to_json
from toolkit.store.run import STUDY_KINDS, RunFolder

NAME = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")
PENDING = ".pending.json"
PATIENCE_S = 30.0


class StudyFolder:
    """
    One study on disk.

    Args:
        path: Its folder; made with the first records.

    Raises:
        UsageError: The folder's name cannot be a study's.
    """

    def __init__(self, path: Path) -> None:
        _check_name(path.name)
        self.path = path

    @classmethod
    def named(cls, name: str, where: Path) -> StudyFolder:
        """
        The study of a name that somebody typed, in the folder of all studies and nowhere else.

        Raises:
            UsageError: The name cannot be a study's.
        """
        _check_name(name)
        return cls(where / name)

    @property
    def name(self) -> str:
        """The study's name: the folder's."""
        return self.path.name

    def exists(self) -> bool:
        """Whether anything was ever imported, if only by a writer that was killed."""
        return (self.path / "studies.jsonl").is_file() or (self.path / PENDING).is_file()

    def info(self) -> StudyRecord:
        """
        What the study is of.

        Raises:
            EvidenceError: It is missing or damaged.
        """
        found = self.read("studies")
        if not found:
            raise EvidenceError(f"{self.path}: no study here; start one with `virage study import`")
        record: StudyRecord = found[0]
        return record

    def read(self, kind: str) -> list[Any]:  # Any: the record class of the kind
        """
        All records of one kind; none when there is no file of it.

        Raises:
            EvidenceError: A line is damaged.
        """
        path = self.path / f"{kind}.jsonl"
        if not path.is_file():
            return []
        records: list[Any] = []  # Any: as above
        # A record is what lies between line feeds: people write other separators of lines inside a text.
        for number, line in enumerate(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"), start=1):
            try:
                records.append(from_data(STUDY_KINDS[kind], json.loads(line)))
            except ValueError as error:
                remedy = "remove the line, then import the study's files again"
                raise EvidenceError(f"{path}:{number}: {error}; {remedy}") from error
        return records

    @contextmanager
    def held(self, patience_s: float = PATIENCE_S) -> Iterator[None]:
        """
        Keep others from writing meanwhile; what a killed writer left unfinished is finished first.

        A folder that may only be read is not held: nobody can be writing there.

        Raises:
            PreconditionFailed: Somebody else has held it for too long.
        """
        lock = self.path.with_name(f".{self.path.name}.lock")
        with _locked(lock, patience_s):
            if (pending := self.path / PENDING).is_file():
                self._apply(_pending(pending))
            with writing(self.path):
                for partial_ in self.path.glob(".*.partial"):
                    partial_.unlink()
            yield

    def write(self, tables: Mapping[str, Sequence[Any]]) -> None:  # Any: records of each kind
        """
        Replace files of records, all or none; an empty table removes its file. Hold the study meanwhile.

        Raises:
            PreconditionFailed: The disk is full or the folder cannot be written.
        """
        texts = {kind: "".join(to_json(one) + "\n" for one in records) for kind, records in tables.items()}
        write_atomically(self.path / PENDING, json.dumps(texts, ensure_ascii=False))
        self._apply(texts)

    def _apply(self, texts: Mapping[str, str]) -> None:
        """Bring the files to what is pending; as often as needed, since each time the outcome is the same."""
        for kind, text in texts.items():
            path = self.path / f"{kind}.jsonl"
            if text:
                write_atomically(path, text)
            else:
                with writing(path):
                    path.unlink(missing_ok=True)
        with writing(self.path):
            (self.path / PENDING).unlink(missing_ok=True)


def _check_name(name: str) -> None:
    if not NAME.match(name):
        raise UsageError(f"{name!r} cannot name a study; use small letters, digits, - and _, up to 64")


def _pending(path: Path) -> dict[str, str]:
    """What a killed writer was about to write."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(kind): str(text) for kind, text in found.items()}
    except (ValueError, AttributeError) as error:
        raise EvidenceError(f"{path}: damaged ({error}); remove it, then import the study's files again") from error


@contextmanager
def _locked(path: Path, patience_s: float) -> Iterator[None]:
    """The operating system's lock on a file, which ends with the process, however that ends."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("a")
    except OSError:
        yield
        return
    with stream:
        until = time.monotonic() + patience_s
        while not _take(stream.fileno()):
            if time.monotonic() > until:
                raise PreconditionFailed(f"{path}: another `virage study` has been writing for long; try again later")
            time.sleep(0.05)
        yield


def _take(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        lock = partial(msvcrt.locking, descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # of Windows
    else:
        lock = partial(fcntl.flock, descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        lock()
    except OSError:
        return False
    return True


def studies_in(folder: Path) -> list[StudyFolder]:
    """Every study of a folder, by name."""
    if not folder.is_dir():
        return []
    candidates = [StudyFolder(path) for path in sorted(folder.iterdir()) if path.is_dir() and NAME.match(path.name)]
    return [study for study in candidates if study.exists()]


def attach(study: StudyFolder, run: RunFolder) -> None:
    """
    Copy a study into a run's evidence, in place of an earlier copy: a scored run holds all that its score rests on.

    Raises:
        PreconditionFailed: The run folder cannot be written.
    """
    for kind in STUDY_KINDS:
        source, copy = study.path / f"{kind}.jsonl", run.evidence / f"{kind}-{study.name}.jsonl"
        if source.is_file():
            text = source.read_text(encoding="utf-8")
            if not copy.is_file() or copy.read_text(encoding="utf-8") != text:
                write_atomically(copy, text)
        else:
            with writing(copy):
                copy.unlink(missing_ok=True)
