"""
A person's pseudonym removed from studies, from the copies in run folders, and from all that was made of them.

It can be killed at any moment and begun again: a run that is not finished bears a mark, without the pseudonym.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit._toml import closest
from toolkit.errors import EvidenceError, ToolkitError, UsageError
from toolkit.pipeline.judging import report, score
from toolkit.pipeline.remembering import history_of, remember
from toolkit.pipeline.request import Request, results_of, settings_here, settings_of
from toolkit.pipeline.studying import find_study
from toolkit.records import from_data
from toolkit.store import STUDY_KINDS, RunFolder, StudyFolder, studies_in, write_atomically, writing

MARK = ".forgetting"
TEXTS = (".html", ".md", ".json", ".xml", ".sarif", ".csv", ".txt")


@dataclass(slots=True, kw_only=True)
class Forgotten:
    """
    Where a pseudonym was, and what became of it.

    Attributes:
        places: Files and how many of their rows are gone.
        again: Runs that were scored and reported again.
        failed: Runs that could not be, and why.
        warnings: What went wrong beside it, such as a history that does not answer.
        mentions: Files in which others speak of the person by their code, and in how many rows.
        stale: Files of run folders that hold the person's words and were not written again.
        files: Names of the files that were imported.
    """

    places: dict[Path, int] = field(default_factory=dict)
    again: list[Path] = field(default_factory=list)
    failed: dict[Path, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    mentions: dict[Path, int] = field(default_factory=dict)
    stale: list[Path] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def study_forget(request: Request, code: str, *, study: str = "", dry_run: bool = False) -> Forgotten:
    """
    Remove a pseudonym everywhere.

    Args:
        request: Where studies, runs and the history are.
        code: Of a participant, an evaluator or a coder.
        study: Only in this study and its copies; in all of them when it is empty.
        dry_run: Only tell where it is.

    Raises:
        UsageError: Nobody has this pseudonym; the message names the closest.
        EvidenceError: A file of records is damaged.
    """
    settings = settings_here(request)
    where = settings.path(settings.studies)
    studies = [find_study(settings, study)] if study and (where / study).is_dir() else studies_in(where)
    if study:
        studies = [one for one in studies if one.name == study]
    runs = results_of(request, settings).runs()
    alike = _check_known(code, studies, runs, study)
    forgotten = Forgotten()
    if alike:
        forgotten.warnings.append(f"{', '.join(alike)}: written with other capitals, and kept; forget it as well?")
    for one in studies:
        _in_study(one, code, forgotten, dry_run=dry_run)
    for folder in runs:
        _in_run(request, folder, code, study, forgotten, dry_run=dry_run)
    if not dry_run:
        _in_history(request, code, runs, forgotten)
    forgotten.files = list(dict.fromkeys(forgotten.files))
    return forgotten


def _check_known(code: str, studies: Sequence[StudyFolder], runs: Sequence[RunFolder], study: str) -> list[str]:
    """That somebody has this pseudonym; those that differ from it by capitals only."""
    from toolkit.studies.forgetting import codes

    paths = [path for one in studies for path in _kinds_of(one.path)]
    paths += [path for folder in runs for path in _copies(folder, study)]
    known: set[str] = set()
    for path in paths:
        known |= codes(_rows(path))
    if code in known or any((folder.path / MARK).is_file() for folder in runs):
        return sorted(one for one in known if one != code and one.casefold() == code.casefold())
    near = closest(code, known)
    hint = f"did you mean {near!r}?" if near else f"there are {len(known)} others"
    raise UsageError(f"{code}: nobody has this pseudonym in {study or 'any study'}, nor in a run; {hint}")


def _in_study(study: StudyFolder, code: str, forgotten: Forgotten, *, dry_run: bool) -> None:
    from toolkit.studies.forgetting import files_of, mentions, without

    with study.held():
        changed: dict[str, list[Any]] = {}  # Any: records of each kind
        for path in _kinds_of(study.path):
            rows, touched = without(_rows(path), code)
            if touched:
                forgotten.places[path] = touched
                changed[path.stem] = _records(path, rows)
            if said := mentions(rows, code):
                forgotten.mentions[path] = said
        imports = study.path / "imports.jsonl"
        if changed and imports.is_file():
            forgotten.files += files_of(_rows(imports))
        if changed and not dry_run:
            study.write(changed)


def _in_run(request: Request, folder: RunFolder, code: str, study: str, forgotten: Forgotten, *, dry_run: bool) -> None:
    from toolkit.studies.forgetting import without, words_of

    texts: list[str] = []
    changed: dict[Path, str] = {}
    for path in _copies(folder, study):
        rows, touched = without(_rows(path), code)
        if touched:
            forgotten.places[path] = touched
            texts += words_of(_rows(path), code)
            changed[path] = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    mark = folder.path / MARK
    if dry_run or not (changed or mark.is_file()):
        return
    write_atomically(mark, "")
    for path, text in changed.items():
        write_atomically(path, text)
    if _score_again(request, folder, texts, forgotten):
        with writing(mark):
            mark.unlink()


def _score_again(request: Request, folder: RunFolder, texts: Sequence[str], forgotten: Forgotten) -> bool:
    """With the studies that the run has: what was imported since is none of its business now."""
    written: Sequence[Path] = ()
    if folder.scorecard.is_file():
        try:
            settings = settings_of(folder, request)
            card = score(folder, settings, as_of=_as_of(folder), take_studies=False)
            written = report(folder, card, settings)
            if history_of(request).known([card.run.run]) and (warning := remember(request, folder, card, settings)):
                forgotten.warnings.append(warning)
        except ToolkitError as error:
            forgotten.failed[folder.path] = str(error)
            return False
        forgotten.again.append(folder.path)
    fresh = {path.resolve() for path in written} | {folder.scorecard.resolve()}
    forgotten.stale += [path for path in sorted(folder.path.iterdir()) if _holds(path, texts, fresh)]
    return True


def _in_history(request: Request, code: str, runs: Sequence[RunFolder], forgotten: Forgotten) -> None:
    """Runs whose folder is gone are remembered without quotations; a problem may bear an evaluator's code."""
    here = {folder.run for folder in runs}
    try:
        history = history_of(request)
        for row in history.runs():
            if row.run not in here and _named_in(history.scorecard(row.run).people.problems, code):
                told = f"the history names a problem after it, in {row.run}, whose folder is gone"
                forgotten.warnings.append(f"{told}: `virage history forget {row.run}`")
    except ToolkitError as error:
        forgotten.warnings.append(f"the history could not be searched: {error}")


