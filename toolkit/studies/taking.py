"""
Taking files into a study: whole or not at all, one after the other, as often as one likes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from toolkit.records import ImportRecord, StudyKind, StudyRecord
from toolkit.store import StudyFolder
from toolkit.studies.kind import kinds
from toolkit.studies.links import check_links
from toolkit.studies.merging import Counts, Tables, merged
from toolkit.studies.privacy import personal
from toolkit.studies.reading import Batch

UNNAMED = "(a file whose name leads to a person)"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a study is of; None keeps what is known of it."""

    title: str | None = None
    platform: str | None = None
    platform_version: str | None = None
    sample: bool | None = None


class Taken(NamedTuple):
    """
    What an import did.

    Attributes:
        began: Whether the study is a new one.
        tables: Its records now, by kind.
        counts: What became of each kind of the files.
    """

    study: StudyRecord
    began: bool
    tables: Tables
    counts: dict[str, Counts]


def records_of(folder: StudyFolder) -> Tables:
    """All records of a study, by kind; kinds without any are left out."""
    found: dict[str, list[Any]] = {name: folder.read(name) for name in kinds()}
    return {name: records for name, records in found.items() if records}


def take(folder: StudyFolder, batch: Batch, about: About, *, at: str, write: bool = True) -> Taken:
    """
    Take what was read into a study.

    Args:
        folder: The study; it need not exist.
        batch: What was read.
        about: What the study is of.
        at: The time, ISO 8601.
        write: Whether to write it down, or only to tell what would be.

    Raises:
        StudyError: A row speaks of something that is not there.
        PreconditionFailed: The folder cannot be written, or somebody else writes to it.
    """
    if not write:
        return _taken(folder, batch, about, at)
    with folder.held():
        taken = _taken(folder, batch, about, at)
        changed = {name: taken.tables[name] for name in taken.counts}
        imports = _imports(folder, batch, taken, at)
        folder.write({**changed, "imports": imports, "studies": [taken.study]})
        return taken


def _taken(folder: StudyFolder, batch: Batch, about: About, at: str) -> Taken:
    known = records_of(folder)
    found = {name: [one.record for one in read] for name, read in batch.records.items()}
    tables, counts = merged(known, found)
    tables = {**known, **tables}
    check_links(batch, tables)
    began = not folder.exists()
    return Taken(_study(folder, about, at, began=began), began, tables, counts)


def _study(folder: StudyFolder, about: About, at: str, *, began: bool) -> StudyRecord:
    if began:
        known = StudyRecord(study=folder.name, title=folder.name, platform="", platform_version="", created=at)
    else:
        known = folder.info()
    names = ("title", "platform", "platform_version", "sample")
    told = {name: value for name in names if (value := getattr(about, name)) is not None}
    return replace(known, **told)


def _imports(folder: StudyFolder, batch: Batch, taken: Taken, at: str) -> list[ImportRecord]:
    """What was imported when; a file that changed nothing, and is known, is not told again."""
    before: list[ImportRecord] = folder.read("imports")
    known = {(one.kind, one.sha256) for one in before}
    new = [
        ImportRecord(
            study=folder.name,
            kind=StudyKind(file.kind),
            file=file.path.name if not personal(file.path.name) else UNNAMED,
            sha256=file.sha256,
            rows=file.rows,
            at=at,
        )
        for file in batch.files
        if (file.kind, file.sha256) not in known or taken.counts[file.kind].new or taken.counts[file.kind].replaced
    ]
    return [*before, *new]
