"""
Tables and sheets to fill in, made of the suite's journeys, of a study's findings, of what machines noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import suite
from toolkit._toml import closest
from toolkit.errors import UsageError
from toolkit.pipeline.judging import read_scorecard
from toolkit.pipeline.request import Request, find, settings_here
from toolkit.pipeline.studying import find_study
from toolkit.settings import Settings
from toolkit.store import write_atomically

if TYPE_CHECKING:
    from toolkit.studies.sheets import Script

QUESTIONNAIRES = ("sus", "f_sus", "umux_lite", "ueq_s")
TEMPLATES = ("tasks", *QUESTIONNAIRES, "inspection", "matches", "severities", "segments", "maturity", "moderator")
TABLES = {"inspection": "inspections", "moderator": "tasks"}
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """
    What is to be filled in.

    Attributes:
        kind: One of TEMPLATES.
        language: fr or en; "" takes the questionnaire's own, else the platform's.
        html: A sheet for people beside the table; moderator is a sheet only.
        journeys: Those of the moderator's sheet; all of them when empty.
        run: A scored run whose findings are shown beside the criteria of an inspection; "" for none.
        study: The study whose problems are rated.
    """

    kind: str
    language: str = ""
    html: bool = False
    journeys: Sequence[str] = ()
    run: str = ""
    study: str = ""


def study_template(request: Request, wanted: Template, out: Path) -> list[Path]:
    """
    Write a table, or a sheet, into a folder.

    Raises:
        UsageError: There is no such sheet, not in this language, nothing to make it of, or another file in its place.
    """
    texts = _sheet(request, wanted) if wanted.html or wanted.kind == "moderator" else _table(wanted.kind)
    paths = {out / name: text for name, text in texts.items()}
    for path, text in paths.items():
        # It may have been filled in by now.
        if path.exists() and path.read_bytes() != text.encode():
            raise UsageError(f"{path} is there already, and differs; move it away, or choose another folder with --out")
    for path, text in paths.items():
        write_atomically(path, text)
    return list(paths)


def journey_scripts(settings: Settings) -> list[Script]:
    """
    The journeys of the suite, or of the one that is shipped where there is none.

    Raises:
        UsageError: A file of the suite cannot be read.
    """
    from toolkit.studies.sheets import scripts

    own = settings.path(settings.journeys.folder)
    if not own.is_dir():
        own = suite.locate() / "journeys"
    return scripts(own)


def _table(kind: str) -> dict[str, str]:
    from toolkit.studies.sheets import csv_template

    return {f"{kind}.csv": csv_template(TABLES.get(kind, kind))}


def _sheet(request: Request, wanted: Template) -> dict[str, str]:
    settings = settings_here(request)
    language = wanted.language or _own_language(wanted.kind) or settings.platform.language
    name = wanted.kind
    if name in ("moderator", "tasks") and len(wanted.journeys) == 1 and wanted.journeys[0] != ALL:
        name = f"moderator-{wanted.journeys[0]}"
    return {f"{name}.{language}.html": _drawn(request, wanted, settings, language)}


def _own_language(kind: str) -> str:
    """The one language in which a questionnaire is given; "" where there are several, or it is none."""
    from toolkit.studies.instruments import instruments

    given = list(instruments()[kind].wording) if kind in instruments() else []
    return given[0] if len(given) == 1 else ""


def _drawn(request: Request, wanted: Template, settings: Settings, language: str) -> str:
    from toolkit.studies import sheets

    if wanted.kind in QUESTIONNAIRES:
        return sheets.questionnaire_sheet(wanted.kind, language)
    if wanted.kind in ("moderator", "tasks"):
        return sheets.moderator_sheet(_chosen(journey_scripts(settings), wanted.journeys), language)
    if wanted.kind == "inspection":
        return sheets.inspection_sheet(language, _signals(request, wanted.run, language) if wanted.run else {})
    if wanted.kind == "maturity":
        return sheets.maturity_sheet(language)
    if wanted.kind == "severities":
        return sheets.severity_sheet(_problems(settings, wanted.study), language)
    raise UsageError(f"{wanted.kind}: this is written in a table, there is no sheet of it; leave --html out")


def _chosen(every: Sequence[Script], names: Sequence[str]) -> list[Script]:
    known = {one.journey: one for one in every}
    if not names or ALL in names:
        return list(every)
    for name in names:
        if name not in known:
            near = closest(name, known)
            hint = f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"
            raise UsageError(f"--journey {name}: the suite has no such journey; {hint}")
    return [known[name] for name in names]


def _problems(settings: Settings, study: str) -> list[tuple[str, str]]:
    from toolkit.studies.links import problems
    from toolkit.studies.taking import records_of

    if not study:
        raise UsageError("severities: the sheet lists the problems of a study; name it with --study")
    found = problems(records_of(find_study(settings, study)))
    return [(name, title or name) for name, title in found.items()]


def _signals(request: Request, run: str, language: str) -> dict[str, list[str]]:
    """What machines noticed, in sentences, by criterion."""
    from toolkit.report.words import words
    from toolkit.score.people.ergonomics import signals

    said = words(language)
    found = signals(read_scorecard(find(request, run)).findings)
    sentences: dict[str, list[str]] = {}
    for number, findings in found.items():
        for one in findings:
            where = ", ".join([one.id, *map(said.journey, one.journeys)])
            sentences.setdefault(number, []).append(f"{said.say(one.title, one.params)} ({where})")
    return sentences
