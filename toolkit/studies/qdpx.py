"""
Coded focus groups in the exchange format of analysis software: REFI-QDA projects (`.qdpx`).

A project is a zip with one XML file and the texts it speaks of. It comes from outside: no entity is expanded, no path
leaves the archive, nothing is unpacked to disk, and what is too large is refused before it is read.

A code's description may hold lines such as `journey: publish`, `criterion: 1.3` and `severity: 3`. The group is the
source's name, the participant the case that names the passage or its source, the coder the user who coded.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StudyError
from toolkit.records import SegmentRecord
from toolkit.studies.passages import Code, Coding, records
from toolkit.studies.privacy import LONGEST, is_code

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # for the type only; defusedxml parses

NAMESPACE = re.compile(r"^\{urn:QDA-XML:project:1\.\d+\}Project$")
HINT = re.compile(r"^\s*(journey|criterion|severity)\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
# Transcripts of a hundred groups are a few megabytes: more is a mistake, or meant to hurt.
MOST_MEMBERS, MOST_BYTES, MOST_RATIO, SMALL = 10_000, 200_000_000, 200, 1_000_000
MOST_CODINGS = 100_000  # as many as a table may have rows
HOLDERS = ("PDFSource", "AudioSource", "VideoSource", "PictureSource")  # whose text is in a part of theirs


class _Project(NamedTuple):
    """The XML of a project and the archive around it."""

    path: Path
    archive: zipfile.ZipFile
    root: Element
    space: str

    def all(self, where: Element, name: str) -> list[Element]:
        return list(where.iter(f"{self.space}{name}"))


class _Book(NamedTuple):
    """What passages refer to, by id: codes, names of coders, and participants of sources and selections."""

    codes: dict[str, Code]
    coders: dict[str, str]
    cases: dict[str, str]


def read_qdpx(path: Path, *, study: str, date: str) -> list[SegmentRecord]:
    """
    Every coded passage of a project, one record per code and coder.

    Args:
        path: The `.qdpx` file.
        study: Name of the study.
        date: The day of the groups, ISO 8601: projects do not tell it.

    Raises:
        StudyError: It is no project, is damaged, hostile or too large; the message names file, part and remedy.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            project = _open(path, archive)
            book = _Book(_codes(project), _coders(project), _cases(project))
            return [
                record
                for source, text in _texts(project)
                for record in records(
                    _passages(project, source, text, book),
                    study=study,
                    group=source.group,
                    date=date,
                    prefix="" if source.alone else f"{_name(source.part)} ",
                )
            ]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise StudyError(f"{path}: no readable zip ({error}); export the project as REFI-QDA (.qdpx) again") from error
    except OSError as error:
        raise StudyError(f"{path}: cannot be read ({error})") from error


def _open(path: Path, archive: zipfile.ZipFile) -> _Project:
    _check_sizes(path, archive)
    names = [info.filename for info in archive.infolist() if info.filename.lower().endswith(".qde")]
    if len(names) != 1:
        raise StudyError(
            f"{path}: {len(names)} .qde files where one is expected; export it as a REFI-QDA project again"
        )
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(archive.read(names[0]), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise StudyError(f"{path}: {names[0]}: entities and document types are refused; remove them") from error
    except (ParseError, LookupError, ValueError) as error:
        raise StudyError(f"{path}: {names[0]}: no well-formed XML ({error}); export the project again") from error
    if not NAMESPACE.match(root.tag):
        raise StudyError(f"{path}: {names[0]}: <{root.tag}> is no project of REFI-QDA 1.x; export it as such")
    return _Project(path, archive, root, root.tag.removesuffix("Project"))


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    total = sum(info.file_size for info in members)
    if len(members) > MOST_MEMBERS or total > MOST_BYTES:
        raise StudyError(
            f"{path}: {len(members)} files of {total / 1e6:.0f} MB unpacked; at most {MOST_MEMBERS} and "
            f"{MOST_BYTES / 1e6:.0f} MB are read: leave recordings out of the export"
        )
    for info in members:
        if info.file_size > SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size):
            raise StudyError(f"{path}: {info.filename}: unpacks to {info.file_size / 1e6:.0f} MB; that is no text")


def _coders(project: _Project) -> dict[str, str]:
    """Users by id: their name where it is a code, else a number, since names of people stay outside."""
    users = project.all(project.root, "User")
    taken = {name for user in users if is_code(name := user.get("name", ""))}
    free = (f"C{number}" for number in count(1) if f"C{number}" not in taken)
    return {user.get("guid", ""): name if (name := user.get("name", "")) in taken else next(free) for user in users}


def _codes(project: _Project) -> dict[str, Code]:
    """Codes by id; a category that cannot be given to a passage is only part of their names."""
    found: dict[str, Code] = {}

    def walk(above: Element, names: tuple[str, ...]) -> None:
        for element in above.findall(f"{project.space}Code"):
            path = (*names, element.get("name", ""))
            if element.get("isCodable", "true").lower() != "false":
                found[element.get("guid", "")] = _code(project, element, path)
            walk(element, path)

    for book in project.all(project.root, "Codes"):
        walk(book, ())
    return found