def _named_in(problems: Sequence[Any], code: str) -> bool:  # Any: problems of a scorecard
    return any(one.problem.rpartition("/")[2].startswith(f"{code}:") for one in problems)


def _as_of(folder: RunFolder) -> str | None:
    """The day that decided before decides again."""
    try:
        found = json.loads(folder.scorecard.read_text(encoding="utf-8")).get("as_of")
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, str) else None


def _holds(path: Path, texts: Sequence[str], fresh: set[Path]) -> bool:
    if not path.is_file() or path.suffix not in TEXTS or path.resolve() in fresh:
        return False
    content = path.read_text(encoding="utf-8", errors="replace")
    return any(text in content or html.escape(text) in content for text in texts)


def _kinds_of(folder: Path) -> list[Path]:
    return [path for kind in STUDY_KINDS if (path := folder / f"{kind}.jsonl").is_file()]


def _copies(folder: RunFolder, study: str) -> list[Path]:
    wanted = [path for kind in STUDY_KINDS for path in folder.files(kind)]
    return [path for path in wanted if not study or path.stem.partition("-")[2] == study]


def _records(path: Path, rows: Sequence[dict[str, Any]]) -> list[Any]:  # Any: records of the file's kind
    try:
        return [from_data(STUDY_KINDS[path.stem], row) for row in rows]
    except ValueError as error:
        raise EvidenceError(f"{path}: {error}; import the study's files again, then forget again") from error


def _rows(path: Path) -> Iterator[dict[str, Any]]:  # Any: JSON values
    for number, line in enumerate(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"), start=1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvidenceError(f"{path}:{number}: not JSON: {error}; remove the line, then forget again") from error
        if isinstance(row, dict):
            yield row
