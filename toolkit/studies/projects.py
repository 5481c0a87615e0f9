"""
Coded groups as one of the files of an import: what a project holds is held to the same rules as a table.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from toolkit.errors import StudyError
from toolkit.records import SegmentRecord
from toolkit.studies.csvfile import digest, read_bytes
from toolkit.studies.ergonomics import criteria
from toolkit.studies.faults import Faults
from toolkit.studies.privacy import personal
from toolkit.studies.qdpx import MOST_BYTES, read_qdpx
from toolkit.studies.row import Asked


class Project(NamedTuple):
    """One project, read whole."""

    sha256: str
    records: list[SegmentRecord]


def read_project(path: Path, asked: Asked, faults: Faults) -> Project | None:
    """A `.qdpx` file; None, and a fault, where it cannot be read."""
    content = read_bytes(path, faults, MOST_BYTES)
    if content is None:
        return None
    if not asked.date:
        faults.add(path, 0, "", "projects do not tell when the groups met", "give --date")
        return None
    try:
        found = read_qdpx(path, study=asked.study, date=asked.date)
    except StudyError as error:
        what, _, remedy = str(error).removeprefix(f"{path}: ").rpartition("; ")
        faults.add(path, 0, "", what or remedy, remedy if what else "export the project again")
        return None
    if asked.date > asked.today:
        faults.add(path, 0, "", f"--date {asked.date} is still to come", "give the day on which the groups met")
    if not found:
        faults.add(path, 0, "", "no passage bears a code", "code the transcripts before the project is exported")
    for record in found:
        _check(path, record, asked, faults)
    return Project(digest(content), found)


def _check(path: Path, record: SegmentRecord, asked: Asked, faults: Faults) -> None:
    for name, text in (("passage", record.text), ("name of the group", record.group), ("code", record.code)):
        if what := personal(text):
            told = f"{name} {record.segment} of {record.group}" if name == "passage" else f"a {name}"
            faults.add(path, 0, "", f"{told} holds {what}", "take it out there")
    if record.criterion and record.criterion not in criteria():
        known = ", ".join(criteria())
        faults.add(path, 0, "", f"code {record.code!r}: no criterion {record.criterion!r}", f"there are {known}")
    if record.journey and asked.journeys and record.journey.partition("-")[0] not in asked.journeys:
        known = ", ".join(sorted(asked.journeys))
        faults.add(path, 0, "", f"code {record.code!r}: no journey {record.journey!r}", f"there are {known}")
