"""
Draws a scorecard: pages for people, files for machines. Computes nothing.

One format is one file under `formats/`, found by a folder scan, with a function
`write(scorecard, *, folder, languages) -> list[Path]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from toolkit.errors import UsageError
from toolkit.records import Scorecard
from toolkit.registry import scan, stems

FORMATS = "toolkit.report.formats"
LANGUAGES = ("fr", "en")


class Format(Protocol):
    """What every module under `formats/` offers."""

    def write(self, scorecard: Scorecard, *, folder: Path, languages: Sequence[str]) -> list[Path]:
        """Write the format's files into the run folder and say where they are."""


def write_all(
    scorecard: Scorecard,
    *,
    folder: Path,
    formats: Sequence[str] | None = None,
    languages: Sequence[str] = LANGUAGES,
) -> list[Path]:
    """
    Write reports into a run folder.

    Args:
        scorecard: What to draw.
        folder: The run folder; pictures that records name are found in it.
        formats: Ids of formats; all of them by default.
        languages: `fr`, `en` or both; formats for machines have one file whatever the languages.

    Returns:
        The files, in the order of the formats asked for.

    Raises:
        UsageError: A format or language is not known; the message names those that are.
    """
    known = stems(FORMATS)
    _refuse_unknown("format", formats or (), known)
    _refuse_unknown("language", languages, LANGUAGES)
    modules = scan(FORMATS)
    return [
        path
        for name in formats or known
        for path in cast("Format", modules[name]).write(scorecard, folder=folder, languages=languages)
    ]


def _refuse_unknown(kind: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise UsageError(f"{name}: no such report {kind}; there are {', '.join(known)}")
