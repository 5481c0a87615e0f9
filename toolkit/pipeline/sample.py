"""
The sample study of La Place: made up, marked as such, and as old as the run it is shown with.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from toolkit.records import StudyRecord
from toolkit.store import RunFolder, StudyFolder, attach

NAME = "sample"
TITLE = "Étude d’exemple de La Place"
WRITTEN = date(2026, 9, 30)  # the day that the sample's days are counted back from


def attach_sample(folder: RunFolder) -> None:
    """
    Take the sample study into a run of the embedded platform, its days moved to the weeks before the run.

    Raises:
        PreconditionFailed: The run folder cannot be written.
    """
    from toolkit.studies.reading import read_files
    from toolkit.studies.row import Asked

    info = folder.read_info()
    today = date.fromisoformat(info.started[:10])
    later = today - WRITTEN
    about = StudyRecord(
        study=NAME,
        title=TITLE,
        platform=info.platform,
        platform_version="",
        created=today.isoformat(),
        sample=True,
    )
    read = read_files(_files(), Asked(study=NAME, today=WRITTEN.isoformat()))
    tables = {kind: [_moved(one.record, later) for one in found] for kind, found in read.records.items()}
    with tempfile.TemporaryDirectory(prefix="virage-") as home:
        study = StudyFolder(Path(home) / NAME)
        study.write({"studies": [about], **tables})
        attach(study, folder)


def _files() -> list[Path]:
    inside = resources.files("toolkit.demo").joinpath("study")
    return sorted(Path(str(path)) for path in inside.iterdir() if path.name.endswith(".csv"))


def _moved(record: Any, later: timedelta) -> Any:  # Any: a record of any kind
    day = getattr(record, "date", "")
    return replace(record, date=(date.fromisoformat(day) + later).isoformat()) if day else record
