"""
Human evidence: files into studies, what a study holds, and the sheets that people fill in.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit._toml import closest
from toolkit.errors import UsageError
from toolkit.pipeline.request import Request, settings_here
from toolkit.records import StudyRecord, now
from toolkit.settings import Settings
from toolkit.store import StudyFolder, studies_in

if TYPE_CHECKING:
    from toolkit.studies.listing import Held
    from toolkit.studies.merging import Counts
    from toolkit.studies.reading import Batch
    from toolkit.studies.row import Asked
    from toolkit.studies.taking import About


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFiles:
    """
    Files of human evidence, and what is told of them.

    Attributes:
        study: Name of the study.
        date: The day of rows that do not tell theirs, ISO 8601; "" when nobody said.
        kind: What the files hold; "" to see it from their header.
        title: The study's title; None keeps the one it has.
        platform: What was tried; None keeps it, and is the platform of virage.toml for a new study.
        platform_version: Its version; None keeps it.
        sample: Whether it is made up to show what a study looks like; None keeps it.
    """

    paths: Sequence[Path]
    study: str
    date: str = ""
    kind: str = ""
    title: str | None = None
    platform: str | None = None
    platform_version: str | None = None
    sample: bool | None = None


class StudyOutcome(NamedTuple):
    """
    A study and what is odd about it.

    Attributes:
        counts: What became of each kind of the files; empty where none were read.
        held: What there is of each kind: of the files where files were read.
    """

    study: StudyRecord
    where: Path
    began: bool
    counts: dict[str, Counts]
    held: Sequence[Held]
    odd: Sequence[str]


def study_import(request: Request, files: StudyFiles) -> StudyOutcome:
    """
    Take files into a study: all of them, or none.

    Raises:
        StudyError: Something is wrong with them; the message tells every fault.
        PreconditionFailed: The study's folder cannot be written.
    """
    return _take(request, files, write=True)


def study_check(request: Request, files: StudyFiles) -> StudyOutcome:
    """
    What importing would do, without doing it.

    Raises:
        StudyError: Something is wrong with the files; the message tells every fault.
    """
    return _take(request, files, write=False)


def studies(request: Request) -> list[StudyOutcome]:
    """Every study of the place where the command is typed, by name."""
    settings = settings_here(request)
    return [_seen(study, settings) for study in studies_in(settings.path(settings.studies))]


def study_named(request: Request, name: str) -> StudyOutcome:
    """
    One study.

    Raises:
        UsageError: There is none of the name; the message names the closest.
    """
    settings = settings_here(request)
    return _seen(find_study(settings, name), settings)


def find_study(settings: Settings, name: str) -> StudyFolder:
    """
    The folder of a study that there is.

    Raises:
        UsageError: There is none of the name; the message names the closest.
    """
    where = settings.path(settings.studies)
    known = {study.name: study for study in studies_in(where)}
    if name not in known:
        near = closest(name, known)
        hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known) or 'none'}"
        raise UsageError(f"{name}: no such study in {where}; {hint}")
    return known[name]


def journey_names(settings: Settings) -> list[str]:
    """Names of the suite's journeys; none where there is no suite, or one that cannot be read."""
    from toolkit.studies.sheets import scripts

    folder = settings.path(settings.journeys.folder)
    with contextlib.suppress(UsageError):
        return [one.journey for one in scripts(folder)] if folder.is_dir() else []
    return []


def _take(request: Request, files: StudyFiles, *, write: bool) -> StudyOutcome:
    from toolkit.studies.listing import held
    from toolkit.studies.odd import oddities
    from toolkit.studies.reading import read_files
    from toolkit.studies.taking import take

    settings = settings_here(request)
    folder = StudyFolder.named(files.study, settings.path(settings.studies))
    journeys = journey_names(settings)
    batch = read_files(files.paths, _asked(files, journeys))
    taken = take(folder, batch, _about(files, folder, settings), at=now(), write=write)
    return StudyOutcome(
        taken.study, folder.path, taken.began, taken.counts, held(_of(batch)), oddities(taken.tables, journeys)
    )


def _of(batch: Batch) -> dict[str, list[object]]:
    return {name: [one.record for one in read] for name, read in batch.records.items()}


def _asked(files: StudyFiles, journeys: Sequence[str]) -> Asked:
    from toolkit.studies.row import Asked

    # Whoever is ahead of UTC has begun the next day already.
    today = max(datetime.now(UTC).date(), datetime.now().astimezone().date()).isoformat()
    return Asked(study=files.study, today=today, date=files.date, kind=files.kind, journeys=journeys)


def _about(files: StudyFiles, folder: StudyFolder, settings: Settings) -> About:
    from toolkit.studies.taking import About

    new = not folder.exists()
    return About(
        title=files.title,
        platform=settings.platform.name if new and files.platform is None else files.platform,
        platform_version=settings.platform.version
        if new and files.platform_version is None
        else files.platform_version,
        sample=files.sample,
    )


def _seen(folder: StudyFolder, settings: Settings) -> StudyOutcome:
    from toolkit.studies.listing import held
    from toolkit.studies.odd import oddities
    from toolkit.studies.taking import records_of

    with folder.held():
        info, tables = folder.info(), records_of(folder)
    return StudyOutcome(info, folder.path, False, {}, held(tables), oddities(tables, journey_names(settings)))
