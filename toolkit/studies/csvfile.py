"""
Tables as spreadsheets write them: with or without a byte order mark; comma, semicolon or tab between cells.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from toolkit.studies.faults import Faults

MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 10_000_000, 100_000, 200
DELIMITERS = (",", ";", "\t")
AGAIN = "save it from the spreadsheet as “CSV UTF-8” again"
# What spreadsheets take for a formula; sheets write an apostrophe before it, which is taken off again here.
FORMULA = ("=", "+", "-", "@")
ALIASES = {
    "participante": "participant",
    "aide_technique": "assistive_tech",
    "assistive_technology": "assistive_tech",
    "tache": "task",
    "reussite": "success",
    "succes": "success",
    "temps_s": "time_s",
    "duree_s": "time_s",
    "erreurs": "errors",
    "etats_visites": "visited_states",
    "visited": "visited_states",
    "commentaire": "comment",
    "evaluateur": "evaluator",
    "evaluatrice": "evaluator",
    "critere": "criterion",
    "constat": "finding",
    "titre": "title",
    "parcours": "journey",
    "lieu": "place",
    "gravite": "severity",
    "severite": "severity",
    "corrige": "fixed",
    "probleme": "problem",
    "groupe": "group",
    "debut": "start",
    "fin": "end",
    "texte": "text",
    "codeur": "coder",
    "codeuse": "coder",
    "principe": "principle",
    "niveau": "level",
    "reponse": "answer",
    "preuve": "evidence",
    "responsable": "owner",
    "nps": "nps1",
}


class Table(NamedTuple):
    """One file: its columns by their names here, and its rows with the numbers that a spreadsheet shows."""

    path: Path
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(path: Path, faults: Faults) -> Table | None:
    """A file as a table; None, and a fault, where it is none."""
    content = read_bytes(path, faults, MOST_BYTES)
    text = _decoded(path, content, faults) if content is not None else None
    if content is None or text is None:
        return None
    lines = _rows(path, text, faults)
    if lines is None:
        return None
    head, *body = lines
    columns = _columns(path, head, faults)
    rows = tuple(_row(path, number, cells, columns, faults) for number, cells in body if any(map(str.strip, cells)))
    if not rows:
        faults.add(path, 0, "", "there is no row below the header", "fill the template in before it is imported")
        return None
    return Table(path, digest(content), columns, rows)


def read_bytes(path: Path, faults: Faults, most: int) -> bytes | None:
    """A file's content; None, and a fault, where it cannot be had or is too large."""
    try:
        if path.stat().st_size > most:
            size = path.stat().st_size
            faults.add(path, 0, "", f"{size / 1e6:.0f} MB", f"at most {most / 1e6:.0f} MB are read; split it")
            return None
        return path.read_bytes()
    except OSError as error:
        faults.add(path, 0, "", f"cannot be read ({error.strerror})", "name a file that is there")
        return None


def digest(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def column_name(text: str) -> str:
    """
    A header cell as a column is named here.

    Example:
        >>> column_name(" Tâche "), column_name("Assistive Tech"), column_name("SUS 1")
        ('task', 'assistive_tech', 'sus_1')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return ALIASES.get(name, name)


def _decoded(path: Path, content: bytes, faults: Faults) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.add(path, line, "", f"not UTF-8 ({error.reason})", AGAIN)
        return None
    if "\0" in text:
        faults.add(path, 0, "", "this is no text", "save the sheet as CSV; workbooks are not read")
        return None
    return text


def _rows(path: Path, text: str, faults: Faults) -> list[tuple[int, list[str]]] | None:
    """All rows, the header first, with their numbers."""
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=([,;\t])"?', first.strip("\r"))  # as some spreadsheets say which delimiter they use
    body, offset = (rest, 2) if said else (text, 1)
    header = next((line for line in body.split("\n") if line.strip()), "")
    delimiter = said[1] if said else max(DELIMITERS, key=header.count)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)):
            if number > MOST_ROWS:
                faults.add(path, 0, "", f"more than {MOST_ROWS} rows", "split it")
                return None
            rows.append((number + offset, cells))
    except csv.Error as error:
        faults.add(path, len(rows) + offset, "", f"no row of a CSV ({error})", AGAIN)
        return None
    while rows and not any(map(str.strip, rows[0][1])):
        rows.pop(0)
    if not rows or len(rows[0][1]) > MOST_COLUMNS:
        what = "the file is empty" if not rows else f"more than {MOST_COLUMNS} columns"
        faults.add(path, 0, "", what, "begin with `virage study template`")
        return None
    return rows


def _columns(path: Path, head: tuple[int, list[str]], faults: Faults) -> tuple[str, ...]:
    number, cells = head
    names = [column_name(cell) for cell in cells]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.add(path, number, name, "stands there twice", "remove one of the two")
    return tuple(names)


def _row(
    path: Path, number: int, cells: list[str], columns: tuple[str, ...], faults: Faults
) -> tuple[int, dict[str, str]]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        what = f"{len(cells)} cells where the header has {len(columns)}"
        faults.add(path, number, "", what, "put texts that hold the delimiter between double quotes")
    return number, {name: _plain(cell) for name, cell in zip(columns, cells, strict=False) if name}


def _plain(cell: str) -> str:
    text = cell.replace("\r\n", "\n").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
