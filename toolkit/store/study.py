"""
The folder of studies: human evidence, which outlives the runs that it is scored with.

    studies/<name>/<kind>.jsonl   one file a kind of record, replaced whole
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit._disk import write_atomically, writing
from toolkit.errors import EvidenceError, UsageError
from toolkit.records import StudyRecord, from_data, to_json
from toolkit.store.run import STUDY_KINDS, RunFolder

NAME = re.compile(r"^[a-z0-9][a-z0-9_-]{0,63}$")


class StudyFolder:
    """
    One study on disk.

    Args:
        path: Its folder; made with the first records.

    Raises:
        UsageError: The folder's name cannot be a study's.
    """

    def __init__(self, path: Path) -> None:
        if not NAME.match(path.name):
            raise UsageError(f"{path.name!r} cannot name a study; use small letters, digits, - and _, up to 64")
        self.path = path

    @property
    def name(self) -> str:
        """The study's name: the folder's."""
        return self.path.name

    def exists(self) -> bool:
        """Whether anything was ever imported."""
        return (self.path / "studies.jsonl").is_file()

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
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                records.append(from_data(STUDY_KINDS[kind], json.loads(line)))
            except ValueError as error:
                raise EvidenceError(f"{path}:{number}: {error}; import the study's files again") from error
        return records

    def write(self, tables: Mapping[str, Sequence[Any]]) -> None:  # Any: records of each kind
        """
        Replace files of records, each in one piece; an empty table removes its file.

        Raises:
            PreconditionFailed: The disk is full or the folder cannot be written.
        """
        for kind, records in tables.items():
            path = self.path / f"{kind}.jsonl"
            if records:
                write_atomically(path, "".join(to_json(record) + "\n" for record in records))
            else:
                with writing(path):
                    path.unlink(missing_ok=True)


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
