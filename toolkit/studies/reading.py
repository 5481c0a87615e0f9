"""
Files of human evidence as records: all are read before anything is written, and every fault is told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.studies.csvfile import Table, read_table
from toolkit.studies.faults import Faults
from toolkit.studies.kind import kinds
from toolkit.studies.projects import read_project
from toolkit.studies.recognise import recognise
from toolkit.studies.row import Asked, Row


class Read(NamedTuple):
    """One record and where it was read; row 0 is a file without rows."""

    record: Any  # Any: one of the kinds' records
    path: Path
    row: int


class ReadFile(NamedTuple):
    """One file, read whole."""

    path: Path
    kind: str
    sha256: str
    rows: int
    read: tuple[Read, ...]


class Batch(NamedTuple):
    """The files of one command, and the same records by kind, without those that stand there twice."""

    files: tuple[ReadFile, ...]
    records: dict[str, list[Read]]


def read_files(paths: Sequence[Path], asked: Asked) -> Batch:
    """
    Everything that some files hold.

    Raises:
        StudyError: Something is wrong with one of them; the message tells every fault of all of them.
    """
    faults = Faults()
    files = [one for path in paths if (one := _read(path, asked, faults)) is not None]
    records = {name: _unique(files, name, faults) for name in kinds()}
    faults.raise_if_any()
    return Batch(tuple(files), {name: found for name, found in records.items() if found})


def _read(path: Path, asked: Asked, faults: Faults) -> ReadFile | None:
    if path.suffix.lower() == ".qdpx":
        project = read_project(path, asked, faults)
        if project is None:
            return None
        found = tuple(Read(record, path, 0) for record in project.records)
        return ReadFile(path, "segments", project.sha256, len(found), found)
    table = read_table(path, faults)
    name = recognise(table, asked, faults) if table else None
    if table is None or name is None:
        return None
    return ReadFile(path, name, table.sha256, len(table.rows), tuple(_records(table, name, asked, faults)))


def _records(table: Table, name: str, asked: Asked, faults: Faults) -> Iterator[Read]:
    for number, cells in table.rows:
        row = Row(table.path, number, cells, asked, faults)
        found = kinds()[name].read(row)
        if row.well:
            yield from (Read(record, table.path, number) for record in found)


def _unique(files: Sequence[ReadFile], name: str, faults: Faults) -> list[Read]:
    """Records of one kind; two that say different things about the same are a fault, and so is a row given twice."""
    key = kinds()[name].key
    first: dict[tuple[object, ...], list[Read]] = {}
    for file in files:
        if file.kind != name:
            continue
        for row in _by_row(file):
            about = dict.fromkeys(key(one.record) for one in row)
            for each in about:
                mine = [one for one in row if key(one.record) == each]
                known = first.setdefault(each, mine)
                if known is not mine:
                    _told_twice(known, mine, faults)
    return [one for records in first.values() for one in records]


def _by_row(file: ReadFile) -> Iterator[list[Read]]:
    """Records of one row belong together: a person's answers to all items; those of a project stand alone."""
    rows: dict[int, list[Read]] = {}
    for at, one in enumerate(file.read):
        rows.setdefault(one.row or -at - 1, []).append(one)
    yield from rows.values()


def _told_twice(known: Sequence[Read], again: Sequence[Read], faults: Faults) -> None:
    same = [one.record for one in known] == [one.record for one in again]
    where, here = known[0], again[0]
    if same and (where.path != here.path or not here.row):
        return
    what = f"says {'the same' if same else 'something else about the same'} as {where.path.name}:{where.row}"
    faults.add(here.path, here.row, "", what, "remove one of the two rows")
