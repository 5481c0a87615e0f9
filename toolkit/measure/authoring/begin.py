"""
`virage init --url`: the files of a suite for a platform of one's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from toolkit import suite
from toolkit._disk import write_atomically
from toolkit.measure.authoring import stub
from toolkit.measure.authoring.suite_file import Place, settings_text
from toolkit.settings import FILE


class Written(NamedTuple):
    """A file of the suite, and whether it was written now; what was there is left as it is."""

    path: Path
    new: bool


def lay_out(place: Place, folder: Path) -> list[Written]:
    """
    Write journeys, settings and an adapter's first file; nothing that is there is overwritten.

    Args:
        place: What was asked about the platform.
        folder: The suite's folder.
    """
    adapter = f"platforms/{stub.file_stem(place.name)}.py"
    wanted = {folder / FILE: settings_text(place, adapter), folder / adapter: stub.adapter(place.name)}
    journeys = suite.locate() / "journeys"
    for path in sorted(journeys.glob("*.py")):
        wanted[folder / "journeys" / path.name] = path.read_text(encoding="utf-8")
    return [_write(path, text) for path, text in wanted.items()]


def _write(path: Path, text: str) -> Written:
    if path.exists():
        return Written(path, new=False)
    write_atomically(path, text)
    return Written(path, new=True)