def _code(project: _Project, element: Element, names: tuple[str, ...]) -> Code:
    said = element.findtext(f"{project.space}Description") or ""
    hints = {name.lower(): value for name, value in HINT.findall(said)}
    severity = hints.get("severity", "")
    return Code(
        name=" / ".join(names),
        journey=hints.get("journey", ""),
        criterion=hints.get("criterion", ""),
        severity=int(severity) if severity in ("0", "1", "2", "3", "4") else None,
    )


def _cases(project: _Project) -> dict[str, str]:
    """Participants by the id of their source or selection."""
    found = {}
    for case in project.all(project.root, "Case"):
        name = case.get("name", "")
        for kind in ("SourceRef", "SelectionRef"):
            for reference in project.all(case, kind):
                if not is_code(name):
                    raise StudyError(
                        f"{project.path}: case {name!r}: give it a code such as P07 and keep the key elsewhere"
                    )
                found[reference.get("targetGUID", "")] = name
    return found


class _Source(NamedTuple):
    """What bears passages, and what it is a part of: a transcript's recording; itself for a text."""

    part: Element
    whole: Element
    alone: bool

    @property
    def group(self) -> str:
        return _name(self.whole)


def _texts(project: _Project) -> Iterator[tuple[_Source, str]]:
    """Every source that has a text: text sources, and representations and transcripts of other kinds."""
    for source in project.all(project.root, "TextSource"):
        yield _Source(source, source, alone=True), _text(project, source)
    for kind in HOLDERS:
        for whole in project.all(project.root, kind):
            parts = [part for name in ("Representation", "Transcript") for part in project.all(whole, name)]
            for part in parts:
                yield _Source(part, whole, alone=len(parts) == 1), _text(project, part)


def _text(project: _Project, source: Element) -> str:
    inline = source.findtext(f"{project.space}PlainTextContent")
    if inline is not None:
        return inline
    address = source.get("plainTextPath", "")
    scheme, separator, name = address.partition("://")
    if not separator or scheme not in ("internal", "relative"):
        raise StudyError(f"{project.path}: source {_name(source)!r}: its text is outside the archive; export it inside")
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith("/"):
        raise StudyError(f"{project.path}: source {_name(source)!r}: {address!r} leads out of the archive; refused")
    for member in (f"Sources/{name}", name, f"sources/{name}"):
        if member in project.archive.namelist():
            return _decoded(project, member)
    raise StudyError(f"{project.path}: source {_name(source)!r}: {address!r} is not in the archive; export it again")


def _decoded(project: _Project, member: str) -> str:
    try:
        # Positions count code points, and a line feed is one.
        return project.archive.read(member).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise StudyError(f"{project.path}: {member}: not UTF-8 ({error.reason}); export the project again") from error


def _passages(project: _Project, source: _Source, text: str, book: _Book) -> list[Coding]:
    """Everything coded in one source."""
    points = {point.get("guid", ""): point.get("position", "") for point in project.all(source.part, "SyncPoint")}
    found: list[Coding] = []
    for kind in ("PlainTextSelection", "TranscriptSelection"):
        for selection in project.all(source.part, kind):
            start, end = _range(project, source.part, selection, text, points)
            if end - start > LONGEST:
                raise StudyError(
                    f"{project.path}: source {source.group!r}: a passage of {end - start} characters; keep to {LONGEST}"
                )
            about = (selection, source.part, source.whole)
            participant = next((who for one in about if (who := book.cases.get(one.get("guid", ""), ""))), "")
            for code, coder in _given(project, selection, book):
                found.append(Coding(start, end, text[start:end], participant, code, coder))
                if len(found) > MOST_CODINGS:
                    raise StudyError(f"{project.path}: more than {MOST_CODINGS} codes in one source; split it")
    return found


def _range(
    project: _Project, source: Element, selection: Element, text: str, points: Mapping[str, str]
) -> tuple[int, int]:
    start, end = selection.get("startPosition"), selection.get("endPosition")
    if start is None:
        start, end = (points.get(selection.get(side, "")) for side in ("fromSyncPoint", "toSyncPoint"))
    try:
        first, last = int(start or ""), int(end or "")
    except ValueError as error:
        raise StudyError(
            f"{project.path}: source {_name(source)!r}: a selection from {start!r} to {end!r}; export it again"
        ) from error
    if not 0 <= first <= last <= len(text):
        raise StudyError(
            f"{project.path}: source {_name(source)!r}: a selection from {first} to {last} of {len(text)} characters; "
            "the text was changed after it was coded: export the project again"
        )
    return first, last


def _given(project: _Project, selection: Element, book: _Book) -> Iterator[tuple[Code, str]]:
    """Codes of a selection with who gave them; a selection may have none, such as a memo's."""
    for coding in project.all(selection, "Coding"):
        coder = book.coders.get(coding.get("creatingUser") or selection.get("creatingUser") or "", "C0")
        for reference in project.all(coding, "CodeRef"):
            code = book.codes.get(reference.get("targetGUID", ""))
            if code is None:
                raise StudyError(
                    f"{project.path}: a passage bears a code that the code book does not have; export again"
                )
            yield code, coder


def _name(source: Element) -> str:
    return source.get("name") or source.get("guid") or "a source"
